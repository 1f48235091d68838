/** `npm run bench`: measures start-up, opening, search and upload (test/bench/run.ts) against a store made new for it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './running/child-process.ts';
import { playOnTestData } from './running/play-on-test-data.ts';

const folder = join(root, 'out', 'bench');
rmSync(folder, { recursive: true, force: true });
process.exitCode = await playOnTestData('test/bench/run.ts', join(folder, 'sandbox'), process.argv.slice(2));
