/**
 * `npm start`: the sandbox store and the test card (unless the client is configured for a real store), then the window
 * on the lock screen. Without a display the tour is played instead.
 */
import { join } from 'node:path';
import { chooseDriver } from './running/choose-driver.ts';
import { root, runScript } from './running/child-process.ts';
import { openWindow } from './running/open-window.ts';
import { takeOrSay } from './running/take-folder.ts';
import { hasDisplay } from './running/virtual-display.ts';
import { findRealConfig, missingParts, startTestWorkstation } from './running/workstation.ts';

const args = process.argv.slice(2);
process.exitCode = await start();

async function start(): Promise<number> {
  const realConfig = findRealConfig(args);
  const missing = missingParts();
  if (missing.length > 0) {
    console.error(`✗ Il manque ${missing.join(', ')}.`);
    return 1;
  }
  if (!hasDisplay()) {
    console.log(
      "▸ Pas d'écran : personne ne peut cliquer. La visite guidée se joue seule, et son résultat est le nôtre.",
    );
    return runScript('build/scripts/tour.ts', args);
  }
  return realConfig ? startOnRealStore(realConfig) : startOnSandbox();
}

function startOnRealStore(config: string): Promise<number> {
  console.log(`▸ Dépôt réel configuré (${config}) : le bac à sable reste éteint.`);
  announceDriver();
  return openWindow(chooseDriver(), null, withConfig(config), {});
}

async function startOnSandbox(): Promise<number> {
  console.log('▸ Bac à sable (données fictives) et carte de test…');
  const folder = join(root, 'out', 'sandbox');
  if (!takeOrSay(folder)) return 1;
  const workstation = await startTestWorkstation(folder);
  try {
    announceDriver();
    console.log('▸ Fenêtre ouverte. Code de la carte de test : 1234. Ctrl-C arrête tout.');
    const userData = join(root, 'out', 'profile');
    return await openWindow(chooseDriver(), userData, withConfig(workstation.config), workstation.env);
  } finally {
    await workstation.stop();
  }
}

function announceDriver(): void {
  const driver = chooseDriver();
  console.log(
    `▸ Fenêtre : ${driver.name === 'electron' ? 'Electron' : 'Chromium du système (remplaçant)'} — ${driver.why}`,
  );
}

function withConfig(config: string): string[] {
  return args.includes('--config') ? args : ['--config', config, ...args];
}
