/** `npm run guard -- --seed S --rounds N`: what the wrong-patient guard is worth, on papers drawn by a seed (H28). */
import { runScript } from './running/child-process.ts';

process.exitCode = await runScript('test/guard/main.ts', process.argv.slice(2));
