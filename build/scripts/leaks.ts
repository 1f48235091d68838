/**
 * `npm run leaks`: plays the whole path and a crash, then searches everything that the run wrote for patients, words,
 * PIN and keys (`test/leaks/main.ts`). Last line: `files=N secrets=N planted-found=N`; `secrets` is what was found.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './running/child-process.ts';
import { playOnTestData } from './running/play-on-test-data.ts';

const folder = join(root, 'out', 'leaks');
rmSync(folder, { recursive: true, force: true });
process.exitCode = await playOnTestData('test/leaks/main.ts', join(folder, 'sandbox'), process.argv.slice(2));
