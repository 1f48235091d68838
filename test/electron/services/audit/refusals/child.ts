/**
 * A run of the program that ends by `kill -9`: `note FOLDER` refuses and goes on until it is killed; `tell FOLDER ROWS`
 * opens the session and is killed right after that many rows stand in the journal.
 */
import { systemClock } from '../../../../../electron/adapters/system/clock.ts';
import { startRun } from './bench.ts';

const [act, folder = '', rows = '0'] = process.argv.slice(2);
const run = startRun(folder, systemClock);

if (act === 'note') {
  run.refusals.note('dossier.open', 'call/malformed');
  run.state.card = '8';
  run.refusals.note('card.unlock', 'card/pin-wrong');
  run.refusals.note('card.unlock', 'card/pin-wrong');
  run.refusals.note('holds.list', 'session/locked');
  process.stdout.write('noted\n');
  setInterval(() => undefined, 1000);
} else {
  let left = Number(rows);
  run.state.written = () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
  run.unlock('8');
}
