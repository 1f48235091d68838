import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readableTypes } from '../../sandbox/rights/readable-types.ts';
import { findDocumentIds, loadDocuments } from '../../sandbox/store/documents-read.ts';
import { openStore, type Store } from '../../sandbox/store/open.ts';
import { seedStore } from '../../sandbox/seed/seed.ts';
import type { Reader } from '../../sandbox/store/reader.ts';
import { documentFilter } from '../../sandbox/xds/document-filter.ts';
import { STORED_QUERY, type StoredQuery } from '../../sandbox/xds/stored-query.ts';
import { writeDocumentEntry } from '../../sandbox/xds/write-registry.ts';

const DOSSIER = 2000;
const BUDGET_MS = 300;

let db: Store;
let folder: string;
let patientId: number;
const reader: Reader = {
  practitionerId: '899700000029',
  structureId: '499700000029001',
  byStructure: false,
  ownOnly: false,
  attending: false,
  emergency: false,
  masksOpen: false,
  reimbursedFrom: '0',
  types: readableTypes('10'),
};
const query: StoredQuery = {
  id: STORED_QUERY.findDocuments,
  leafClass: true,
  startIndex: 0,
  maxResults: null,
  parameters: new Map([['$XDSDocumentEntryStatus', ['urn:oasis:names:tc:ebxml-regrep:StatusType:Approved']]]),
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'big-dossier-'));
  db = openStore(join(folder, 'store.sqlite'));
  await seedStore(db, { now: Date.now(), dossier: DOSSIER });
  const biggest = db
    .prepare<[], { id: number }>(
      'SELECT patient_id AS id FROM documents GROUP BY patient_id ORDER BY count(*) DESC LIMIT 1',
    )
    .get();
  patientId = biggest?.id ?? 0;
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe(`a dossier of ${DOSSIER} documents`, () => {
  test(`is searched and written in less than ${BUDGET_MS} ms`, () => {
    const runs = Array.from({ length: 5 }, () => {
      const started = performance.now();
      const ids = findDocumentIds(db, patientId, reader, documentFilter(query));
      const written = loadDocuments(db, ids).map((one) => writeDocumentEntry(one, { oid: '1.2', value: '3' }));
      expect(written.length).toBeGreaterThan(DOSSIER / 2);
      return performance.now() - started;
    });
    // The best of five: other programs share the machine's two cores.
    expect(Math.min(...runs)).toBeLessThan(BUDGET_MS);
  });

  test('is found by the index of its patient', () => {
    const plan = db
      .prepare<[], { detail: string }>(
        "EXPLAIN QUERY PLAN SELECT d.id FROM documents d WHERE d.patient_id = 1 AND d.kind = 'document' AND d.status IN (SELECT value FROM json_each('[]'))",
      )
      .all()
      .map((row) => row.detail)
      .join('\n');
    expect(plan).toContain('USING COVERING INDEX documents_of_patient');
  });
});
