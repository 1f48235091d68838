import { createRequire } from 'node:module';
import type * as Pkcs11Module from 'pkcs11js';

// pkcs11js is CommonJS with a native part; `require` keeps its named constants.
const pkcs11: typeof Pkcs11Module = createRequire(import.meta.url)('pkcs11js');

export const P = pkcs11;
export type Module = Pkcs11Module.PKCS11;
export type Handle = Pkcs11Module.Handle;
export type Template = Pkcs11Module.Template;

/** Name of a PKCS#11 failure (`CKR_…`), or of any other error, for a fault's `serverCode`: never a patient datum. */
export function failureName(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  return /CKR_\w+/.exec(error.message)?.[0] ?? error.name;
}

/** Loads and initialises a library; throws what it throws. A second initialisation in the process is no fault. */
export function openModule(library: string): Module {
  const module = new P.PKCS11();
  module.load(library);
  try {
    module.C_Initialize();
  } catch (error) {
    if (failureName(error) !== 'CKR_CRYPTOKI_ALREADY_INITIALIZED') throw error;
  }
  return module;
}

/** Maker, description and version of the library, for the card doctor. */
export function nameMiddleware(module: Module): string {
  const { manufacturerID, libraryDescription, libraryVersion } = module.C_GetInfo();
  const version = `${libraryVersion.major}.${libraryVersion.minor}`;
  return [manufacturerID, libraryDescription, version].map((part) => part.trim()).join(' ');
}

/** Objects that match, with the attributes asked; an attribute that a token does not give is absent. */
export function findObjects(module: Module, session: Handle, template: Template): Handle[] {
  module.C_FindObjectsInit(session, template);
  try {
    const found: Handle[] = [];
    for (let batch = module.C_FindObjects(session, 50); batch.length > 0; batch = module.C_FindObjects(session, 50))
      found.push(...batch);
    return found;
  } finally {
    module.C_FindObjectsFinal(session);
  }
}

/** One attribute's bytes, or null when the object has none. */
export function readAttribute(module: Module, session: Handle, object: Handle, type: number): Buffer | null {
  try {
    const value = module.C_GetAttributeValue(session, object, [{ type }])[0]?.value;
    return Buffer.isBuffer(value) ? value : null;
  } catch {
    // A token may refuse one attribute of an object and give the others: the object stays usable without it.
    return null;
  }
}

/** The slot that holds an initialised token, or null. Real readers come before virtual empty ones. */
export function slotWithCard(module: Module): Handle | null {
  for (const slot of module.C_GetSlotList(true)) {
    const flags = module.C_GetTokenInfo(slot).flags;
    if ((flags & P.CKF_TOKEN_INITIALIZED) !== 0) return slot;
  }
  return null;
}
