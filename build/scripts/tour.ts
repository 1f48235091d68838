/**
 * `npm run tour`: plays the whole path by itself (test/app/tour/run.ts) against a store made new for it. The tour
 * finds the client's configuration in DMP_CONFIG and the card through SOFTHSM2_CONF.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './running/child-process.ts';
import { playOnTestData } from './running/play-on-test-data.ts';

const folder = join(root, 'out', 'tour');
rmSync(folder, { recursive: true, force: true });
process.exitCode = await playOnTestData('test/app/tour/run.ts', join(folder, 'sandbox'), process.argv.slice(2));
