import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createCdaBuilder } from '../../../../../electron/adapters/dmp/cda/build-cda.ts';
import { DEPOSIT_MEDIA_TYPES, type DepositDocument } from '../../../../../shared/domain/document/deposit.ts';
import type { PatientIdentity } from '../../../../../shared/domain/patient/identity.ts';
import { SAMPLE_PATIENT, sampleDeposit, testIns } from '../../../../fixtures/documents/sample-deposit.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';

const run = promisify(execFile);

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

function documents(): Record<string, DepositDocument> {
  const byMedia = DEPOSIT_MEDIA_TYPES.map((mediaType) => [mediaType.replace('/', '-'), sampleDeposit({ mediaType })]);
  const byIdentity = Object.entries(AWKWARD).map(([name, change]) => [
    name,
    sampleDeposit({ patient: { ...SAMPLE_PATIENT, ...change }, title: `Cas « ${name} » : Hb < 7 & µg/l` }),
  ]);
  const newVersion = [
    'new-version',
    sampleDeposit({ versionNumber: 3, replaces: { uniqueId: '2.25.4242', versionNumber: 2 } }),
  ];
  const dateOnly = ['date-only', sampleDeposit({ actAt: '2026-07-14' })];
  return Object.fromEntries([...byMedia, ...byIdentity, newVersion, dateOnly]) as Record<string, DepositDocument>;
}

async function check(folder: string, shared: string): Promise<string> {
  const build = createCdaBuilder({ localIdRoot: '1.2.250.1.999.1.1.7898.2' });
  const files = await Promise.all(
    Object.entries(documents()).map(async ([name, document]) => {
      const file = join(folder, `${name}.xml`);
      await writeFile(file, build.buildCda(document, new TextEncoder().encode(`contenu ${name}`)));
      return file;
    }),
  );
  const checker = join(shared, 'validators', 'tools', 'check-cda.sh');
  // The checker ends with 1 on findings: what it printed is what the test compares.
  const done = await run(checker, files).catch((error: { stdout: string; stderr: string }) => error);
  return done.stdout + done.stderr;
}

const shared = sharedFolder();

describe.skipIf(!shared)('the official XSD and schematrons', () => {
  test(
    'H34: accept each media type and each awkward identity without one failed assert',
    { timeout: 400_000 },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'cda-'));
      const report = await check(folder, shared ?? '').finally(() => rm(folder, { recursive: true }));
      const lines = report.split('\n').filter((line) => line.trim() !== '');
      const bad = lines.filter((line) => !/^XSD ok|failed=0 /.test(line));
      expect(bad).toEqual([]);
      expect(lines).toHaveLength(Object.keys(documents()).length * 5);
    },
  );
});
