import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { find } from './support/client.ts';
import { ACTION, demographicsQuery } from './support/messages.ts';
import { CLOSED_INS, PATIENT_INS, startTestSandbox, TEST_OID, type TestSandbox } from './support/running.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.remove());

describe('TD0.2, test of existence', () => {
  test('an open dossier without authorisation says so', async () => {
    const reply = await sandbox.call({
      action: ACTION.demographics,
      body: demographicsQuery(PATIENT_INS),
      path: 'patient',
    });
    expect(reply.status, reply.xml).toBe(200);
    expect(find(reply.xml, '//hl7:attentionLine/hl7:value/@code')).toEqual(['NON_EXISTE']);
    expect(find(reply.xml, '//hl7:patient/hl7:statusCode/@code')).toEqual(['active']);
  });

  test('a closed dossier is told with its date and motive (R38)', async () => {
    const reply = await sandbox.call(
      { action: ACTION.demographics, body: demographicsQuery(CLOSED_INS) },
      { ins: CLOSED_INS },
    );
    expect(find(reply.xml, '//hl7:patient/hl7:statusCode/@code')).toEqual(['terminated']);
    expect(find(reply.xml, '//hl7:effectiveTime/hl7:high/@value')).toEqual(['20260303000000']);
    expect(find(reply.xml, '//hl7:detectedIssueEvent/hl7:code/@code')).toEqual(['FERMETURE_DEMANDE_PATIENT']);
  });

  test('a patient without dossier is answered «not found», without a subject', async () => {
    const nobody = { oid: TEST_OID, value: '190017500100131' };
    const reply = await sandbox.call({ action: ACTION.demographics, body: demographicsQuery(nobody) }, { ins: nobody });
    expect(find(reply.xml, '//hl7:queryResponseCode/@code')).toEqual(['NF']);
    expect(find(reply.xml, '//hl7:patient')).toEqual([]);
  });
});
