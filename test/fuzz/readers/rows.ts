import { ZodError } from 'zod';
import { linkOf, parseAuditRow } from '../../../electron/adapters/store/tables/audit-rows.ts';
import { parseCachedEntry } from '../../../electron/adapters/store/tables/cached-entry.ts';
import { consentsTable } from '../../../electron/adapters/store/tables/consents.ts';
import { draftsTable } from '../../../electron/adapters/store/tables/drafts.ts';
import { emergencyTable } from '../../../electron/adapters/store/tables/emergency.ts';
import { feedingTable } from '../../../electron/adapters/store/tables/feeding.ts';
import { holdsTable } from '../../../electron/adapters/store/tables/holds.ts';
import { parseJobRow } from '../../../electron/adapters/store/tables/outbox-rows.ts';
import { parseLot } from '../../../electron/adapters/store/tables/outbox-lots.ts';
import { patientsTable } from '../../../electron/adapters/store/tables/patients.ts';
import { promise, type Reader } from '../engine/reader.ts';
import { LEGAL_ROWS, ROWS } from '../seeds/texts.ts';
import { json, textOf } from './json.ts';

/** A row that is not ours is refused with these two, which the tables promise; anything else is a crash. */
export function refusedRow(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof ZodError) && !(error instanceof SyntaxError)) throw error;
  }
}

const isRow = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'event_json' in value && typeof value.event_json === 'string' &&
  'previous_hash' in value && typeof value.previous_hash === 'string' && 'sequence' in value && typeof value.sequence === 'number'; // prettier-ignore

const rows = json({
  name: 'rows',
  what: 'rows of the encrypted database: queue, journal, kept lists',
  weight: 6,
  seeds: () => ROWS,
  read: (bytes) => {
    let row: unknown;
    refusedRow(() => (row = JSON.parse(textOf(bytes))));
    for (const parse of [parseJobRow, parseCachedEntry, parseAuditRow]) refusedRow(() => parse(row));
    refusedRow(() => parseLot(textOf(bytes), [bytes]));
    // Its columns are typed by SQLite (a STRICT table): other types cannot come.
    if (isRow(row)) linkOf(row);
  },
});

let handed: Record<string, unknown> = {};
/** A database that hands out one row, whatever is asked: the tables read it as they read SQLite's. */
const oneRow = {
  prepare: () => ({ get: () => handed, all: () => [handed], run: () => ({ changes: 1 }) }),
  transaction: () => ({ immediate: () => undefined }),
} as never;
const drafts = draftsTable(oneRow);
const consents = consentsTable(oneRow);
const patients = patientsTable(oneRow);
const holds = holdsTable(oneRow);
const feeding = feedingTable(oneRow);
const emergency = emergencyTable(oneRow);
const INS = '1.2.250.1.213.1.4.10|279035121518989';

const legalRows = json({
  name: 'legal-rows',
  what: 'rows of drafts, consents, patients, holds, information, emergencies',
  weight: 6,
  seeds: () => LEGAL_ROWS,
  read: (bytes) => {
    let row: unknown;
    refusedRow(() => (row = JSON.parse(textOf(bytes))));
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return;
    // A blob comes as bytes, which JSON has not.
    handed = { ...row, ...('bytes' in row && { bytes: Buffer.from(JSON.stringify(row.bytes) ?? '') }) };
    refusedRow(() => drafts.find('a'));
    refusedRow(() => consents.latest(INS, 'a'));
    refusedRow(() => consents.history(INS));
    refusedRow(() => {
      const found = patients.find(INS);
      promise(found === null || found.ins.value.length === 15, 'a patient with his number');
    });
    refusedRow(() => holds.all());
    refusedRow(() => feeding.ofPatient(INS));
    refusedRow(() => emergency.all());
  },
});

export const ROW_READERS: readonly Reader[] = [rows, legalRows];
