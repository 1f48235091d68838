import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFor } from './node-runtime.mjs';
import { say, step } from './report.mjs';
import { runCommand } from './run-command.mjs';
import { readState, remember, root } from './state.mjs';

const ATTEMPT_MS = 20_000;
const folder = join(root, 'node_modules', 'electron');

/** Path of Electron's executable, or null. `require('electron')` is not used: it would start a download. */
export function findElectron() {
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const executable = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(executable) ? executable : null;
}

/**
 * Tries once, briefly, to fetch Electron's binary. A failure is remembered for this version, so that no later start
 * waits for it; `--retry-electron` tries again.
 * @param {{ executable: string, folder: string | null }} node
 * @param {boolean} mustRetry
 */
export async function fetchElectron(node, mustRetry) {
  if (findElectron()) return;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const isRefused = process.env.ELECTRON_SKIP_BINARY_DOWNLOAD === '1';
  if (isRefused || (!mustRetry && readState().electronAttempt?.version === version)) return;
  await step(`Binaire d'Electron ${version} (un essai de ${ATTEMPT_MS / 1000} s au plus)`, async () => {
    const options = { cwd: root, env: environmentFor(node), timeoutMs: ATTEMPT_MS };
    await runCommand(node.executable, [join(folder, 'install.js')], options);
  });
  if (findElectron()) return;
  remember({ electronAttempt: { version, at: new Date().toISOString(), outcome: 'unreachable' } });
  say(
    'Electron ne peut pas être téléchargé ici : son remplaçant (Chromium du système) servira. --retry-electron pour réessayer.',
  );
}
