/** `npm run model -- ARGUMENTS`: random histories against the oracle; the arguments are in `test/model/README.md`. */
import { runScript } from './running/child-process.ts';

process.exitCode = await runScript('test/model/main.ts', process.argv.slice(2));
