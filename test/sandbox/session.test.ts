import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMonths } from '../../sandbox/rules/add-months.ts';
import { faultOf, find, type Reply } from './support/client.ts';
import { newOid } from './support/lot.ts';
import { ACTION, authorisationChange, demographicsQuery, patientListQuery } from './support/messages.ts';
import { CLOSED_INS, OTHER_INS, PATIENT_INS, startTestSandbox, type TestSandbox } from './support/running.ts';
import { practitioner, type VihfOptions } from './support/vihf.ts';

const DAY_MS = 86_400_000;
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.remove());

const ask = (reason: string, who: Partial<VihfOptions> = {}): Promise<Reply> =>
  sandbox.call({ action: ACTION.demographics, body: demographicsQuery(who.ins ?? PATIENT_INS, reason) }, who);
const set = (action: string, who: Partial<VihfOptions> = {}): Promise<Reply> =>
  sandbox.call({ action: ACTION.setAuthorisation, path: 'Habilitation', body: authorisationChange(action) }, who);
const list = (type: string, who: Partial<VihfOptions> = {}): Promise<Reply> =>
  sandbox.call(
    { action: ACTION.patientList, path: 'PatientSpecific', body: patientListQuery('20200101000000', type) },
    { ins: null, ...who },
  );
const state = async (): Promise<string | undefined> =>
  find((await ask('TEST_EXST')).xml, '//hl7:attentionLine/hl7:value/@code')[0];

describe('TD0.3, one’s own authorisation', () => {
  test('added, seen by TD0.2, taken away', async () => {
    expect(find((await set('AJOUT')).xml, '//hab:status')).toEqual(['DMPOk']);
    expect(await state()).toBe('VALIDE');
    expect(find((await set('SUPPRESSION')).xml, '//hab:status')).toEqual(['DMPOk']);
    expect(await state()).toBe('NON_EXISTE');
  });

  test('expires after twelve months of the store’s clock, and can be added again (R7)', async () => {
    await set('AJOUT');
    sandbox.clock.advance(364 * DAY_MS);
    // Certificates and lists are those of the start: only the authorisation is looked at a year later.
    const row = sandbox.store.prepare<[], { at: number }>('SELECT started_at AS at FROM authorisations').get();
    expect(addMonths(row?.at ?? 0, 12)).toBeGreaterThan(sandbox.clock.now());
    sandbox.clock.advance(-364 * DAY_MS);
    sandbox.store.prepare('UPDATE authorisations SET started_at = started_at - ?').run(366 * DAY_MS);
    expect(await state()).toBe('EXPIRE');
    await set('AJOUT');
    expect(await state()).toBe('VALIDE');
  });

  test('R11: a physician declares himself médecin traitant, and ends that; nobody else does', async () => {
    const declare = (action: string, role = 'MEDECIN_TRAITANT', who: Partial<VihfOptions> = {}): Promise<Reply> =>
      sandbox.call(
        { action: ACTION.setAuthorisation, path: 'Habilitation', body: authorisationChange(action, role) },
        who,
      );
    const attending = async (): Promise<string | undefined> =>
      find((await ask('TEST_EXST')).xml, '//hl7:attentionLine/hl7:value/@value')[0];
    expect(find((await declare('AJOUT')).xml, '//hab:status')).toEqual(['DMPOk']);
    expect([await state(), await attending()]).toEqual(['VALIDE', 'true']);
    expect(find((await declare('SUPPRESSION')).xml, '//hab:status')).toEqual(['DMPOk']);
    expect([await state(), await attending()]).toEqual(['VALIDE', 'false']);
    const nurse = { person: practitioner('899700000052') };
    expect(faultOf(await declare('AJOUT', 'MEDECIN_TRAITANT', nurse)).text).toMatch(/médecin/);
    expect(faultOf(await declare('AJOUT', 'AUTRE')).code).toBe('DMPInvalidMessage');
    await set('SUPPRESSION');
  });

  test('not in an emergency, not on a closed dossier, not with an unknown action', async () => {
    expect(faultOf(await set('AJOUT', { purpose: 'centre_15' })).code).toBe('DMPAccessDeniedByRightsService');
    expect(faultOf(await set('AJOUT', { ins: CLOSED_INS })).code).toBe('DMPClosed');
    expect(faultOf(await set('MODIFICATION')).code).toBe('DMPInvalidMessage');
  });

  test('months end where they end', () => {
    const at = (text: string): number => Date.parse(text);
    expect(addMonths(at('2027-01-31T09:00:00Z'), 1)).toBe(at('2027-02-28T09:00:00Z'));
    expect(addMonths(at('2026-11-02T10:15:00Z'), 12)).toBe(at('2027-11-02T10:15:00Z'));
    expect(addMonths(at('2028-02-29T00:00:00Z'), -12)).toBe(at('2027-02-28T00:00:00Z'));
  });
});

describe('TD0.4, authorised dossiers', () => {
  test('by last authorisation and by last document, without naming a patient', async () => {
    const doctor = { person: practitioner('899700000029') };
    await set('AJOUT', { ...doctor, ins: OTHER_INS });
    const mine = await list('LASTAUTORIZATION', doctor);
    expect(find(mine.xml, '//pat:nationalId')).toEqual([OTHER_INS.value]);
    expect(find(mine.xml, '//pat:status')).toEqual(['DMPOk']);
    expect(find((await list('LASTDOC', doctor)).xml, '//pat:nationalId')).toEqual([]);
    await sandbox.deposit({ documents: [{ uniqueId: newOid() }], ins: OTHER_INS }, { ...doctor, ins: OTHER_INS });
    expect(find((await list('LASTDOC', doctor)).xml, '//pat:nationalId')).toEqual([OTHER_INS.value]);
  });

  test('an unreadable date or type is refused', async () => {
    expect(faultOf(await list('AUTRE')).code).toBe('DMPInvalidMessage');
  });
});

describe('TD1.3a, administrative data', () => {
  const emergency = { person: practitioner('899700000037') };

  test('need an authorisation in normal access', async () => {
    expect(faultOf(await ask('CNSLT_DATA', emergency)).code).toBe('DMPAccessDeniedByRightsService');
  });

  test('give the oppositions in an emergency, two independent flags (decision 24, R32)', async () => {
    const reply = await ask('CNSLT_DATA', {
      ...emergency,
      purpose: 'bris_de_glace',
      reason: 'Urgence',
      ins: OTHER_INS,
    });
    const flag = (code: string): string[] =>
      find(reply.xml, `//hl7:administrativeObservation[hl7:code/@code="${code}"]/hl7:value/@value`);
    expect(flag('OPPOSITION_BRIS_DE_GLACE')).toEqual(['true']);
    expect(flag('OPPOSITION_ACCES_URGENCE')).toEqual(['false']);
  });
});
