import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The part of Electron's `safeStorage` that is used; compose passes the real one, so that nothing here imports it. */
export interface SafeStorageLike {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Uint8Array;
  decryptString(bytes: Buffer): string;
  /** Linux only: `basic_text` means no key store at all, a fixed password in the program. */
  getSelectedStorageBackend?(): string;
}

/** What the store asks of a workstation's key store (same shape as `adapters/store/keys/workstation-keys.ts`). */
interface KeyStore {
  isAvailable(): boolean;
  encrypt(text: string): Uint8Array;
  decrypt(bytes: Uint8Array): string;
}

/** The system's own key store (DPAPI, Keychain, libsecret), through Electron. */
export function systemKeyStore(safeStorage: SafeStorageLike): KeyStore {
  return {
    isAvailable: () =>
      safeStorage.isEncryptionAvailable() && safeStorage.getSelectedStorageBackend?.() !== 'basic_text',
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
  };
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A key store made of one owner-only file, for hosts without one (development, command line, sandbox). It ties the
 * store to this folder's owner and no more: compose uses it only where the system has nothing better, and says so.
 */
export function fileKeyStore(path: string): KeyStore {
  const key = (): Buffer => {
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' });
    }
    return readFileSync(path);
  };
  return {
    isAvailable: () => true,
    encrypt: (text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key(), nonce);
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    decrypt: (bytes) => {
      const sealed = Buffer.from(bytes);
      const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      const text = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
      return text.toString('utf8');
    },
  };
}
