import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chooseDriver } from './choose-driver.ts';
import { root, runScript } from './child-process.ts';
import { emptyFolder, takeOrSay } from './take-folder.ts';
import { hasDisplay, startVirtualDisplay } from './virtual-display.ts';
import { startTestWorkstation } from './workstation.ts';

/**
 * Runs a program that drives the application by itself, with a store and a card around it and a display to show on.
 *
 * @param name folder below `out/`, emptied first.
 * @returns the program's exit code; 1 when it does not exist or another such run is at work
 */
export async function playOnTestData(program: string, name: string, args: string[]): Promise<number> {
  if (!existsSync(join(root, program))) {
    console.error(`✗ ${program} n'existe pas encore.`);
    return 1;
  }
  const folder = join(root, 'out', name);
  if (!takeOrSay(folder)) return 1;
  emptyFolder(folder);
  const driver = chooseDriver();
  console.log(`▸ Fenêtre : ${driver.name} — ${driver.why}`);
  const display = hasDisplay() ? null : await startVirtualDisplay();
  const workstation = await startTestWorkstation(join(folder, 'sandbox'));
  try {
    const shown = display ? { DISPLAY: display.name, HEADED: '1' } : {};
    return await runScript(program, args, { env: { ...process.env, ...workstation.env, ...shown } });
  } finally {
    await workstation.stop();
    await display?.stop();
  }
}
