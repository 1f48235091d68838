import { describe, expect, test } from 'vitest';
import { cacheMigrations } from '../../../../electron/adapters/store/migrations/cache/index.ts';
import { cacheTable } from '../../../../electron/adapters/store/tables/cache.ts';
import { LocalCopies } from '../../../../electron/services/cache/local-copies.ts';
import { DmpClock } from '../../../../electron/services/clock/dmp-clock.ts';
import type { CachedList } from '../../../../electron/services/cache/ports.ts';
import type { DossierRight } from '../../../../shared/domain/cache/cache-fate.ts';
import { insId } from '../../../../shared/domain/patient/ins.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { atVersion } from '../../adapters/store/migrations/schema-bench.ts';
import { entry, testIns } from '../../adapters/store/samples.ts';
import { HOLDER } from '../../adapters/store/store-support.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const A = insId(testIns(1));
const VALID: DossierRight = { existence: 'active', authorisation: 'valid', isTreatingPhysician: false };
const DOCUMENT = { uniqueId: '2.25.1', mimeType: 'text/xml', bytes: new Uint8Array([1]) };
const MASKED = [{ code: 'MASQUE_PS', codeSystem: '1.2.250.1.213.1.1.4.13' }];

function list(...rows: CachedList['rows']): CachedList {
  return { rows, announced: rows.length, complete: true, receivedAt: 1, scopeFrom: null };
}

function bench(withCache = true) {
  const clock = new ManualClock();
  const journal: [kind: string, facts: object][] = [];
  const copies = new LocalCopies({
    store: withCache ? cacheTable(atVersion(cacheMigrations, cacheMigrations.length)) : null,
    audit: { write: (kind, _patient, facts) => journal.push([kind, facts]) },
    clock,
    practitionerId: HOLDER,
    offlineLifeMs: 1_000,
  });
  return { clock, journal, copies };
}

function filled() {
  const made = bench();
  made.copies.setOptedIn(A, true);
  void made.copies.saveList(A, list(entry('2.25.1'), entry('2.25.2')));
  made.copies.saveDocument(A, DOCUMENT, 5);
  return made;
}

describe('an opted-in dossier', () => {
  test('R41: gives back what it kept, with its dates, and the opt-in is journaled once', () => {
    const { copies, journal } = filled();
    copies.setOptedIn(A, true);
    expect(copies.hasList(A)).toBe(true);
    expect(copies.list(A)?.rows).toHaveLength(2);
    expect(copies.document(A, '2.25.1')).toEqual({ ...DOCUMENT, at: 5 });
    expect(copies.keptIds(A).has('2.25.2')).toBe(false);
    expect(copies.search(A, 'echographie')).toHaveLength(2);
    expect(journal).toEqual([['cache.opted-in', {}]]);
  });

  test('decision 26: opting out purges at once, with a trace of what went', () => {
    const { copies, journal } = filled();
    copies.setOptedIn(A, false);
    expect([copies.isOptedIn(A), copies.list(A), copies.document(A, '2.25.1')]).toEqual([false, null, null]);
    expect(journal.slice(1)).toEqual([
      ['cache.opted-out', {}],
      ['cache.purged', { reason: 'opted-out', documents: 1, uniqueIds: '2.25.1' }],
    ]);
  });

  test('H12: one second after its life it is refused; a new check brings it back', async () => {
    const { copies, clock } = filled();
    await clock.advance(1_000);
    expect([copies.list(A), copies.document(A, '2.25.1'), copies.search(A, 'echographie')]).toEqual([null, null, []]);
    copies.afterStatus(A, VALID);
    expect(copies.list(A)).not.toBeNull();
  });
});

describe('after TD0.2', () => {
  test('H13: a right that ended purges the copy and journals why', () => {
    const { copies, journal } = filled();
    expect(copies.afterStatus(A, { ...VALID, authorisation: 'forbidden' })).toEqual({
      kind: 'purge',
      reason: 'blocked',
    });
    expect(copies.isOptedIn(A)).toBe(false);
    expect(journal.at(-1)).toEqual(['cache.purged', { reason: 'blocked', documents: 1, uniqueIds: '2.25.1' }]);
  });

  test('H23: a word we do not know hides the copy, over a restart, until a clear answer', () => {
    const { copies } = filled();
    copies.afterStatus(A, { ...VALID, authorisation: { unknown: 'SUSPENDU' } });
    expect([copies.list(A), copies.document(A, '2.25.1')]).toEqual([null, null]);
    copies.saveDocument(A, { ...DOCUMENT, uniqueId: '2.25.2' }, 6);
    copies.afterStatus(A, VALID);
    expect(copies.list(A)).not.toBeNull();
    expect(copies.keptIds(A).has('2.25.2')).toBe(false);
  });

  test('H13: no longer médecin traitant: restricted documents go, the others stay', () => {
    const { copies, journal } = filled();
    copies.afterStatus(A, { ...VALID, isTreatingPhysician: true });
    void copies.saveList(A, list(entry('2.25.1', { confidentialityCodes: MASKED }), entry('2.25.2')));
    expect(copies.keptIds(A).has('2.25.1')).toBe(true);
    copies.afterStatus(A, VALID);
    expect(copies.list(A)?.rows).toEqual([entry('2.25.2')]);
    expect(copies.keptIds(A).has('2.25.1')).toBe(false);
    expect(journal.at(-1)).toEqual(['cache.purged', { reason: 'restricted-now', documents: 1 }]);
  });

  test('a dossier without a copy is left alone', () => {
    const { copies, journal } = bench();
    expect(copies.afterStatus(A, { ...VALID, existence: 'closed' })).toBeNull();
    expect(journal).toEqual([]);
  });
});

