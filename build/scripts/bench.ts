/** `npm run bench`: measures start-up, opening, search and upload (test/bench/run.ts) against a store made new for it. */
import { playOnTestData } from './running/play-on-test-data.ts';

process.exitCode = await playOnTestData('test/bench/run.ts', 'bench', process.argv.slice(2));
