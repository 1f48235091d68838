/** `npm run -s dmp -- ARGUMENTS`: the command line. Paths are read from the folder in which npm was called. */
import { runScript } from './running/child-process.ts';

const cwd = process.env['INIT_CWD'] ?? process.cwd();
process.exitCode = await runScript('electron/cli.ts', process.argv.slice(2), { cwd });
