import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../sandbox/seed/documents.ts';
import { patientList } from '../../../sandbox/seed/patients.ts';
import { seedStore, type SeedOptions } from '../../../sandbox/seed/seed.ts';
import { openStore, type Store } from '../../../sandbox/store/open.ts';

const now = Date.parse('2026-11-24T09:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'seed-'));
const stores: Store[] = [];

afterAll(() => {
  for (const store of stores) store.close();
  rmSync(folder, { recursive: true });
});

async function seeded(name: string, options: Omit<SeedOptions, 'now'>): Promise<Store> {
  const store = openStore(join(folder, name));
  stores.push(store);
  await seedStore(store, { now, ...options });
  return store;
}

function count(store: Store, sql: string): number {
  return store.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${sql}`).get()?.n ?? 0;
}

describe('seeding a store', () => {
  test('the small seed writes every person and document once, each document in a lot', async () => {
    const store = await seeded('small.sqlite', {});
    expect(count(store, 'patients')).toBe(patientList(new Date(now)).patients.length);
    expect(count(store, 'documents')).toBe(CATALOGUE.length);
    expect(count(store, "associations WHERE kind LIKE '%HasMember'")).toBe(CATALOGUE.length);
    expect(count(store, "associations WHERE kind LIKE '%RPLC'")).toBe(1);
    expect(count(store, 'documents d WHERE NOT EXISTS (SELECT 1 FROM submission_sets s WHERE s.id = d.set_id)')).toBe(
      0,
    );
    expect(count(store, 'contents WHERE size <> length(bytes)')).toBe(0);
  });

  test('documents of one lot share it', async () => {
    const store = await seeded('lot.sqlite', {});
    const shared = store
      .prepare<[], { n: number }>('SELECT count(*) AS n FROM documents GROUP BY set_id ORDER BY n DESC')
      .get();
    expect(shared?.n).toBe(3);
  });

  test('the DMP believes other traits than the practice for the person whose identity must be doubted', async () => {
    const store = await seeded('mismatch.sqlite', {});
    const row = store
      .prepare<[], { first_given_name: string; sex: string }>(
        "SELECT first_given_name, sex FROM patients WHERE birth_name = 'PAT-ECART'",
      )
      .get();
    expect(row).toEqual({ first_given_name: 'JULIEN', sex: 'M' });
    expect(patientList(new Date(now)).patients.find(({ birthName }) => birthName === 'PAT-ECART')).toMatchObject({
      firstGivenName: 'JULIE',
      sex: 'F',
    });
  });

  test('a large seed reaches the number asked, one dossier its own, and its people are in the host’s list', async () => {
    const size = { documents: 1_000, dossier: 300 };
    const progress: number[] = [];
    const store = await seeded('large.sqlite', { ...size, onProgress: (written) => progress.push(written) });
    expect(count(store, 'documents')).toBe(1_000);
    expect(
      count(store, "documents d JOIN patients p ON p.id = d.patient_id WHERE p.birth_name = 'PAT-GROSDOSSIER'"),
    ).toBe(300);
    expect(count(store, 'patients')).toBe(patientList(new Date(now), size).patients.length);
    expect(progress.at(-1)).toBe(1_000);
  });
});
