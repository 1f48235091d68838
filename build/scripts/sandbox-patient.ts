/**
 * `npm run sandbox:patient -- ARGUMENTS`: where the patient's page is. The store that runs already serves it (`npm start`,
 * `npm run sandbox`), on the same clock; without one, a store is started for it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runScript } from './running/child-process.ts';

interface Ready {
  pid: number;
  patient?: { url: string; phone: string };
}

const data = join(root, 'out', 'sandbox');
const running = findRunning(join(data, 'ready.json'));
if (running?.patient) {
  console.log('▸ Un bac à sable tourne déjà : sa page du patient est ouverte à');
  console.log(`  ${running.patient.url}`);
  console.log(`▸ Identifiants et codes (téléphone de démonstration) : ${running.patient.phone}`);
} else {
  console.log('▸ Bac à sable (données fictives) et page du patient ; Ctrl-C arrête tout.');
  process.exitCode = await runScript('sandbox/main.ts', ['--data', data, ...process.argv.slice(2)]);
}

/** What the store of a folder said when it was ready, if it still runs. */
function findRunning(readyFile: string): Ready | null {
  if (!existsSync(readyFile)) return null;
  const ready = JSON.parse(readFileSync(readyFile, 'utf8')) as Ready; // written by the store itself
  try {
    process.kill(ready.pid, 0);
    return ready;
  } catch {
    // That store has ended without a word: nobody answers to its number.
    return null;
  }
}
