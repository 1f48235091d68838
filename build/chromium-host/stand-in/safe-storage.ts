/**
 * NOT a key chain: a random key in a file of the profile that only its owner can read. It exercises the code path;
 * `getSelectedStorageBackend` says so.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app } from './app.ts';
import { strict } from './unsupported.ts';

const MARK = Buffer.from('hst1');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
let cached: Buffer | null = null;

export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: (): boolean => app.isReady(),
  getSelectedStorageBackend: (): string => 'chromium_host_file',
  encryptString(text: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([MARK, nonce, cipher.getAuthTag(), encrypted]);
  },
  decryptString(encrypted: Uint8Array): string {
    const bytes = Buffer.from(encrypted);
    const start = MARK.length + NONCE_BYTES;
    if (!bytes.subarray(0, MARK.length).equals(MARK)) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    }
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(MARK.length, start));
    decipher.setAuthTag(bytes.subarray(start, start + TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(start + TAG_BYTES)), decipher.final()]);
    return text.toString('utf8');
  },
});

function key(): Buffer {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
  cached ??= readOrMakeKey(join(app.getPath('userData'), 'host-safe-storage.key'));
  return cached;
}

function readOrMakeKey(file: string): Buffer {
  mkdirSync(dirname(file), { recursive: true });
  try {
    const made = randomBytes(32);
    writeFileSync(file, made, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readFileSync(file);
    throw error;
  }
}
