/** `npm run dev`: the window with hot reload, on the sandbox and the test card. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chooseDriver } from './running/choose-driver.ts';
import { endOf, root } from './running/child-process.ts';
import { takeOrSay } from './running/take-folder.ts';
import { startTestWorkstation } from './running/workstation.ts';

const driver = chooseDriver();
console.log(`▸ Fenêtre : ${driver.name} — ${driver.why}`);
const folder = join(root, 'out', 'sandbox');
if (!takeOrSay(folder)) process.exit(1);
const workstation = await startTestWorkstation(folder);
try {
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const profile = `--user-data-dir=${join(root, 'out', 'profile')}`;
  const appArgs = [profile, '--config', workstation.config, ...process.argv.slice(2)];
  // electron-vite starts whatever this names in the place of Electron's executable.
  const executable = driver.executable ?? join(root, 'build', 'chromium-host', 'cli.ts');
  const env = { ...process.env, ...workstation.env, ELECTRON_EXEC_PATH: executable };
  const child = spawn(process.execPath, [tool, 'dev', '--', ...appArgs], { cwd: root, stdio: 'inherit', env });
  process.exitCode = await endOf(child);
} finally {
  await workstation.stop();
}
