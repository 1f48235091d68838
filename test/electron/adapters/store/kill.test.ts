import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../../../shared/result.ts';
import type { OutboxJob } from '../../../../shared/domain/outbox/job.ts';
import { Outbox } from '../../../../electron/services/outbox/outbox.ts';
import { ManualClock, settled } from '../../../support/manual-clock.ts';
import { brokenIn } from './tables/chain-bench.ts';
import { HOLDER, opened, temporaryFolder } from './store-support.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Runs the child until it says that it is there, then kills it as a power cut would. */
async function killAt(place: string): Promise<void> {
  const child = spawn(process.execPath, [`${import.meta.dirname}/kill-child.ts`, folder.path, place], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const there = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  await Promise.race([there, gone]);
  child.kill('SIGKILL');
  await gone;
}

function registry(): string {
  const path = `${folder.path}/registry`;
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The next process: what it finds, then what it makes of it with a registry that tells the truth. */
async function restart(): Promise<{ found: OutboxJob; after: OutboxJob; sentAgain: number; whole: boolean }> {
  const store = await opened(folder.path);
  const [found] = store.outbox.list();
  if (!found) throw new Error('The job is lost');
  let sentAgain = 0;
  const outbox = new Outbox({
    store: store.outbox,
    submit: { submitLot: async () => ((sentAgain += 1), ok({ serverAt: 2 })) },
    lookUp: { findOwn: async () => ok(registry() === 'accepted' ? { entryUUID: 'urn:uuid:1' } : null) },
    writeDown: (event) => store.audit.append(event),
    clock: new ManualClock(Date.now() + 1_000),
    ids: { uuid: () => 'x', oid: () => '2.25.1' },
    log: { info: () => undefined, warn: () => undefined },
    mode: 'card',
    recallWindowMs: 0,
    onChange: () => undefined,
  });
  outbox.start({ mode: 'card', authorId: HOLDER });
  await settled();
  outbox.stop();
  const after = store.outbox.find(found.id) ?? found;
  const whole = (await brokenIn(store.audit)) === null;
  store.close();
  return { found, after, sentAgain, whole };
}

test.each([
  ['before-send', 'held-back', 1],
  ['while-sending', 'sending', 1],
  ['after-answer', 'sending', 0],
  ['after-settled', 'sent', 0],
])('H29 N6: killed %s, the job is found %s and ends in the registry once', async (place, state, sentAgain) => {
  await killAt(place);
  const seen = await restart();
  expect(seen.found.state).toBe(state);
  expect(seen.after.state).toBe('sent');
  expect(seen.sentAgain).toBe(sentAgain);
  expect(seen.whole).toBe(true);
});
