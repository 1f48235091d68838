/** `npm run torture -- ARGUMENTS`: kills and network faults on real parts; the arguments are in `test/torture/README.md`. */
import { runScript } from './running/child-process.ts';

process.exitCode = await runScript('test/torture/main.ts', process.argv.slice(2));
