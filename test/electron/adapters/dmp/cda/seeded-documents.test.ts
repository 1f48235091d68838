import { expect, test } from 'vitest';
import { readCda } from '../../../../../electron/adapters/dmp/cda/read-cda.ts';
import { readDocument } from '../../../../../electron/adapters/dmp/cda/read-document.ts';
import { seedDocuments } from '../../../../../sandbox/seed/documents.ts';
import { seedPatients } from '../../../../../sandbox/seed/patients.ts';

// The sandbox writes its documents with its own code: what it writes and what we read check each other (decision 5).
test('H37: every document of the sandbox is read whole, with its patient', { timeout: 60_000 }, async () => {
  const now = new Date('2026-11-22T09:00:00Z');
  const documents = await seedDocuments(seedPatients(now), now);
  expect(documents.length).toBeGreaterThan(40);
  for (const { plan, document } of documents) {
    const view = readCda(document.content);
    expect([plan.key, view.ok && view.value.faults]).toEqual([plan.key, []]);
    const { body, header, patient } = readDocument(document.content, document.mimeType);
    expect([plan.key, header?.id]).toEqual([plan.key, document.uniqueId]);
    expect([plan.key, body.kind === 'unreadable', patient === null]).toEqual([plan.key, false, false]);
  }
});
