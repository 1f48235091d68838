import { closeSync, existsSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { AccessFolder } from '../../services/emergency/ports.ts';

const SUFFIX = '.acces-urgence.json';
const LARGEST_BYTES = 64 * 1024;

function attempt<Value>(act: () => Value): Result<Value, Fault> {
  try {
    return ok(act());
  } catch {
    // A share that is away, full or read-only: the same to whoever waits for it.
    return fail({ code: 'emergency/folder-unreachable' });
  }
}

/**
 * The first bytes of a file: whoever writes on the share decides of its size, and of what stands under its name. What is
 * no file, or cannot be read, is an empty one: its name is listed among those that say nothing, the others are read.
 */
async function headOf(path: string): Promise<string> {
  try {
    // A pipe under that name would be waited for.
    if (!(await stat(path)).isFile()) return '';
    const handle = await open(path, 'r');
    try {
      const head = Buffer.alloc(LARGEST_BYTES);
      const { bytesRead } = await handle.read(head, 0, LARGEST_BYTES, 0);
      return head.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return '';
  }
}

function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}.part`;
  const handle = openSync(draft, 'w', 0o640);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  // The name appears with the whole content or not at all: a reader on another workstation sees no half of it.
  renameSync(draft, path);
}

/** The folder that an establishment shares between its workstations and its privacy officer (decision 24). */
export function openAccessFolder(folder: string): AccessFolder {
  return {
    write: (name, text) =>
      attempt(() => {
        const path = join(folder, `${name}${SUFFIX}`);
        // Written once: an event that was handed over but not yet noted as such is the same event.
        if (!existsSync(path)) writeWhole(path, text);
        return null;
      }),
    read: async (hear) => {
      const names = await readdir(folder).catch(() => null);
      if (names === null) return fail({ code: 'emergency/folder-unreachable' });
      const entries = names.filter((name) => name.endsWith(SUFFIX)).sort();
      // One at a time: between two files of a share, the rest of the program has its turn.
      for (const name of entries) hear({ name, text: await headOf(join(folder, name)) });
      return ok(null);
    },
  };
}
