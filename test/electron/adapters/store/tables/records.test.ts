import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { SignedConsent } from '../../../../../electron/services/consent/ports.ts';
import type { Draft } from '../../../../../electron/services/deposit/ports.ts';
import { consentsTable } from '../../../../../electron/adapters/store/tables/consents.ts';
import { draftsTable } from '../../../../../electron/adapters/store/tables/drafts.ts';
import { placeMemory } from '../../../../../electron/adapters/store/tables/place.ts';
import { settingsTable } from '../../../../../electron/adapters/store/tables/settings.ts';
import { insId } from '../../../../../shared/domain/patient/ins.ts';
import { HOLDER } from '../store-support.ts';
import { consent, testIns } from '../samples.ts';
import { legalDatabase } from './legal-bench.ts';

const A = insId(testIns(1));

test('R6: the latest act of this practitioner for this patient is found, and the history is whole', () => {
  const table = consentsTable(legalDatabase());
  const { answers, ...refused } = { ...consent('b', 2).record, answers: undefined, decision: 'refused' } as const;
  expect(answers).toBeUndefined();
  const second: SignedConsent = { record: refused, signature: 's', certificate: 'c' };
  expect([table.append(consent('a', 1)), table.append(second)].every((written) => written.ok)).toBe(true);
  expect(table.latest(A, HOLDER)).toEqual(second.record);
  expect(table.history(A)).toEqual([consent('a', 1), second]);
  expect(table.latest(A, '899700000029')).toBeNull();
  expect(table.latest(insId(testIns(2)), HOLDER)).toBeNull();
});

describe('drafts', () => {
  const draft: Draft = {
    id: 'd1',
    insId: A,
    fileName: 'lettre.pdf',
    mediaType: 'application/pdf',
    bytes: new Uint8Array([1, 2]),
    pages: 3,
    form: { title: 'Lettre' },
    savedAt: 5,
  };

  test('decision 13: what was typed comes back, file and form', () => {
    const table = draftsTable(legalDatabase());
    table.save(draft);
    table.saveForm('d1', { title: 'Lettre de liaison' }, 6);
    const saved = { ...draft, form: { title: 'Lettre de liaison' }, savedAt: 6 };
    expect(table.find('d1')).toEqual(saved);
    expect(table.ofPatient(A)).toEqual([saved]);
    expect(table.ofPatient(insId(testIns(2)))).toEqual([]);
    table.save({ ...draft, bytes: new Uint8Array([7]) });
    expect(table.find('d1')?.bytes).toEqual(new Uint8Array([7]));
  });

  test('H28: a draft never changes patient', () => {
    const table = draftsTable(legalDatabase());
    table.save(draft);
    expect(() => table.save({ ...draft, insId: insId(testIns(2)) })).toThrow();
    expect(table.find('d1')?.insId).toBe(A);
  });

  test('a discarded draft leaves no file behind', () => {
    const database = legalDatabase();
    const table = draftsTable(database);
    table.save(draft);
    table.discard('d1');
    expect(table.find('d1')).toBeNull();
    expect(database.prepare('SELECT * FROM draft_files').all()).toEqual([]);
  });
});

test('a setting that no longer has its shape counts as absent', () => {
  const settings = settingsTable(legalDatabase());
  settings.write('remindedAt', 12);
  expect(settings.read('remindedAt', z.number())).toBe(12);
  expect(settings.read('remindedAt', z.string())).toBeNull();
  expect(settings.read('other', z.string())).toBeNull();
});

test('decision 13: the place is remembered and forgotten', () => {
  const place = placeMemory(settingsTable(legalDatabase()));
  expect(place.recall()).toBeNull();
  place.remember({ insId: A, openedAt: 4 });
  expect(place.recall()).toEqual({ insId: A, openedAt: 4 });
  place.remember(null);
  expect(place.recall()).toBeNull();
});