test('R41 H16: a document that became masked goes when the list says so, counted and not named', () => {
  const { copies, journal } = filled();
  void copies.saveList(A, list(entry('2.25.1', { confidentialityCodes: MASKED }), entry('2.25.2')));
  expect(copies.keptIds(A).has('2.25.1')).toBe(false);
  expect(copies.list(A)?.rows).toEqual([entry('2.25.2')]);
  expect(journal.at(-1)).toEqual(['cache.purged', { reason: 'masked', documents: 1 }]);
});

describe('a change of one document', () => {
  const masked = entry('2.25.1', { confidentialityCodes: MASKED });
  test('R21, H13: once masked, its copy goes at once for who may no longer read it, counted and not named', () => {
    const { copies, journal } = filled();
    expect(copies.followChange(A, masked, false)).toBe(false);
    expect(copies.keptIds(A).has('2.25.1')).toBe(false);
    expect(copies.search(A, 'echographie')).not.toContain('2.25.1');
    expect(journal.at(-1)).toEqual(['cache.purged', { reason: 'masked', documents: 1 }]);
  });
  test('R11: the médecin traitant keeps it, with its new state', () => {
    const { copies } = filled();
    expect(copies.followChange(A, masked, true)).toBe(true);
    expect(copies.list(A)?.rows).toContainEqual(masked);
    expect(copies.keptIds(A).has('2.25.1')).toBe(true);
  });
  test('R16, R41: a deleted one goes for everybody; a dossier without a copy writes nothing', () => {
    const deleted = entry('2.25.1', { availabilityStatus: 'deleted' });
    const { copies } = filled();
    expect(copies.followChange(A, deleted, true)).toBe(false);
    expect(copies.list(A)?.rows).not.toContainEqual(expect.objectContaining({ uniqueId: '2.25.1' }));
    const empty = bench();
    expect(empty.copies.followChange(A, masked, true)).toBe(true);
    expect(empty.journal).toEqual([]);
  });
});

test('decision 12: a holder without a cache keeps nothing, whatever is asked', () => {
  const { copies, journal } = bench(false);
  expect(copies.setOptedIn(A, true)).toBe(false);
  void copies.saveList(A, list());
  copies.saveDocument(A, DOCUMENT, 1);
  expect([copies.isOptedIn(A), copies.list(A), copies.document(A, '2.25.1'), copies.optedIn()]).toEqual([
    false,
    null,
    null,
    [],
  ]);
  expect(copies.afterStatus(A, VALID)).toBeNull();
  expect(journal).toEqual([]);
});

test('H50, R41: a clock that is set back, or wrong, keeps no copy longer; what counts begins at the earlier time', async () => {
  const clock = new ManualClock();
  const dmp = new DmpClock({ clock, onChanged: () => undefined });
  const store = cacheTable(atVersion(cacheMigrations, cacheMigrations.length));
  const audit = { write: () => undefined };
  const copies = new LocalCopies({ store, audit, clock, ends: dmp, practitionerId: HOLDER, offlineLifeMs: DAY_MS });
  const hear = async (serverAt: number): Promise<void> => {
    dmp.hear(dmp.begin(), serverAt);
    await clock.advance(2_000);
  };
  await hear(clock.now() - HOUR_MS);
  copies.setOptedIn(A, true);
  void copies.saveList(A, list(entry('2.25.1')));
  expect(copies.extents()[0]?.checkedAt).toBe(dmp.now());
  await clock.advance(DAY_MS - HOUR_MS);
  expect(copies.hasList(A)).toBe(true);
  // Offline for a day, the clock set back twelve hours: the machine's counter says that the day is over.
  clock.set(-12 * HOUR_MS);
  await clock.advance(HOUR_MS);
  expect(copies.hasList(A)).toBe(false);
  expect(copies.wipeOver()).toBeNull();
});
