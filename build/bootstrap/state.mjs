import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const file = join(root, 'out', 'bootstrap.json');

/**
 * What earlier runs found out. Losing the file only costs the time of looking again.
 * @typedef {{
 *   electronAttempt?: { version: string, at: string, outcome: 'unreachable' | 'refused' },
 *   bundleStamp?: string,
 * }} State
 */

/** @returns {State} */
export function readState() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** @param {State} change */
export function remember(change) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...readState(), ...change }, null, 2)}\n`);
}
