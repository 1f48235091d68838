import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Job } from '../../../../shared/contract/deposit.ts';
import {
  applyFilters,
  countGroups,
  filedSince,
  isUnreadable,
  toItems,
  type AnyRow,
} from '../../../../renderer/features/record/list-model.ts';
import { NO_FILTER, standingFilters, visibilityFilters } from '../../../../renderer/features/record/filter-tests.ts';
import { ROWS, RUTH, row } from '../../../support/bridge/world.ts';

const aRow: fc.Arbitrary<AnyRow> = fc.oneof(
  fc
    .record({ code: fc.string({ maxLength: 4 }), title: fc.string(), archived: fc.boolean() })
    .map(({ code, title, archived }) => row(title, { classCode: code, states: archived ? ['archive'] : [] })),
  fc.uuid().map((rowId) => ({ rowId, unreadable: true as const, faults: ['xds/missing'] })),
);

describe('filters', () => {
  test('H09: what the chips say to hide adds up to what is hidden', () => {
    fc.assert(
      fc.property(fc.array(aRow), fc.string({ maxLength: 5 }), fc.boolean(), (rows, words, hideArchived) => {
        const group = countGroups(rows)[0]?.group ?? null;
        const { shown, active } = applyFilters(rows, { ...NO_FILTER, words, group, hideArchived, hideObsolete: true });
        expect(active.reduce((sum, { hides }) => sum + hides, 0)).toBe(rows.length - shown.length);
      }),
    );
  });
  test('H08: an unknown class never shrinks the default view, and unreadable rows pass every filter', () => {
    fc.assert(
      fc.property(fc.array(aRow), fc.string({ maxLength: 5 }), (rows, words) => {
        expect(applyFilters(rows, NO_FILTER).shown).toHaveLength(rows.length);
        const unreadable = rows.filter((one) => 'unreadable' in one).length;
        const { shown } = applyFilters(rows, { ...NO_FILTER, words });
        expect(shown.filter((one) => 'unreadable' in one)).toHaveLength(unreadable);
      }),
    );
  });
  test('words are found without accents, in any order, in title, author, place or type', () => {
    const found = (words: string) =>
      applyFilters(ROWS, { ...NO_FILTER, words }).shown.filter((one) => !('unreadable' in one));
    expect(found('renale echographie')).toHaveLength(1);
    expect(found('tilleuls vaccination')).toHaveLength(1);
    expect(found('introuvable')).toHaveLength(0);
  });
});

describe('visibility filters', () => {
  const treating = { isTreatingPhysician: true };
  const other = { isTreatingPhysician: false };
  test('R11, H16: «masqués» is offered to the médecin traitant alone, and goes at once with that status', () => {
    expect(visibilityFilters(treating)).toContain('masque-ps');
    expect(visibilityFilters(other)).not.toContain('masque-ps');
    expect(visibilityFilters(null)).not.toContain('masque-ps');
    const filters = { ...NO_FILTER, only: 'masque-ps' } as const;
    expect(standingFilters(filters, treating)).toEqual(filters);
    expect(standingFilters(filters, other)).toEqual(NO_FILTER);
  });
  test('EX_3.1-1030: a filter keeps the rows that bear its state, and counts what it hides', () => {
    const { shown, active } = applyFilters(ROWS, { ...NO_FILTER, only: 'invisible-patient' });
    expect(shown.flatMap((one) => (isUnreadable(one) ? [] : [one.states]))).toEqual([['invisible-patient']]);
    expect(active).toEqual([{ key: 'only', name: 'Non visibles par le patient', hides: ROWS.length - shown.length }]);
  });
});

describe('lines', () => {
  test('R20: what the patient wrote stands apart, after the professionals’ documents', () => {
    const items = toItems(ROWS, [], { byPatient: 'Déposé par la patiente', news: 'Nouveau' });
    const apart = items.findIndex((item) => item.kind === 'group' && item.title === 'Déposé par la patiente');
    const own = items.flatMap((item, index) => (item.kind === 'row' && item.row.patientAuthored ? [index] : []));
    expect(own).toHaveLength(2);
    expect(own.every((index) => index > apart)).toBe(true);
  });
  test('every row received is a line of the list, readable or not', () => {
    fc.assert(
      fc.property(fc.array(aRow), (rows) => {
        const lines = toItems(rows, [], { byPatient: 'p', news: 'n' }).filter((item) => item.kind !== 'group');
        expect(lines).toHaveLength(rows.length);
      }),
    );
  });
  test('a document of ours joins the list from the registry’s Success, for its own patient only', () => {
    const job: Job = {
      jobId: 'j1',
      chainId: '2.25.70',
      answerShown: true,
      insId: RUTH.insId,
      patientLabel: 'NESSI',
      title: 'CR',
      typeLabel: 'CR',
      size: 1,
      state: 'sent',
      sentBytes: 1,
      totalBytes: 1,
      attempts: 1,
      notBefore: 0,
      createdAt: 5,
      dueBy: Number.MAX_SAFE_INTEGER,
      acknowledgedAt: 20,
      withdrawnAt: null,
      uniqueId: 'filed',
      fault: null,
    };
    const asked = (askedAt: number, rows: readonly AnyRow[] = ROWS) => ({ askedAt, rows: [...rows] });
    expect(filedSince([job], RUTH.insId, asked(10))).toHaveLength(1);
    expect(filedSince([job], RUTH.insId, asked(30))).toHaveLength(0);
    expect(filedSince([job], 'other', asked(10))).toHaveLength(0);
    expect(filedSince([{ ...job, state: 'queued' }], RUTH.insId, asked(10))).toHaveLength(0);
    // Registered while the list was on its way: shown once, by the list if it holds it.
    expect(filedSince([job], RUTH.insId, asked(10, [row('CR', { uniqueId: 'filed' })]))).toHaveLength(0);
  });
});
