/**
 * `npm run leaks`: plays the whole path and a crash, then searches everything that the run wrote for patients, words,
 * PIN and keys (`test/leaks/main.ts`). Last line: `files=N secrets=N planted-found=N`; `secrets` is what was found.
 */
import { playOnTestData } from './running/play-on-test-data.ts';

process.exitCode = await playOnTestData('test/leaks/main.ts', 'leaks', process.argv.slice(2));
