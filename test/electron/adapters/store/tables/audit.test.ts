import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../../../shared/domain/audit/canonical-json.ts';
import type { AuditEvent, AuditKind } from '../../../../../shared/domain/audit/event.ts';
import { placesOf, runsOf, type SeenList } from '../../../../../shared/domain/audit/seen.ts';
import { seenText } from '../../../../../electron/adapters/store/tables/audit-views.ts';
import { auditTable } from '../../../../../electron/adapters/store/tables/audit.ts';
import type { Sqlite } from '../../../../../electron/adapters/store/database/open-database.ts';
import { brokenIn, verified } from './chain-bench.ts';
import { legalDatabase } from './legal-bench.ts';

function event(count: number, kind: AuditKind = 'document.read', patient = 'x|y'): AuditEvent {
  return { kind, at: count, practitionerId: '8', structureId: '4', patient, facts: { count } };
}

function filled(rows: number): { database: Sqlite; table: ReturnType<typeof auditTable> } {
  const database = legalDatabase();
  const table = auditTable(database);
  for (let count = 1; count <= rows; count += 1) table.append(event(count));
  return { database, table };
}

function sealHead(table: ReturnType<typeof auditTable>): void {
  table.seal({ ...(table.head() ?? { sequence: 0, hash: '' }), signature: 's', certificate: 'c' });
}

/** What a forger does who holds the key: he takes the triggers away first. */
function forge(database: Sqlite, sql: string): void {
  const triggers = ['audit_no_update', 'audit_no_delete', 'audit_seals_no_update', 'audit_seals_no_delete'];
  database.exec(`${triggers.map((name) => `DROP TRIGGER IF EXISTS ${name};`).join('')} ${sql}`);
}

describe('the journal', () => {
  test('gives back what was written, in order, each row bound to the one before', async () => {
    const { table } = filled(3);
    const rows = table.read(1, 10);
    expect(rows.map((row) => row.event)).toEqual([event(1), event(2), event(3)]);
    expect(rows[1]?.previousHash).toBe(rows[0]?.hash);
    expect(table.read(2, 1).map((row) => row.sequence)).toEqual([2]);
    expect(table.head()).toEqual({ sequence: 3, hash: rows[2]?.hash });
    expect(await brokenIn(table)).toBeNull();
  });

  test('holds over more rows than are verified at a time', async () => {
    expect(await verified(filled(1_203).table)).toMatchObject({ rows: 1_203, broken: null, sealedTo: 0 });
  });

  test('R42: it is searched by patient, kind, period, document and beginning of a hash, the latest first', () => {
    const { table } = filled(3);
    table.append(event(4, 'deposit.sent', 'x|z'));
    table.append({ ...event(5), facts: { uniqueId: '2.25.7' } });
    const words = { patients: [], kinds: [], document: '-', hash: '' };
    const found = (more: object): number[] =>
      table.find({ practitionerId: '8', ...more }, 0, 10).map((row) => row.sequence);
    expect(found({})).toEqual([5, 4, 3, 2, 1]);
    expect(found({ kinds: ['deposit.sent'] })).toEqual([4]);
    expect(found({ from: 2, to: 4 })).toEqual([3, 2]);
    expect(found({ words: { ...words, patients: ['x|z'] } })).toEqual([4]);
    expect(found({ words: { ...words, document: '2.25.7' } })).toEqual([5]);
    expect(found({ words: { ...words, hash: table.read(2, 1)[0]?.hash.slice(0, 12) } })).toEqual([2]);
    expect(found({ words })).toEqual([]);
    expect(table.count({ practitionerId: '8', from: 2 })).toBe(4);
    expect(table.find({ practitionerId: '8' }, 3, 1).map((row) => row.sequence)).toEqual([2]);
    expect(table.count({ practitionerId: '9' })).toBe(0);
  });

  test('H55: the same list is kept once, packed, and a content put in its place is told from it', () => {
    const { database, table } = filled(0);
    const rows = Array.from({ length: 10_000 }, (_, at) => ({
      rowId: `urn:uuid:${at}`,
      uniqueId: `1.2.250.1.213.99.${at}`,
      states: [],
    }));
    const list: SeenList = { seen: 'list', rows };
    const first = table.appendSeen(event(1, 'list.received'), list).event.facts['view'];
    const second = table.appendSeen(event(2, 'list.received'), list).event.facts['view'];
    expect(second).toBe(first);
    expect(table.seen(String(first))).toEqual(list);
    const kept = database.prepare('SELECT count(*) AS rows, sum(length(content)) AS bytes FROM audit_views').get();
    expect(kept).toMatchObject({ rows: 1 });
    expect((kept as { bytes: number }).bytes).toBeLessThan(1_000_000);
    database.exec('DROP TRIGGER audit_views_no_update');
    const other = table.appendSeen(event(3, 'list.received'), { seen: 'list', rows: rows.slice(1) });
    database
      .prepare('UPDATE audit_views SET content = (SELECT content FROM audit_views WHERE hash = ?) WHERE hash = ?')
      .run(other.event.facts['view'], first);
    expect(table.seen(String(first))).toBeNull();
  });

  test('H55: what is kept is hashed in its canonical form, whatever the order it came in', () => {
    const row = fc.record(
      {
        uniqueId: fc.string(),
        rowId: fc.string(),
        states: fc.array(fc.string()),
        unreadable: fc.constant(true as const),
        typeCode: fc.string(),
        byPatient: fc.constant(true as const),
        classCode: fc.string(),
        actTime: fc.string(),
      },
      { requiredKeys: ['rowId', 'states'] },
    );
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(seenText({ rows, seen: 'list' })).toBe(canonicalJson({ seen: 'list', rows }));
      }),
    );
    expect(seenText({ seen: 'display', runs: [[3, 2]] })).toBe('{"runs":[[3,2]],"seen":"display"}');
  });

  test('H55: what stood on screen is written as runs and read back place by place', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(200)), (places) => {
        expect(placesOf({ seen: 'display', runs: runsOf(places) })).toEqual(places);
      }),
    );
    expect(runsOf([4, 5, 6, 0, 1])).toEqual([
      [4, 3],
      [0, 2],
    ]);
  });
});

