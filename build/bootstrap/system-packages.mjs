/** Debian packages that a run or the tests need, each with the way to see that it is there. */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findElectron } from './electron-binary.mjs';
import { mustBuildAddon } from './native-addon.mjs';
import { BootstrapFailure, say, step } from './report.mjs';
import { lastLines, runCommand } from './run-command.mjs';

/**
 * @typedef {{ name: string, why: string, isHere: () => boolean, isNeeded?: () => boolean }} SystemPackage
 */

/** @type {SystemPackage[]} */
const RUN = [
  {
    name: 'chromium',
    why: "fenêtre, en l'absence du binaire d'Electron",
    isHere: () => Boolean(process.env.HOST_CHROMIUM) || isProgram('chromium', 'chromium-browser', 'google-chrome'),
    isNeeded: () => findElectron() === null,
  },
  { name: 'libgtk-3-0', why: 'Electron', isHere: () => isLibrary('libgtk-3.so.0'), isNeeded: hasElectron },
  { name: 'libnss3', why: 'Electron', isHere: () => isLibrary('libnss3.so'), isNeeded: hasElectron },
  { name: 'libgbm1', why: 'Electron', isHere: () => isLibrary('libgbm.so.1'), isNeeded: hasElectron },
  { name: 'libasound2', why: 'Electron', isHere: () => isLibrary('libasound.so.2'), isNeeded: hasElectron },
  { name: 'xvfb', why: 'écran virtuel', isHere: () => isProgram('Xvfb'), isNeeded: () => !process.env.DISPLAY },
  { name: 'softhsm2', why: 'carte de test', isHere: () => isProgram('softhsm2-util') },
  { name: 'libengine-pkcs11-openssl', why: 'TLS par la carte', isHere: () => isLibrary('engines-3/pkcs11.so') },
  { name: 'python3', why: 'compilation de pkcs11js', isHere: () => isProgram('python3'), isNeeded: mustBuildAddon },
  { name: 'make', why: 'compilation de pkcs11js', isHere: () => isProgram('make'), isNeeded: mustBuildAddon },
  { name: 'g++', why: 'compilation de pkcs11js', isHere: () => isProgram('g++'), isNeeded: mustBuildAddon },
  { name: 'fonts-liberation', why: "polices d'écran", isHere: () => hasEntries('/usr/share/fonts') },
];

/** @type {SystemPackage[]} */
const TEST = [
  { name: 'xvfb', why: 'écran virtuel', isHere: () => isProgram('Xvfb') },
  { name: 'opensc', why: 'carte virtuelle', isHere: () => isProgram('pkcs11-tool') },
  { name: 'pcscd', why: 'carte virtuelle', isHere: () => isProgram('pcscd') },
  { name: 'vsmartcard-vpcd', why: 'lecteur virtuel', isHere: () => existsSync('/etc/reader.conf.d/vpcd') },
  { name: 'iproute2', why: 'réseau isolé de la carte virtuelle', isHere: () => isProgram('ip') },
  { name: 'libxml2-utils', why: 'contrôle XSD', isHere: () => isProgram('xmllint') },
  { name: 'xmlsec1', why: 'contrôle des signatures', isHere: () => isProgram('xmlsec1') },
  { name: 'default-jre-headless', why: 'schematrons', isHere: () => isProgram('java') },
  { name: 'libsaxonhe-java', why: 'schematrons', isHere: () => existsSync('/usr/share/java/Saxon-HE.jar') },
];

/**
 * Installs what is missing when we are root on Debian; otherwise prints the exact command and fails.
 * @param {{ withTests: boolean }} wish
 */
export async function installSystemPackages({ withTests }) {
  if (process.platform !== 'linux') return;
  const wanted = withTests ? [...RUN, ...TEST] : RUN;
  const missing = wanted.filter((one) => (one.isNeeded?.() ?? true) && !one.isHere());
  const names = [...new Set(missing.map((one) => one.name))];
  if (names.length === 0) return;
  for (const one of missing) say(`Manque ${one.name} (${one.why})`);
  const command = `apt-get install -y --no-install-recommends ${names.join(' ')}`;
  if (process.getuid?.() !== 0 || !isProgram('apt-get')) {
    throw new BootstrapFailure(`Paquets du système à installer, puis relancer :\n  sudo ${command}`);
  }
  await step(`Paquets du système : ${names.join(' ')}`, () => aptInstall(names, command));
  const absent = missing.filter((one) => !one.isHere());
  for (const one of absent) say(`Attention : ${one.name} est installé, mais introuvable à sa place habituelle`);
}

/**
 * @param {string[]} names
 * @param {string} command
 */
async function aptInstall(names, command) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runCommand('apt-get', ['update'], { env });
  if (!update.ok) say('apt-get update a échoué : essai avec les listes déjà présentes');
  const args = ['install', '-y', '--no-install-recommends', ...names];
  const { ok, output } = await runCommand('apt-get', args, { env });
  if (!ok) throw new BootstrapFailure(`${command} a échoué :\n${lastLines(output)}`);
}

function hasElectron() {
  return findElectron() !== null;
}

/** @param {string[]} names */
function isProgram(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  return names.some((name) => folders.some((folder) => existsSync(join(folder, name))));
}

/** @param {string} name */
function isLibrary(name) {
  const folders = ['/usr/lib', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/lib/x86_64-linux-gnu'];
  return folders.some((folder) => existsSync(join(folder, name)));
}

/** @param {string} folder */
function hasEntries(folder) {
  return existsSync(folder) && readdirSync(folder).length > 0;
}
