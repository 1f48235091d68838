import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MOST_TALLIES, PACE_MS } from '../../../../../electron/services/audit/refusals.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { startRun } from './bench.ts';

const NOON = Date.parse('2026-11-24T11:00:00Z');
let folder: string;
let clock: ManualClock;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dmp-refusals-'));
  clock = new ManualClock(NOON);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const notes = (): string => readFileSync(join(folder, 'refusals.json'), 'utf8');

/** A run of the program in a process of its own, killed with no time to say anything. */
async function killedRun(act: 'note' | 'tell', rows = 0): Promise<void> {
  const args = [join(import.meta.dirname, 'child.ts'), act, folder, String(rows)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  if (act === 'note') {
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
}

test('R42: refused codes and calls survive kill -9, and stand in the journal once, wherever the next kill falls', async () => {
  await killedRun('note');
  // Three rows are to come: killed after the first, after the second, after the third, before the notes go.
  for (const rows of [1, 1, 1]) await killedRun('tell', rows);
  const run = startRun(folder, clock);
  run.unlock('8');
  run.unlock('8');
  const told = run.rowsOf('8').map(({ kind, facts }) => [kind, facts['channel'], facts['code'], facts['count']]);
  expect(told.sort()).toEqual([
    ['call.refused', 'dossier.open', 'call/malformed', 1],
    ['call.refused', 'holds.list', 'session/locked', 1],
    ['card.pin-refused', 'card.unlock', 'card/pin-wrong', 2],
  ]);
  expect(notes()).toBe('[]');
  run.close();
}, 30_000);

test('a tally whose row a kill left standing takes no later count with it when it goes', async () => {
  await killedRun('note');
  await killedRun('tell', 3);
  const run = startRun(folder, clock);
  run.state.card = '8';
  run.refusals.note('card.unlock', 'card/pin-wrong');
  run.unlock('8');
  const pins = run.rowsOf('8').filter(({ kind }) => kind === 'card.pin-refused');
  expect(pins.map(({ facts }) => facts['count'])).toEqual([2, 1]);
  run.close();
}, 30_000);

test('each holder is told of his own; what came without a card goes to the next who opens, and to him alone', () => {
  const run = startRun(folder, clock);
  run.refusals.note('patients.search', 'session/locked');
  run.state.card = '8';
  run.refusals.note('card.unlock', 'card/pin-wrong');
  run.unlock('9');
  run.lock();
  run.unlock('8');
  expect(run.rowsOf('9').map(({ facts }) => facts['channel'])).toEqual(['patients.search']);
  expect(run.rowsOf('8')).toMatchObject([{ kind: 'card.pin-refused', facts: { triesLeft: 2, since: NOON } }]);
  run.close();
});

test('the file names no holder, no patient and no digit of a code', () => {
  const run = startRun(folder, clock);
  run.state.card = '899700000011';
  run.refusals.note('card.unlock', 'card/pin-last-try');
  expect(notes()).toContain('card/pin-last-try');
  expect(notes()).not.toContain('899700000011');
  run.close();
});

test('a flood makes one row a while in an open journal, and a small file; nothing of its count is lost', async () => {
  const run = startRun(folder, clock);
  run.unlock('8');
  for (let time = 0; time < 5000; time += 1) {
    run.refusals.note('dossier.open', 'call/refused-sender');
    run.refusals.tell();
  }
  expect(run.rowsOf('8').map(({ facts }) => facts['count'])).toEqual([1]);
  await clock.advance(PACE_MS);
  run.refusals.tell();
  expect(run.rowsOf('8').map(({ facts }) => facts['count'])).toEqual([1, 4999]);
  run.lock();
  for (let time = 0; time < 5000; time += 1) run.refusals.note(`channel-${time}`, 'call/malformed');
  await clock.advance(1000);
  expect(statSync(join(folder, 'refusals.json')).size).toBeLessThan(300 * MOST_TALLIES);
  run.unlock('8');
  const counts = run.rowsOf('8').slice(2);
  expect(counts).toHaveLength(MOST_TALLIES + 1);
  expect(counts.reduce((sum, { facts }) => sum + Number(facts['count']), 0)).toBe(5000);
  run.close();
});

test('a damaged file tells nothing and stops nothing', () => {
  writeFileSync(join(folder, 'refusals.json'), '[{"id":');
  const run = startRun(folder, clock);
  run.state.card = '8';
  run.refusals.note('holds.list', 'session/locked');
  run.unlock('8');
  expect(run.rowsOf('8')).toHaveLength(1);
  run.close();
});
