import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type RunningSandbox, type StartOptions } from '../../../sandbox/start.ts';
import { insertPatient } from '../../../sandbox/store/patients.ts';
import type { PatientRecord } from '../../../sandbox/store/records.ts';
import { envelope, post, postBytes, type Call, type Reply } from './client.ts';
import { lot, mtom, type LotOptions } from './lot.ts';
import { ACTION } from './messages.ts';
import { practitioner, signedVihf, type VihfOptions } from './vihf.ts';

export const TEST_OID = '1.2.250.1.213.1.4.10';
export const PATIENT_INS = { oid: TEST_OID, value: '279035121518989' };
export const OTHER_INS = { oid: TEST_OID, value: '207058575627097' };
export const CLOSED_INS = { oid: TEST_OID, value: '180017500100127' };

/** Identities of official examples and of our own making; all fictitious (decision 28). */
const PATIENTS: readonly PatientRecord[] = [
  {
    ins: PATIENT_INS,
    legacyInsC: '0000000000000000000001',
    birthName: 'PAT-TROIS',
    givenNames: 'DOMINIQUE',
    firstGivenName: 'DOMINIQUE',
    sex: 'F',
    birthDate: '1979-03-12',
    birthPlace: '51215',
    phone: '0100000000',
    email: 'pat.trois@exemple.invalid',
    street: "1, rue de l'Essai",
    postalCode: '17000',
    city: 'LA ROCHELLE',
    dossier: 'ACTIF',
    linkedToMes: true,
    representatives: [
      {
        relation: 'FTH',
        title: 'M',
        given: 'CLAUDE',
        family: 'PAT-TROIS',
        phone: '0100000001',
        email: 'claude@exemple.invalid',
        street: '1 rue',
        postalCode: '17000',
        city: 'LA ROCHELLE',
      },
    ],
  },
  {
    ins: OTHER_INS,
    birthName: 'PATB-QUATRE',
    givenNames: 'LAURENCE',
    firstGivenName: 'LAURENCE',
    sex: 'F',
    birthDate: '1907-05-25',
    dossier: 'ACTIF',
    opposesBreakGlass: true,
  },
  {
    ins: CLOSED_INS,
    birthName: 'PAT-FERME',
    givenNames: 'JEAN',
    firstGivenName: 'JEAN',
    sex: 'M',
    birthDate: '1980-01-01',
    dossier: 'FERME',
    closure: { at: Date.UTC(2026, 2, 3), code: 'FERMETURE_DEMANDE_PATIENT', reason: 'Demande du patient' },
  },
];

export interface TestSandbox extends RunningSandbox {
  /** Sends a request as a practitioner: assertion signed, connection opened with his authentication key. */
  call(request: Partial<Call> & Pick<Call, 'action' | 'body'>, vihf?: Partial<VihfOptions>): Promise<Reply>;
  vihf(options?: Partial<VihfOptions>): string;
  /** Deposits a lot in MTOM. */
  deposit(
    lot: Partial<LotOptions> & Pick<LotOptions, 'documents'> & { client?: string },
    vihf?: Partial<VihfOptions>,
  ): Promise<Reply>;
  remove(): Promise<void>;
}

/** Starts a sandbox of its own, over real TLS, in a temporary folder. */
export async function startTestSandbox(options: Partial<StartOptions> = {}): Promise<TestSandbox> {
  const data = mkdtempSync(join(tmpdir(), 'dmp-sandbox-'));
  const running = await startSandbox({ data, port: 0, empty: true, ...options });
  for (const patient of PATIENTS) insertPatient(running.store, patient);
  const vihf = (options: Partial<VihfOptions> = {}): string =>
    signedVihf(running.pkiFolder, {
      person: practitioner('899700000011'),
      ins: PATIENT_INS,
      at: running.clock.now(),
      ...options,
    });
  return {
    ...running,
    vihf,
    call: (request, options = {}) =>
      post(running, { header: vihf(options), client: `persons/${options.person?.id ?? '899700000011'}`, ...request }),
    deposit: ({ client, ...wanted }, options = {}) => {
      const person = options.person ?? practitioner('899700000011');
      const written = lot({
        pki: running.pkiFolder,
        ins: PATIENT_INS,
        authorId: person.nationalId,
        structureId: person.situations[0]?.structureId ?? '',
        signWith: `persons/${person.id}/sign`,
        ...wanted,
      });
      const packed = mtom(
        envelope({ action: ACTION.deposit, header: vihf(options), body: written.body }),
        written.parts,
      );
      return postBytes(
        running,
        client ?? `persons/${person.id}`,
        'DocumentRepository_Service',
        packed.bytes,
        packed.contentType,
      );
    },
    remove: async () => {
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export { envelope };
