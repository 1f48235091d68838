import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putAuthorisation } from '../../sandbox/store/authorisations.ts';
import { sharedFolder } from '../support/shared-folder.ts';
import type { Reply } from './support/client.ts';
import { newOid } from './support/lot.ts';
import {
  ACTION,
  ANY_STATUS,
  authorisationChange,
  authorisationList,
  closeRequest,
  demographicsQuery,
  patientListQuery,
  patientSearch,
  QUERY,
  retrieveRequest,
  storedQuery,
} from './support/messages.ts';
import { OTHER_INS, PATIENT_INS, startTestSandbox, type TestSandbox } from './support/running.ts';
import { practitioner } from './support/vihf.ts';

const shared = sharedFolder() ?? '';
let sandbox: TestSandbox;
let folder: string;
const uniqueId = newOid();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  sandbox = await startTestSandbox();
  putAuthorisation(sandbox.store, 1, '899700000011', 'AUTORISE', sandbox.clock.now());
  await sandbox.deposit({ documents: [{ uniqueId, comments: 'Commentaire', eventCode: 'BAFA018' }] });
});
afterAll(async () => {
  await sandbox.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Case {
  outline: string;
  ask: () => Promise<Reply>;
  /** Paths of the outline that our answer lacks, each with its reason. */
  missing?: Record<string, string>;
  /** What our answer adds, each with its reason. */
  extra?: Record<string, string>;
  xsd?: boolean;
}

const PERSON =
  '/soap:Envelope/soap:Body/hl7:PRPA_IN201308UV02/hl7:controlActProcess/hl7:subject/hl7:registrationEvent/hl7:subject1/hl7:patient/hl7:patientPerson';

const CASES: Record<string, Case> = {
  'TD0.2': {
    outline: 'TD0.2-response',
    ask: () => sandbox.call({ action: ACTION.demographics, body: demographicsQuery(PATIENT_INS) }),
  },
  'TD0.3': {
    outline: 'TD0.3-response',
    ask: () => sandbox.call({ action: ACTION.setAuthorisation, body: authorisationChange('AJOUT') }),
  },
  'TD0.4': {
    outline: 'TD0.4-response',
    ask: () => sandbox.call({ action: ACTION.patientList, body: patientListQuery('20200101000000', 'LASTDOC') }),
  },
  'TD0.5': {
    outline: 'TD0.5-response',
    ask: () =>
      sandbox.call(
        { action: ACTION.patientSearch, body: patientSearch('PAT-TROIS') },
        { person: practitioner('899700000037'), purpose: 'centre_15' },
      ),
  },
  'TD1.4': {
    outline: 'TD1.4-response',
    ask: () => {
      putAuthorisation(sandbox.store, 2, '899700000011', 'AUTORISE', sandbox.clock.now());
      return sandbox.call({ action: ACTION.revisePatient, body: closeRequest(OTHER_INS) }, { ins: OTHER_INS });
    },
  },
  'TD1.6': {
    outline: 'TD1.6-response',
    ask: () => sandbox.call({ action: ACTION.listAuthorisations, body: authorisationList('TOUTE') }),
  },
  'TD1.3a': {
    outline: 'TD1.3a-response',
    ask: () => sandbox.call({ action: ACTION.demographics, body: demographicsQuery(PATIENT_INS, 'CNSLT_DATA') }),
    missing: {
      [`${PERSON}/hl7:personalRelationship/hl7:addr/hl7:additionalLocator`]: 'the store keeps one line of address only',
    },
    extra: {
      [`${PERSON}/hl7:birthPlace/hl7:addr/hl7:county`]:
        'INSEE code of the birth place, at the place where CDA writes it (§4.2)',
    },
  },
  'TD2.1': {
    outline: 'TD2.1-response',
    ask: () => sandbox.deposit({ documents: [{ uniqueId: newOid() }] }),
    xsd: true,
  },
  'TD3.1': {
    outline: 'TD3.1-response',
    ask: () =>
      sandbox.call({
        action: ACTION.query,
        body: storedQuery(QUERY.findDocuments, { $XDSDocumentEntryStatus: ANY_STATUS }),
      }),
    xsd: true,
  },
  'TD3.2': {
    outline: 'TD3.2-response',
    ask: () => sandbox.call({ action: ACTION.retrieve, body: retrieveRequest([uniqueId]) }),
    xsd: true,
  },
};

/** Differences with an outline, as the official tool prints them. */
function differences(outline: string, xml: string): { missing: string[]; extra: string[] } {
  const file = join(folder, `${outline}.xml`);
  writeFileSync(file, xml);
  const tool = join(shared, 'validators', 'tools', 'outline-diff.py');
  const run = spawnSync('python3', [tool, file, join(shared, 'domain', 'outlines', `${outline}.txt`)], {
    encoding: 'utf8',
  });
  const lines = (kind: string): string[] =>
    run.stdout
      .split('\n')
      .filter((line) => line.startsWith(kind))
      .map((line) => line.slice(kind.length).trim());
  expect(run.stdout, run.stderr).toMatch(/paths of the outline present/);
  return { missing: lines('missing'), extra: lines('extra') };
}

describe.skipIf(!shared)('answers against the outlines of the real messages', () => {
  test.each(Object.keys(CASES))('%s', async (name) => {
    const { outline, ask, missing = {}, extra = {} } = CASES[name] as Case; // name comes from the table's own keys
    const reply = await ask();
    expect(reply.status, reply.xml).toBe(200);
    const found = differences(outline, reply.xml);
    expect(found.missing).toEqual(Object.keys(missing));
    expect(found.extra).toEqual(Object.keys(extra));
  });
});

describe.skipIf(!shared)('answers against the XSD of SOAP, ebRS and XDS.b', () => {
  const validate = (reply: Reply): void => {
    const file = join(folder, 'answer.xml');
    // Inside MTOM, XOP stands for base64: the schema speaks of what it stands for.
    writeFileSync(file, reply.xml.replace(/<xop:Include[^>]*\/>/g, 'QQ=='));
    execFileSync(
      'xmllint',
      ['--noout', '--nonet', '--schema', join(shared, 'validators', 'xds', 'soap-xds-driver.xsd'), file],
      {
        stdio: 'pipe',
      },
    );
  };
  const failures: Record<string, () => Promise<Reply>> = {
    'a duplicate deposit': () => sandbox.deposit({ documents: [{ uniqueId }] }),
    'an unknown query': () => sandbox.call({ action: ACTION.query, body: storedQuery('urn:uuid:0', {}) }),
    'an unknown document': () => sandbox.call({ action: ACTION.retrieve, body: retrieveRequest(['1.2.3']) }),
    'a SOAP fault': () =>
      sandbox.call({ action: ACTION.query, body: storedQuery(QUERY.findDocuments, {}) }, { sector: 'SA01' }),
    sets: () =>
      sandbox.call({
        action: ACTION.query,
        body: storedQuery(QUERY.findSubmissionSets, { $XDSSubmissionSetStatus: ANY_STATUS }),
      }),
    references: () =>
      sandbox.call({
        action: ACTION.query,
        body: storedQuery(QUERY.findDocuments, { $XDSDocumentEntryStatus: ANY_STATUS }, { returnType: 'ObjectRef' }),
      }),
  };

  test.each(Object.keys(CASES).filter((name) => CASES[name]?.xsd))('%s', async (name) => {
    const reply = await (CASES[name] as Case).ask(); // name comes from the table's own keys
    expect(() => validate(reply)).not.toThrow();
  });

  test.each(Object.keys(failures))('%s', async (name) => {
    const reply = await failures[name]?.();
    expect(reply && (() => validate(reply))).not.toThrow();
  });
});
