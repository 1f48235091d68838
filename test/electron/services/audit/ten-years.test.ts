import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readJournalFile } from '../../../../electron/adapters/journal-file/read-journal-file.ts';
import { openMigrated } from '../../../../electron/adapters/store/database/open-migrated.ts';
import { legalMigrations } from '../../../../electron/adapters/store/migrations/legal/index.ts';
import { auditTable } from '../../../../electron/adapters/store/tables/audit.ts';
import { HandOvers } from '../../../../electron/services/audit/hand-over.ts';
import { Journal } from '../../../../electron/services/audit/journal.ts';
import type { AuditStore } from '../../../../electron/services/audit/ports.ts';
import { AUDIT_KINDS } from '../../../../shared/domain/audit/event.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { EVERY_SEAL } from '../../adapters/store/tables/chain-bench.ts';
import { verifyChain } from '../../../../electron/services/audit/verify-chain.ts';

/** A hundred rows a working day make 220,000 in ten years: `TEN_YEARS_ROWS=220000` measures them, CI writes fewer. */
const ROWS = Number(process.env['TEN_YEARS_ROWS'] ?? 20_000);
const FROM = Date.parse('2016-11-24T07:00:00Z');
const TO = Date.parse('2026-11-24T07:00:00Z');
const log = { info: () => undefined, warn: () => undefined };
const session = { practitionerId: '899700000011', structureId: '499700000011001' };
const folder = mkdtempSync(join(tmpdir(), 'dmp-ten-years-'));
let store: AuditStore;
let close: () => void;
let saved = '';

function handOvers(): HandOvers {
  const clock = new ManualClock(TO);
  return new HandOvers({
    store,
    session,
    clock,
    journal: new Journal({ store, clock, log, session }),
    sign: { signSeal: async () => ok({ signature: 'AAAA', certificate: 'AAAA' }) },
    save: {
      save: async (_suggestion, content) => {
        saved = [...content].join('');
        return ok(true);
      },
    },
    patient: () => null,
    software: 'Poste DMP 0.0.0-test',
    holderName: 'Jeanne LIBRE',
    authorities: [],
  });
}

/** Hands a period over and says on the console how long it took: a figure to read, no limit to hold. */
async function timed(name: string, from: number | null, to: number | null): Promise<number> {
  const began = performance.now();
  const done: Result<{ rows: number }, unknown> = await handOvers().handOver({
    what: 'control-file',
    from,
    to,
    insId: null,
  });
  if (!done.ok) throw new Error(JSON.stringify(done.fault));
  const seconds = ((performance.now() - began) / 1000).toFixed(2);
  process.stdout.write(`journal of ${ROWS} rows over ten years: ${name}, ${done.value.rows} rows in ${seconds} s\n`);
  return done.value.rows;
}

/** The rows of the copy, verified from its first to its last. */
async function verifiedRows(): Promise<{ rows: number; broken: unknown }> {
  const file = readJournalFile(saved);
  if (!file.ok) throw new Error(file.fault.code);
  const { header, source } = file.value;
  const signal = new AbortController().signal;
  const pause = () => Promise.resolve();
  const done = await verifyChain({ source, seals: EVERY_SEAL, start: header.start, pause, signal, witness: null });
  return { rows: done?.rows ?? 0, broken: done?.broken };
}

beforeAll(() => {
  const key = Buffer.alloc(32, 7);
  const opened = openMigrated({
    path: join(folder, 'legal.db'),
    key,
    durability: 'full',
    migrations: legalMigrations,
  });
  if (!opened.ok) throw new Error(opened.fault.code);
  close = () => void opened.value.close();
  store = auditTable(opened.value);
  store.together(() => {
    for (let row = 0; row < ROWS; row += 1) {
      const at = Math.floor(FROM + ((TO - FROM) * row) / ROWS);
      const kind = AUDIT_KINDS[row % AUDIT_KINDS.length] ?? 'document.read';
      store.append({ kind, at, ...session, patient: `x|${row % 900}`, facts: { uniqueId: `2.25.${row}` } });
    }
  });
}, 300_000);
afterAll(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

test('EX_AIR-100, EX_AIR-120: one year out of ten is handed over whole and verifies, whatever its age', async () => {
  const from = Date.parse('2018-01-01T00:00:00Z');
  const to = Date.parse('2019-01-01T00:00:00Z');
  const rows = await timed('the year 2018', from, to);
  expect(Math.abs(rows - ROWS / 10)).toBeLessThan(ROWS / 100);
  expect(await verifiedRows()).toEqual({ rows, broken: null });
  const years = new Set([...saved.matchAll(/"at":(\d+)/g)].map(([, at]) => new Date(Number(at)).getUTCFullYear()));
  expect([...years]).toEqual([2018]);
}, 300_000);

test('EX_AIR-100: nothing of ten years is gone: the whole journal goes and verifies', async () => {
  const rows = await timed('all', null, null);
  expect(rows).toBeGreaterThanOrEqual(ROWS);
  expect(await verifiedRows()).toEqual({ rows, broken: null });
}, 300_000);
