import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../../../../shared/domain/audit/event.ts';
import { auditTable } from '../../../../../electron/adapters/store/tables/audit.ts';
import type { Sqlite } from '../../../../../electron/adapters/store/database/open-database.ts';
import { legalDatabase } from './legal-bench.ts';

function event(count: number): AuditEvent {
  return { kind: 'document.read', at: count, practitionerId: '8', structureId: '4', patient: 'x|y', facts: { count } };
}

function filled(rows: number): { database: Sqlite; table: ReturnType<typeof auditTable> } {
  const database = legalDatabase();
  const table = auditTable(database);
  for (let count = 1; count <= rows; count += 1) table.append(event(count));
  return { database, table };
}

/** What a forger does who holds the key: he takes the triggers away first. */
function forge(database: Sqlite, sql: string): void {
  database.exec(`DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; ${sql}`);
}

describe('the journal', () => {
  test('gives back what was written, in order, each row bound to the one before', () => {
    const { table } = filled(3);
    const rows = table.read(1, 10);
    expect(rows.map((row) => row.event)).toEqual([event(1), event(2), event(3)]);
    expect(rows[1]?.previousHash).toBe(rows[0]?.hash);
    expect(table.read(2, 1).map((row) => row.sequence)).toEqual([2]);
    expect(table.head()).toEqual({ sequence: 3, hash: rows[2]?.hash });
    expect(table.firstBroken()).toBeNull();
  });

  test('holds over more rows than are verified at a time', () => {
    expect(filled(1_203).table.firstBroken()).toBeNull();
  });

  test('H55: a row changed, removed or moved by someone who holds the key is detected at its place', () => {
    const forgery = fc.record({
      at: fc.integer({ min: 1, max: 6 }),
      kind: fc.constantFrom('edit', 'hash', 'delete', 'swap'),
    });
    fc.assert(
      fc.property(forgery, ({ at, kind }) => {
        const { database, table } = filled(8);
        if (kind === 'edit')
          forge(
            database,
            `UPDATE audit SET event_json = replace(event_json, '"count":', '"count":9') WHERE sequence = ${at}`,
          );
        if (kind === 'hash') forge(database, `UPDATE audit SET hash = 'ab' WHERE sequence = ${at}`);
        if (kind === 'delete') forge(database, `DELETE FROM audit WHERE sequence = ${at}`);
        if (kind === 'swap') {
          forge(
            database,
            `UPDATE audit SET sequence = 100 WHERE sequence = ${at}; UPDATE audit SET sequence = ${at} WHERE sequence = ${at + 1}; UPDATE audit SET sequence = ${at + 1} WHERE sequence = 100`,
          );
        }
        expect(table.firstBroken()).toBe(at);
      }),
      { numRuns: 40 },
    );
  });

  test('H55: rows cut off at the end are detected by the seal', () => {
    const { database, table } = filled(4);
    table.seal({ ...(table.head() ?? { sequence: 0, hash: '' }), signature: 's', certificate: 'c' });
    expect(table.lastSeal()).toMatchObject({ sequence: 4, signature: 's' });
    forge(database, 'DELETE FROM audit WHERE sequence > 2');
    expect(table.firstBroken()).toBe(4);
  });
});
