import process from 'node:process';
import { runCli } from './cli/run.ts';

// The `dmp` command line (issue §8): everything it does is in `cli/`, this file only joins it to the process.
process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
