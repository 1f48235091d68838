import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-tool.ts';

const FOLDER = join(root, 'out', 'compiled');

/**
 * Has Node keep what the programs of the tests (store, card process, `dmp`, main process) were compiled to: each is
 * started many times, and half of a start is the reading of its TypeScript. Forgotten at the next run.
 */
export function keepCompiled(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  process.env['NODE_COMPILE_CACHE'] = FOLDER;
}
