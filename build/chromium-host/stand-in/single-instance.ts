/**
 * Single-instance lock: a file with our process id in the profile. A second instance leaves its arguments beside it
 * and is told no; the first is told of them.
 */
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs';
import { join } from 'node:path';

export interface SecondInstance {
  argv: string[];
  workingDirectory: string;
  additionalData: unknown;
}

const LOCK = 'host-instance.lock';
const MESSAGE = 'host-instance.message';
let watcher: FSWatcher | null = null;

/** True when this process holds the lock afterwards. `onSecond` hears of every later instance. */
export function takeInstanceLock(
  folder: string,
  additionalData: unknown,
  onSecond: (second: SecondInstance) => void,
): boolean {
  mkdirSync(folder, { recursive: true });
  if (watcher) return true;
  const lock = join(folder, LOCK);
  if (!createExclusively(lock)) {
    if (isAlive(ownerOf(lock))) {
      const second: SecondInstance = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
      // Renamed into place: the first instance must never read half a message.
      const draft = join(folder, `${MESSAGE}.${process.pid}`);
      writeFileSync(draft, JSON.stringify(second), { mode: 0o600 });
      renameSync(draft, join(folder, MESSAGE));
      return false;
    }
    // Left by an instance that was killed.
    writeFileSync(lock, String(process.pid));
  }
  watcher = watch(folder, (_change, name) => {
    if (name === MESSAGE) readMessage(join(folder, MESSAGE), onSecond);
  });
  watcher.unref();
  process.once('exit', () => releaseInstanceLock(folder));
  return true;
}

export function releaseInstanceLock(folder: string): void {
  if (!watcher) return;
  watcher.close();
  watcher = null;
  rmSync(join(folder, LOCK), { force: true });
}

export function hasInstanceLock(): boolean {
  return watcher !== null;
}

function createExclusively(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(path: string): number {
  return Number(readFileSync(path, 'utf8')) || 0;
}

function isAlive(pid: number): boolean {
  if (pid <= 0 || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readMessage(path: string, onSecond: (second: SecondInstance) => void): void {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
    rmSync(path);
  } catch (error) {
    // Watching reports several changes for one file; the first one has taken it.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  onSecond(JSON.parse(text) as SecondInstance);
}
