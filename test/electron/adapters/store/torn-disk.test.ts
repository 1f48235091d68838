/** A disk that is full, a database with a torn page, a key file that is torn twice: said clearly, nothing lost, a way back. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attempt } from '../../../../electron/adapters/store/store-fault.ts';
import { openStore } from '../../../../electron/adapters/store/open-store.ts';
import { ok } from '../../../../shared/result.ts';
import { faultText } from '../../../../renderer/texts/faults.ts';
import { entry, jobOf, lot } from './samples.ts';
import { filesBelow, keepList, opened, options, temporaryFolder } from './store-support.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function file(name: string): string {
  const path = filesBelow(folder.path).find((each) => basename(each) === name);
  if (!path) throw new Error(`${name} is not there`);
  return path;
}

/** A disk of a few megabytes, or null where this user may not make one. */
function smallDisk(): string | null {
  const at = join(folder.path, 'disk');
  mkdirSync(at);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', at], { stdio: 'ignore' });
    return at;
  } catch {
    // Not root, or a container that mounts nothing: the caller reports the test as skipped.
    return null;
  }
}

const TEXT = 'x'.repeat(400_000);
const DAMAGED = 30;

describe('a full disk', () => {
  test('H29: the job that does not fit is refused as a whole, the others stay, and room given back is enough', async (context) => {
    const disk = smallDisk();
    if (!disk) return context.skip('no small disk can be mounted here: root only');
    try {
      const store = await opened(disk);
      const jobs: string[] = [];
      let fault = '';
      for (let n = 1; fault === '' && n < 20; n += 1) {
        const submission = lot(n, undefined, `${n} ${TEXT}`);
        const queued = store.outbox.enqueue(jobOf(submission), submission);
        if (queued.ok) jobs.push(jobOf(submission).id);
        else fault = queued.fault.code;
      }
      expect(fault).toBe('store/disk-full');
      expect(store.outbox.list().map(({ id }) => id)).toEqual(jobs);
      execFileSync('mount', ['-o', 'remount,size=20m', disk]);
      const late = lot(50, undefined, TEXT);
      expect(store.outbox.enqueue(jobOf(late), late).ok).toBe(true);
      store.close();
      const again = await opened(disk);
      expect(again.outbox.list().map(({ id }) => id)).toEqual([...jobs, jobOf(late).id]);
      for (const id of jobs) expect(again.outbox.lotOf(id)).not.toBeNull();
      again.close();
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

/** Overwrites one page of a closed database. */
function tear(path: string, page: number): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, page * 4096);
  closeSync(handle);
}

async function faultOf(read: (store: Awaited<ReturnType<typeof opened>>) => unknown): Promise<string> {
  const store = await openStore(options(folder.path));
  if (!store.ok) return store.fault.code;
  const done = attempt(() => ok(read(store.value)));
  store.value.close();
  return done.ok ? 'none' : done.fault.code;
}

describe('a torn page', () => {
  test('H58: whichever page of the legal file is torn, it is told as damage or not met; nothing is read wrong or overwritten', async () => {
    const store = await opened(folder.path);
    for (let n = 1; n <= 40; n += 1) {
      const submission = lot(n, undefined, TEXT.slice(0, 6_000));
      store.outbox.enqueue(jobOf(submission), submission);
    }
    const whole = JSON.stringify(store.outbox.list());
    store.confirmRecoveryCode();
    store.close();
    const legal = file('legal.db');
    const backup = join(folder.path, 'backup');
    copyFileSync(legal, backup);
    const pages = statSync(legal).size / 4096;
    const seen = new Set<string>();
    for (let page = 0; page < pages; page += Math.max(1, Math.floor(pages / DAMAGED))) {
      tear(legal, page);
      let read = whole;
      const fault = await faultOf((torn) => {
        read = JSON.stringify(torn.outbox.list());
        for (const { id } of torn.outbox.list()) torn.outbox.lotOf(id);
      });
      expect(read).toBe(whole);
      seen.add(fault);
      copyFileSync(backup, legal);
    }
    expect([...seen].filter((code) => code !== 'none')).toEqual(['store/corrupt']);
    // The way back: the file of a backup, with its own key.
    expect(await faultOf((back) => expect(JSON.stringify(back.outbox.list())).toBe(whole))).toBe('none');
  });
});

test('H13, H58: whichever page of the copies is torn, the store opens and goes on: a list and its documents are whole or gone', async () => {
  const store = await opened(folder.path);
  const insId = '1.2.250.1.213.1.4.10|280037500000119';
  store.cache?.optIn(insId, 1);
  const rows = Array.from({ length: 40 }, (_, n) => entry(`2.25.${n}`));
  keepList(store.cache, insId, { rows, announced: 40, complete: true, receivedAt: 1, scopeFrom: null });
  const bytes = new Uint8Array(10_000).fill(7);
  for (let n = 0; n < 5; n += 1) store.cache?.saveDocument(insId, `2.25.${n}`, 'text/plain', bytes, 1);
  store.close();
  const cache = file('cache.db');
  const backup = join(folder.path, 'backup');
  copyFileSync(cache, backup);
  let startedEmpty = 0;
  for (let page = 0; page < statSync(backup).size / 4096; page += 1) {
    tear(cache, page);
    const torn = await opened(folder.path);
    const { cache: copies } = torn;
    const listed = copies?.list(insId)?.rows.length ?? 0;
    expect([0, 40]).toContain(listed);
    copies?.search(insId, 'echo', 10);
    for (let n = 0; n < 5; n += 1)
      expect([0, 10_000]).toContain(copies?.document(insId, `2.25.${n}`)?.bytes.length ?? 0);
    if (copies?.isOptedIn(insId)) copies.check(insId, { at: 2, wasTreatingPhysician: false, withheld: null });
    // What one met of it is told, and the file serves again.
    copies?.optIn(insId, 3);
    expect(copies?.isOptedIn(insId)).toBe(true);
    if (torn.cacheStartedEmpty()) startedEmpty += 1;
    torn.close();
    copyFileSync(backup, cache);
  }
  expect(startedEmpty).toBeGreaterThan(0);
});

describe('what is said', () => {
  test('a key file torn twice: the file of a backup opens, and the screen does not promise what the recovery code cannot do', async () => {
    const store = await opened(folder.path);
    store.outbox.enqueue(jobOf(lot(1)), lot(1));
    const code = store.recoveryCode ?? '';
    store.confirmRecoveryCode();
    store.close();
    const kept = readFileSync(file('keys.json'));
    writeFileSync(file('keys.json'), kept.subarray(0, 100));
    writeFileSync(file('keys.copy.json'), '');
    // The code opens a slot of this very file: without the file it opens nothing.
    const torn = await openStore(options(folder.path, { recovery: code }));
    expect(torn).toMatchObject({ ok: false, fault: { code: 'store/envelope-corrupt' } });
    expect(faultText('store/envelope-corrupt').next).toMatch(/sauvegarde/);
    writeFileSync(file('keys.copy.json'), kept);
    const back = await opened(folder.path);
    expect(back.outbox.list()).toHaveLength(1);
    back.close();
  });

  test.each(['store/disk-full', 'store/read-only', 'store/corrupt', 'store/in-use', 'store/envelope-missing'])(
    '%s has a sentence and a next step',
    (code) => {
      const { sentence, next } = faultText(code);
      expect([sentence, next].every((text) => (text ?? '').length > 10)).toBe(true);
    },
  );
});
