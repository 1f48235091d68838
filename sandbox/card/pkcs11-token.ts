import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Pkcs11Module from 'pkcs11js';

// pkcs11js is CommonJS with a native part; `require` keeps its named constants.
const pkcs11: typeof Pkcs11Module = createRequire(import.meta.url)('pkcs11js');

/** Where Debian's package and its likes put the library. */
const LIBRARIES = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'];

export type Template = Pkcs11Module.Template;
export const P = pkcs11;

/** A writable session on a token, logged in as its user. */
export interface OpenToken {
  readonly create: (template: Template) => void;
  readonly labels: () => string[];
  readonly close: () => void;
}

/** The places of a SoftHSM2 installation kept under one folder. */
export interface TokenFolder {
  readonly library: string;
  readonly conf: string;
}

/** Writes a SoftHSM2 configuration whose tokens live under `folder`, for this process and for those it starts. */
export function prepareFolder(folder: string, exists: (path: string) => boolean): TokenFolder {
  const library = LIBRARIES.find(exists);
  if (!library) throw new Error('SoftHSM2 is not installed (Debian package softhsm2)');
  const tokens = join(folder, 'tokens');
  mkdirSync(tokens, { recursive: true, mode: 0o700 });
  const conf = join(folder, 'softhsm2.conf');
  writeFileSync(conf, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  return { library, conf };
}

function slotOf(module: Pkcs11Module.PKCS11, label: string): Pkcs11Module.Handle | null {
  const named = (slot: Pkcs11Module.Handle): boolean => module.C_GetTokenInfo(slot).label.trim() === label;
  return module.C_GetSlotList(true).find(named) ?? null;
}

function emptySlot(module: Pkcs11Module.PKCS11): Pkcs11Module.Handle {
  const free = module
    .C_GetSlotList(true)
    .find((slot) => (module.C_GetTokenInfo(slot).flags & P.CKF_TOKEN_INITIALIZED) === 0);
  if (!free) throw new Error('SoftHSM2 offers no free slot');
  return free;
}

function findLabels(module: Pkcs11Module.PKCS11, session: Pkcs11Module.Handle): string[] {
  module.C_FindObjectsInit(session, []);
  const handles = module.C_FindObjects(session, 200);
  module.C_FindObjectsFinal(session);
  return handles.map((handle) =>
    String(module.C_GetAttributeValue(session, handle, [{ type: P.CKA_LABEL }])[0]?.value ?? ''),
  );
}

/**
 * Opens the token of this label, making it first when it is new. PINs go through the library's own calls: never on a
 * command line.
 */
export function openToken(folder: TokenFolder, label: string, pin: string): OpenToken {
  process.env['SOFTHSM2_CONF'] = folder.conf;
  const module = new P.PKCS11();
  module.load(folder.library);
  module.C_Initialize();
  if (!slotOf(module, label)) {
    const free = emptySlot(module);
    // PKCS#11 wants 32 characters padded with blanks; the binding would pad with NUL.
    module.C_InitToken(free, pin, label.padEnd(32));
    const first = module.C_OpenSession(free, P.CKF_SERIAL_SESSION | P.CKF_RW_SESSION);
    module.C_Login(first, P.CKU_SO, pin);
    module.C_InitPIN(first, pin);
    module.C_Logout(first);
    module.C_CloseSession(first);
  }
  // After C_InitToken the library gives the token another slot: it is looked up again by its label.
  const slot = slotOf(module, label);
  if (!slot) throw new Error('The token that was just made is not seen');
  const session = module.C_OpenSession(slot, P.CKF_SERIAL_SESSION | P.CKF_RW_SESSION);
  module.C_Login(session, P.CKU_USER, pin);
  return {
    create: (template) => void module.C_CreateObject(session, template),
    labels: () => findLabels(module, session),
    close: () => {
      module.C_Finalize();
      module.close();
    },
  };
}
