import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUE, seedDocuments } from '../../../sandbox/seed/documents.ts';
import { seedPatients } from '../../../sandbox/seed/patients.ts';
import { sharedFolder } from '../../support/shared-folder.ts';

const now = new Date('2026-11-24T09:00:00Z');

/** One of each form, author and awkward header: the official profiles take some forty seconds whatever the number. */
const REPRESENTATIVES = [
  'nessi-bio-2026-11',
  'nessi-discharge',
  'nessi-vsm-2',
  'nessi-vaccine-flu',
  'nessi-vaccine-history',
  'nessi-ecg',
  'nessi-self-pressure',
  'nessi-reimbursed',
  'nessi-gp-old',
  'nessi-physio',
  'trois-letter-fax',
  'trois-nurse',
  'under-18-secret',
  'newborn-birth',
  'corsica-2a-visit',
  'no-day-visit',
  'year-only-visit',
  'double-name-stay',
  'apostrophe-visit',
  'ward-01-charts',
];

describe.skipIf(!sharedFolder())('headers under the official validators', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-cda-'));
  let report = '';

  beforeAll(async () => {
    const plans = CATALOGUE.filter(({ key }) => REPRESENTATIVES.includes(key));
    const built = await seedDocuments(seedPatients(now), now, plans);
    const files = built.map(({ plan, document }) => {
      const file = join(folder, `${plan.key}.xml`);
      writeFileSync(file, document.content);
      return file;
    });
    report = check(join(sharedFolder() ?? '', 'validators/tools/check-cda.sh'), files);
  }, 240_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  test('every representative document was checked', () => {
    expect(report.match(/^XSD ok/gm)).toHaveLength(REPRESENTATIVES.length);
  });

  test('CDA_extended.xsd and the StrucMin schematron find nothing', () => {
    expect(report.split('\n').filter((line) => /^XSD FAIL|StrucMin failed=[1-9]/.test(line))).toEqual([]);
    expect(report.match(/StrucMin failed=0/g)).toHaveLength(REPRESENTATIVES.length);
  });
});

/** The script ends with 1 when a profile finds something; its report says what. */
function check(script: string, files: readonly string[]): string {
  try {
    return execFileSync(script, files, { encoding: 'utf8' });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') return error.stdout;
    throw error;
  }
}
