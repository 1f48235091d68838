/** Places of a run: everything that is written by it goes below one folder, where it can be looked at. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Pkcs11Module from 'pkcs11js';
import type { ProvisionedCard } from '../../sandbox/card/provision.ts';
import { PIN } from '../app/pages/lock-screen.ts';

// pkcs11js is CommonJS with a native part; `require` keeps its named constants.
const pkcs11: typeof Pkcs11Module = createRequire(import.meta.url)('pkcs11js');

/** Eight digits that no file holds by chance. */
export const LEAK_PIN = '73914628';

export interface OwnPlaces {
  /** Below it is everything that is searched. */
  readonly written: string;
  readonly profile: string;
  /** What a doctor saved by hand. */
  readonly saved: string;
  restore(): void;
}

function setVariables(values: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, values);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  };
}

/** Temporary files, home and the profiles of application and Chromium below one new folder, until `restore`. */
export function ownPlaces(folder: string): OwnPlaces {
  const written = join(folder, 'written');
  rmSync(written, { recursive: true, force: true });
  const at = (name: string): string => join(written, name);
  const saved = join(folder, 'saved');
  for (const one of ['profile', 'chromium', 'tmp', 'home']) mkdirSync(at(one), { recursive: true });
  mkdirSync(saved, { recursive: true });
  const home = { HOME: at('home'), XDG_CACHE_HOME: at('home/.cache'), XDG_CONFIG_HOME: at('home/.config') };
  const restore = setVariables({ TMPDIR: at('tmp'), HOST_PROFILE: at('chromium'), ...home });
  return { written, profile: at('profile'), saved, restore };
}

/** The same card under another PIN, in a folder of its own. */
export function cardWithOwnPin(
  card: Pick<ProvisionedCard, 'library' | 'conf'>,
  folder: string,
): { SOFTHSM2_CONF: string } {
  const tokens = join(folder, 'tokens');
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(card.conf, '..', 'tokens'), tokens, { recursive: true });
  const conf = join(folder, 'softhsm2.conf');
  writeFileSync(conf, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  changePin(card.library, conf);
  return { SOFTHSM2_CONF: conf };
}

function changePin(library: string, conf: string): void {
  const restore = setVariables({ SOFTHSM2_CONF: conf });
  const module = new pkcs11.PKCS11();
  module.load(library);
  module.C_Initialize();
  try {
    const slot = module
      .C_GetSlotList(true)
      .find((one) => (module.C_GetTokenInfo(one).flags & pkcs11.CKF_TOKEN_INITIALIZED) !== 0);
    if (!slot) throw new Error('The copied card holds no token');
    const session = module.C_OpenSession(slot, pkcs11.CKF_SERIAL_SESSION | pkcs11.CKF_RW_SESSION);
    module.C_Login(session, pkcs11.CKU_USER, PIN);
    module.C_SetPIN(session, PIN, LEAK_PIN);
  } finally {
    module.C_Finalize();
    module.close();
    restore();
  }
}
