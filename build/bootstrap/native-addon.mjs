import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFor } from './node-runtime.mjs';
import { BootstrapFailure, step } from './report.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { root } from './state.mjs';

const addon = join(root, 'node_modules', 'pkcs11js', 'build', 'Release', 'pkcs11.node');

/** True when the card reader's module still has to be compiled. It is N-API: one build serves every Node and Electron. */
export function mustBuildAddon() {
  return !existsSync(addon);
}

/**
 * Compiles pkcs11js against the headers inside the Node package, so that nothing is fetched.
 * @param {{ executable: string, folder: string | null }} node
 */
export async function buildAddon(node) {
  if (!mustBuildAddon()) return;
  await step('Module de lecture de carte (pkcs11js), à compiler une fois', async () => {
    const headers = node.folder ? { npm_config_nodedir: node.folder } : {};
    const env = { ...environmentFor(node), ...headers };
    const { ok, output } = await runCommand('npm', ['rebuild', 'pkcs11js'], { cwd: root, env });
    if (!ok || mustBuildAddon())
      throw new BootstrapFailure(`La compilation de pkcs11js a échoué :\n${lastLines(output)}`);
  });
}
