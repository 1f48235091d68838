import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFor } from './node-runtime.mjs';
import { BootstrapFailure, say, step } from './report.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { readState, remember, root } from './state.mjs';

const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'electron.vite.config.ts', 'package-lock.json'];

/**
 * Builds `out/main`, `out/preload` and `out/renderer` when a source has changed since the last build.
 * @param {{ executable: string, folder: string | null }} node
 */
export async function buildBundle(node) {
  if (!existsSync(join(root, 'electron', 'main.ts'))) {
    say('electron/main.ts absent : rien à construire');
    return;
  }
  const bundleStamp = stampSources();
  if (readState().bundleStamp === bundleStamp && existsSync(join(root, 'out', 'main', 'main.js'))) return;
  await step("Construction de l'application (electron-vite)", async () => {
    const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const env = environmentFor(node);
    const { ok, output } = await runCommand(node.executable, [tool, 'build'], { cwd: root, env });
    if (!ok) throw new BootstrapFailure(`La construction a échoué :\n${lastLines(output, 40)}`);
  });
  remember({ bundleStamp });
}

/** Names, sizes and times of all sources: a change of any of them changes the stamp. */
function stampSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) addToStamp(hash, join(root, source));
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addToStamp(hash, path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry) return;
  if (!entry.isDirectory()) {
    hash.update(`${path}:${entry.size}:${entry.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) addToStamp(hash, join(path, name));
}
