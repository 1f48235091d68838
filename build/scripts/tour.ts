/**
 * `npm run tour`: plays the whole path by itself (test/app/tour/run.ts) against a store made new for it. The tour
 * finds the client's configuration in DMP_CONFIG and the card through SOFTHSM2_CONF.
 */
import { playOnTestData } from './running/play-on-test-data.ts';

process.exitCode = await playOnTestData('test/app/tour/run.ts', 'tour', process.argv.slice(2));
