/** `npm run fuzz -- ARGUMENTS`: hostile inputs for every reader; the arguments are in `test/fuzz/README.md`. */
import { runScript } from './running/child-process.ts';

process.exitCode = await runScript('test/fuzz/main.ts', process.argv.slice(2));
