#!/usr/bin/env node
/**
 * Entry of every npm script. It has no dependency and runs on any Node ≥ 20, with an empty HOME: it puts in place what
 * the command needs, then runs `build/scripts/<command>.ts` with Node 24.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { buildBundle } from './bundle.mjs';
import { COMMANDS } from './commands.mjs';
import { fetchElectron } from './electron-binary.mjs';
import { buildAddon } from './native-addon.mjs';
import { environmentFor, findNode, SCRIPT_OPTIONS } from './node-runtime.mjs';
import { installNpmPackages } from './npm-packages.mjs';
import { whenOwnerIsGone } from './owner.mjs';
import { BootstrapFailure } from './report.mjs';
import { root } from './state.mjs';
import { installSystemPackages } from './system-packages.mjs';

const RETRY = '--retry-electron';

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main(command, args) {
  const needs = COMMANDS[command];
  if (!needs)
    throw new BootstrapFailure(`Commande inconnue « ${command} ». Connues : ${Object.keys(COMMANDS).join(', ')}`);
  await installNpmPackages();
  const node = findNode();
  // The order matters: which system packages are needed depends on whether Electron's binary came.
  if (needs.window) await fetchElectron(node, args.includes(RETRY));
  if (needs.system) await installSystemPackages({ withTests: needs.system === 'test' });
  if (needs.card) await buildAddon(node);
  if (needs.bundle) await buildBundle(node);
  const script = join(root, 'build', 'scripts', `${command}.ts`);
  if (!existsSync(script)) throw new BootstrapFailure(`build/scripts/${command}.ts n'existe pas encore`);
  return runScript(
    node,
    script,
    args.filter((argument) => argument !== RETRY),
  );
}

/**
 * @param {{ executable: string }} node
 * @param {string} script
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function runScript(node, script, args) {
  const child = spawn(node.executable, [...SCRIPT_OPTIONS, script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: environmentFor(node),
  });
  // The script ends what it started; this process only waits for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)));
  }
  // npm and its shell do not pass every signal on: without them above us, nobody waits for this run any more.
  const unwatch = whenOwnerIsGone(() => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.once('exit', unwatch);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

try {
  const [command = '', ...args] = process.argv.slice(2);
  process.exitCode = await main(command, args);
} catch (error) {
  if (!(error instanceof BootstrapFailure)) throw error;
  process.stderr.write(`✗ ${error.message}\n`);
  process.exitCode = 1;
}
