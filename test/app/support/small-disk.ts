import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, in memory, that can be filled to the last byte. */
export interface SmallDisk {
  readonly path: string;
  fill(): void;
  makeRoom(): void;
  /** Lets nobody open a file of this folder for writing from now on, or lets them again. What is open stays so. */
  protect(folder: string, on: boolean): void;
  remove(): Promise<void>;
}

/** Why this machine cannot have one; null when it can. */
export function diskHindrance(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root mounts a disk, on Linux';
  const probe = mkdtempSync(join(tmpdir(), 'dmp-disk-'));
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe]);
  if (status === 0) spawnSync('umount', [probe]);
  rmSync(probe, { recursive: true, force: true });
  return status === 0 ? null : String(stderr).trim();
}

/**
 * Takes a disk away once this process lets go, by will or by its death, a killing included: it waits for the end of
 * what it is told, in a group of its own. Lazily: what still ends on the disk holds nothing up.
 */
function takenAway(path: string): () => Promise<void> {
  const script = 'cat >/dev/null; umount -l "$0"; rm -rf "$0"';
  const waiting = spawn('sh', ['-c', script, path], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  const gone = new Promise<void>((resolve) => waiting.once('close', () => resolve()));
  return () => {
    waiting.stdin.end();
    return gone;
  };
}

/** A second mount over the folder, which bears the protection: root ignores modes, and a disk in use cannot be remounted. */
function protect(folder: string, on: boolean): void {
  if (!on) return void execFileSync('umount', ['-l', folder]);
  execFileSync('mount', ['--bind', folder, folder]);
  execFileSync('mount', ['-o', 'remount,bind,ro', folder]);
}

/** Mounts a disk of this many megabytes. */
export function smallDisk(megabytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'dmp-disk-'));
  const remove = takenAway(path);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]);
  const filler = join(path, 'filler');
  return {
    path,
    fill: () => {
      const file = openSync(filler, 'a');
      const block = Buffer.alloc(4_096);
      try {
        while (statfsSync(path).bavail > 0) writeSync(file, block);
      } finally {
        closeSync(file);
      }
    },
    makeRoom: () => rmSync(filler, { force: true }),
    protect: (folder, on) => protect(join(path, folder), on),
    remove,
  };
}
