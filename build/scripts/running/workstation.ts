/** Everything around the window for a run on test data: the store, the card, and the client's configuration. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './child-process.ts';
import { startSandboxStore } from './sandbox-store.ts';
import { provisionTestCard } from './test-card.ts';

export interface Workstation {
  /** Path of the client's configuration, for its `--config`. */
  config: string;
  /** What the application's environment needs besides. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/**
 * The path of a configuration of a real store, when the client has one: `--config FILE` or DMP_CONFIG, with the
 * environment «production». The sandbox then stays off.
 */
export function findRealConfig(args: string[]): string | null {
  const index = args.indexOf('--config');
  const named = index >= 0 ? args[index + 1] : process.env['DMP_CONFIG'];
  if (!named) return null;
  const path = resolve(named);
  const settings = JSON.parse(readFileSync(path, 'utf8')) as { environment?: string };
  return settings.environment === 'production' ? path : null;
}

/**
 * Starts the sandbox store and provisions the test card.
 *
 * @param folder where the store keeps its data, and the client's configuration beside it
 */
export async function startTestWorkstation(folder: string): Promise<Workstation> {
  mkdirSync(folder, { recursive: true });
  const store = await startSandboxStore(folder, join(folder, 'sandbox.log'));
  try {
    const card = await provisionTestCard(folder);
    const config = writeClientConfig(store.clientConfig, folder, card.library);
    return { config, env: { SOFTHSM2_CONF: card.conf, DMP_CONFIG: config }, stop: () => store.stop() };
  } catch (error) {
    await store.stop();
    throw error;
  }
}

/** What the store says of itself, and what belongs to the workstation: its card library and its number. */
function writeClientConfig(storeConfig: string, folder: string, pkcs11Library: string): string {
  const path = join(folder, 'workstation-config.json');
  const fromStore = JSON.parse(readFileSync(storeConfig, 'utf8')) as Record<string, unknown>;
  // The number that the sandbox accepts; a real one is a secret of the workstation and in no file of ours.
  const config = { homologationNumber: 'SANDBOX-0001', ...fromStore, pkcs11Library };
  writeFileSync(path, `${JSON.stringify(config, null, 2)}\n`);
  return path;
}

/** The parts that the run needs and that are not in the tree yet. */
export function missingParts(): string[] {
  const parts = ['sandbox/main.ts', 'sandbox/card/provision.ts', 'out/main/main.js'];
  return parts.filter((part) => !existsSync(join(root, part)));
}
