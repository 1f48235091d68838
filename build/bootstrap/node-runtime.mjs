import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { BootstrapFailure } from './report.mjs';
import { root } from './state.mjs';

/** What every script of ours is started with: it ends with the process that started it. */
export const SCRIPT_OPTIONS = [
  '--disable-warning=ExperimentalWarning',
  `--import=${new URL('./end-with-owner.mjs', import.meta.url).href}`,
];

const NEEDED_MAJOR = 24;
const PLATFORMS = { linux: 'linux', darwin: 'darwin', win32: 'win' };

/**
 * Node 24, from the package that stands in the lock file; the running Node when it is recent enough and there is no
 * such package for this machine.
 * @returns {{ executable: string, folder: string | null }} `folder` holds the headers, null for the running Node.
 */
export function findNode() {
  const platform = PLATFORMS[/** @type {keyof typeof PLATFORMS} */ (process.platform)] ?? process.platform;
  const folder = join(root, 'node_modules', `node-${platform}-${process.arch}`);
  const executable = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(executable)) return { executable, folder };
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR)
    return { executable: process.execPath, folder: null };
  throw new BootstrapFailure(
    `Node ${NEEDED_MAJOR} n'existe pas en paquet pour ${process.platform}-${process.arch} : installez-le et relancez.`,
  );
}

/**
 * The environment in which everything else runs: `node` means Node 24.
 * @param {{ executable: string }} node
 */
export function environmentFor(node) {
  const folder = join(node.executable, '..');
  return { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` };
}
