import process from 'node:process';
import { kindOf } from './adapters/system/unexpected.ts';
import { runCli } from './cli/run.ts';

// The `dmp` command line (issue §8): everything it does is in `cli/`, this file only joins it to the process.
// What no code of ours expected, a promise that nobody awaited too, is told by kind and line: its words may name a patient, and
// whoever runs this by night keeps what is said.
process.on('uncaughtException', (error) => {
  process.stderr.write(`Erreur imprévue : ${JSON.stringify(kindOf(error))}\n`);
  process.exit(2);
});
process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