describe('a journal altered by someone who holds the key', () => {
  const alterations = fc.record({
    at: fc.integer({ min: 2, max: 6 }),
    kind: fc.constantFrom('edit', 'hash', 'delete', 'swap', 'insert', 'hide'),
  });
  /** SQL of each alteration at a place, and the cause that must be named. */
  const forgeries: Record<string, (at: number) => readonly [string, string]> = {
    edit: (at) => [
      `UPDATE audit SET event_json = replace(event_json, '"count":', '"count":9') WHERE sequence = ${at}`,
      'changed',
    ],
    hash: (at) => [`UPDATE audit SET hash = 'ab' WHERE sequence = ${at}`, 'changed'],
    // The same event for whoever parses it, and another one for the index.
    hide: (at) => [
      `UPDATE audit SET event_json = replace(event_json, '{"kind":', '{"kind":"x","kind":') WHERE sequence = ${at}`,
      'changed',
    ],
    delete: (at) => [`DELETE FROM audit WHERE sequence = ${at}`, 'missing'],
    swap: (at) => [
      `UPDATE audit SET sequence = 100 WHERE sequence = ${at}; UPDATE audit SET sequence = ${at} WHERE sequence = ${at + 1}; UPDATE audit SET sequence = ${at + 1} WHERE sequence = 100`,
      'moved',
    ],
    insert: (at) => [
      `UPDATE audit SET sequence = -sequence WHERE sequence >= ${at}; UPDATE audit SET sequence = 1 - sequence WHERE sequence < 0; INSERT INTO audit SELECT ${at}, event_json, previous_hash, hash FROM audit WHERE sequence = ${at - 1}`,
      'moved',
    ],
  };

  test('H55: a row edited, removed, moved, added or hidden from the index is detected at its place and named', async () => {
    await fc.assert(
      fc.asyncProperty(alterations, async ({ at, kind }) => {
        const { database, table } = filled(8);
        const [sql, cause] = forgeries[kind]?.(at) ?? ['', ''];
        forge(database, sql);
        expect(await brokenIn(table)).toEqual({ sequence: at, cause });
      }),
      { numRuns: 60 },
    );
  });

  test('H55: rows cut off at the end are detected by the seal', async () => {
    const { database, table } = filled(4);
    sealHead(table);
    expect(table.lastSeal()).toMatchObject({ sequence: 4, signature: 's' });
    forge(database, 'DELETE FROM audit WHERE sequence > 2');
    expect(await brokenIn(table)).toEqual({ sequence: 3, cause: 'cut' });
  });

  test('H55: rows and seals cut off together are detected by what the last lock left outside', async () => {
    const { database, table } = filled(4);
    sealHead(table);
    const witness = table.head();
    forge(database, 'DELETE FROM audit WHERE sequence > 2; DELETE FROM audit_seals');
    expect(await brokenIn(table)).toBeNull();
    expect((await verified(table, undefined, witness)).broken).toEqual({ sequence: 3, cause: 'cut' });
    table.append(event(9));
    table.append(event(10));
    expect((await verified(table, undefined, witness)).broken).toEqual({ sequence: 4, cause: 'rewritten' });
  });

  test('H55: a whole tail written again with right hashes is detected by the seal over it', async () => {
    const { database, table } = filled(4);
    sealHead(table);
    forge(database, 'DELETE FROM audit WHERE sequence > 2');
    table.append(event(30));
    table.append(event(40));
    expect(await brokenIn(table)).toEqual({ sequence: 4, cause: 'rewritten' });
  });
});
