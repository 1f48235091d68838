import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { structureKeys } from '../../../electron/adapters/reader/structure/structure-keys.ts';
import { readHolderNotes } from '../../../electron/adapters/store/holder-notes.ts';
import { holderPaths } from '../../../electron/adapters/store/holder-folder.ts';
import { readEnvelope } from '../../../electron/adapters/store/keys/envelope.ts';
import { readEscrowKey } from '../../../electron/adapters/store/keys/escrow-key.ts';
import { readEscrowCertificate } from '../../../electron/adapters/store/keys/escrow.ts';
import { openEscrow, openWithCode } from '../../../electron/adapters/store/keys/key-slots.ts';
import { expectCoded, promise, type Reader } from '../engine/reader.ts';
import { NAME_WORDS } from '../seeds/certificates.ts';
import { asPem, KEY, PASSPHRASE, PEM_KEYS, PKCS12, PKCS8, STRUCTURE, STRUCTURE_CERTIFICATES } from '../seeds/keys.ts';
import { ESCROWED_ENVELOPES, HOLDER_NOTES } from '../seeds/texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'dmp-fuzz-keys-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
function fileOf(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

const structure: Reader = {
  name: 'structure',
  what: 'certificates of a structure, and an escrow certificate',
  weight: 5,
  shape: 'der',
  words: NAME_WORDS,
  seeds: () => Object.values(STRUCTURE_CERTIFICATES),
  read: (bytes) => {
    const genuine = (use: keyof typeof STRUCTURE_CERTIFICATES) => ({
      certificate: STRUCTURE_CERTIFICATES[use],
      key: KEY,
    });
    for (const use of ['authentication', 'signature'] as const) {
      const files = { authentication: genuine('authentication'), signature: genuine('signature') };
      const read = structureKeys({ ...files, [use]: { certificate: bytes, key: KEY } });
      expectCoded(read);
      promise(!read.ok || read.value.structureId === STRUCTURE, 'both certificates of one structure');
    }
    expectCoded(readEscrowCertificate(fileOf('escrow', bytes)));
  },
};

const privateKeys: Reader = {
  name: 'private-keys',
  what: 'keys in files: PKCS#12, PKCS#8, under a passphrase',
  weight: 3,
  shape: 'der',
  words: ['\u0002\u0001', '\u0030\u0080', '\u0004\u0084\u007f\u00ff\u00ff\u00ff'],
  seeds: () => [...PKCS12, ...PKCS8],
  read: (bytes) => {
    expectCoded(readEscrowKey(bytes, PASSPHRASE));
    expectCoded(readEscrowKey(asPem(Buffer.from(bytes)), PASSPHRASE));
  },
};

const pemKeys: Reader = {
  name: 'pem-keys',
  what: 'keys in PEM',
  weight: 3,
  shape: 'lines',
  words: [
    '-----BEGIN ',
    'ENCRYPTED PRIVATE KEY-----',
    'RSA PRIVATE KEY-----',
    'Proc-Type: 4,ENCRYPTED',
    'DEK-Info: AES-128-CBC,00',
  ],
  seeds: () => PEM_KEYS,
  read: (bytes) => expectCoded(readEscrowKey(bytes, PASSPHRASE)),
};

const HOLDER = '899700000011';
const notesPath = join(holderPaths(folder, HOLDER).folder, 'notes.json');

const storeFiles: Reader = {
  name: 'store-files',
  what: 'notes of a holder, envelopes with an escrow slot',
  weight: 4,
  shape: 'json',
  words: ['{"__proto__":', '[[[[[[', 'null', '1e999', '"escrow":', '"version":2'],
  seeds: () => [...HOLDER_NOTES, ...ESCROWED_ENVELOPES],
  read: (bytes) => {
    writeFileSync(notesPath, bytes);
    const { waiting, since } = readHolderNotes(folder, HOLDER);
    promise(waiting >= 0 && (since === null || typeof since === 'number'), 'notes of their form, or none');
    const first = fileOf('keys.json', bytes);
    const read = readEnvelope({ first, second: first });
    expectCoded(read);
    if (!read.ok || !read.value) return;
    // Another holder's slots, or altered ones: no key comes out of them.
    promise(openEscrow(read.value, 'another', KEY) === null, 'no escrow slot of another holder opens');
    promise(openWithCode(read.value, HOLDER, 'AAAAA') === null, 'no recovery slot opens by a wrong code');
  },
};

export const KEY_READERS: readonly Reader[] = [structure, privateKeys, pemKeys, storeFiles];
