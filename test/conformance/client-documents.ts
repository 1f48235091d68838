import { createCdaBuilder } from '../../electron/adapters/dmp/cda/build-cda.ts';
import { DEPOSIT_MEDIA_TYPES, type DepositDocument } from '../../shared/domain/document/deposit.ts';
import type { PatientIdentity } from '../../shared/domain/patient/identity.ts';
import { SAMPLE_PATIENT, sampleDeposit, testIns } from '../fixtures/documents/sample-deposit.ts';

/** Identities that break careless writers: each must give a document as valid as the plain one. */
const AWKWARD: Record<string, Partial<PatientIdentity>> = {
  apostrophes: {
    birthName: "PAT-D'ARC",
    usedName: "PAT-L'ÉCUYER",
    givenNames: "JEANNE D'AIX",
    firstGivenName: 'JEANNE',
  },
  'unknown-day': { birthDate: '1941-07', birthPlace: '99351' },
  'unknown-month': { birthDate: '1941', birthPlace: '99352' },
  corsican: { ins: testIns('185022A004123'), sex: 'M', birthDate: '1985-02-11', birthPlace: '2A004' },
  ampersand: { birthName: 'PAT-É&È <Ü>', givenNames: 'ÀÇ "Œ"', firstGivenName: 'ÀÇ' },
};

function deposits(): [string, DepositDocument][] {
  const newVersion = { versionNumber: 3, replaces: { uniqueId: '2.25.4242', versionNumber: 2 } };
  return [
    ...DEPOSIT_MEDIA_TYPES.map((mediaType): [string, DepositDocument] => [
      mediaType.replace('/', '-'),
      sampleDeposit({ mediaType }),
    ]),
    ...Object.entries(AWKWARD).map(([name, change]): [string, DepositDocument] => [
      name,
      sampleDeposit({ patient: { ...SAMPLE_PATIENT, ...change }, title: `Cas « ${name} » : Hb < 7 & µg/l` }),
    ]),
    ['new-version', sampleDeposit(newVersion)],
    ['date-only', sampleDeposit({ actAt: '2026-07-14' })],
  ];
}

/** What the client writes: each media type, each awkward identity, a new version, a day without an hour; by name. */
export function clientDocuments(): Record<string, Uint8Array | string> {
  const build = createCdaBuilder({ localIdRoot: '1.2.250.1.999.1.1.7898.2' });
  const written = deposits().map(([name, document]) => {
    return [`client-${name}`, build.buildCda(document, new TextEncoder().encode(`contenu ${name}`))] as const;
  });
  return Object.fromEntries(written);
}
