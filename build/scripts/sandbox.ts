/** `npm run sandbox -- ARGUMENTS`: the sandbox store alone. */
import { runScript } from './running/child-process.ts';

process.exitCode = await runScript('sandbox/main.ts', process.argv.slice(2));
