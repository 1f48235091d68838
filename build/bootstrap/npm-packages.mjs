import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapFailure, step } from './report.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { root } from './state.mjs';

const lockFile = join(root, 'package-lock.json');
// Written by npm: what is really in node_modules.
const installedFile = join(root, 'node_modules', '.package-lock.json');

/** Installs the npm packages when what is installed is not what the lock file says. */
export async function installNpmPackages() {
  if (isInstalled()) return;
  await step('Paquets npm (première fois, ou fichier de verrouillage modifié)', async () => {
    // Scripts of packages are not run: the one that is needed (pkcs11js) is built by name later.
    const { ok, output } = await runCommand('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: root,
    });
    if (!ok) throw new BootstrapFailure(`npm ci a échoué :\n${lastLines(output)}`);
  });
  if (!isInstalled()) throw new BootstrapFailure('npm ci a laissé node_modules incomplet : relancer.');
}

/** True when every package of the lock file that this machine can use is there in its version. */
function isInstalled() {
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const isRight = Object.entries(wanted).every(([path, entry]) => {
    const mayBeAbsent = path === '' || entry.optional || entry.devOptional;
    return installed[path]?.version === entry.version || (mayBeAbsent && !installed[path]);
  });
  // An installation that was interrupted leaves npm's list behind without the packages.
  return isRight && Object.keys(installed).every((path) => existsSync(join(root, path, 'package.json')));
}
