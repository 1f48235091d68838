/**
 * Self-test: secrets are planted in every encoding and in every kind of place, and the same scan must find them all.
 * A scanner that finds nothing proves nothing otherwise.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import Database from 'better-sqlite3';
import { Needles, type Secret } from './needles.ts';
import { ProcessWatch } from './processes.ts';
import { filesBelow, scan, type Finding } from './scan.ts';

const AROUND = 'x'.repeat(5_003);

/** Where a canary was put, and how its finding is recognised. */
interface Plant {
  readonly what: string;
  readonly found: (finding: Finding) => boolean;
}

function secretOf(number: number): Secret {
  return { name: `planted ${number}`, spellings: [`CANARI-${number}-ÉGLANTINE`] };
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** The forms in which a program writes text down, base64 at its three alignments. */
function encodings(text: string): Record<string, Buffer> {
  const utf8 = Buffer.from(text, 'utf8');
  const base64 = (before: number): Buffer =>
    Buffer.from(Buffer.concat([Buffer.alloc(before, 'a'), utf8, Buffer.from('tail')]).toString('base64'));
  return {
    'utf-8': utf8,
    'utf-8 in lower case': Buffer.from(text.toLowerCase(), 'utf8'),
    'utf-16le': Buffer.from(text, 'utf16le'),
    'utf-16be': utf16be(text),
    'latin-1': Buffer.from(text, 'latin1'),
    'base64 at 0': base64(0),
    'base64 at 1': base64(1),
    'base64 at 2': base64(2),
    hex: Buffer.from(utf8.toString('hex')),
    'hex in capitals': Buffer.from(utf8.toString('hex').toUpperCase()),
    percent: Buffer.from(encodeURIComponent(text)),
    json: Buffer.from(JSON.stringify({ text }).replace('É', '\\u00c9')),
  };
}

function simpleCacheEntry(body: Buffer): Buffer {
  const key = Buffer.from('1/0/app://bundle/document');
  const header = Buffer.alloc(24);
  header.write('305c72a71b6dfbfc', 'hex');
  header.writeUInt32LE(5, 8);
  header.writeUInt32LE(key.length, 12);
  return Buffer.concat([header, key, body, Buffer.alloc(24, 7)]);
}

/** Places of another shape than a plain file: caches, archives, pages in a page. */
function packings(text: string): Record<string, Buffer> {
  const plain = Buffer.from(`${AROUND}${text}${AROUND}`);
  return {
    'Cache/gzip_0': simpleCacheEntry(zlib.gzipSync(plain)),
    'Cache/brotli_0': simpleCacheEntry(zlib.brotliCompressSync(plain)),
    'Cache/zstd_0': simpleCacheEntry(zlib.zstdCompressSync(plain)),
    'Code Cache/zlib_0': Buffer.concat([Buffer.alloc(999, 3), zlib.deflateSync(plain), Buffer.alloc(99, 4)]),
    'Crash Reports/cut.gz': zlib.gzipSync(Buffer.concat([plain, Buffer.from(AROUND.repeat(20))])).subarray(0, -9),
    'Local Storage/twice_0': zlib.gzipSync(zlib.deflateSync(plain)),
  };
}

/** Plants, scans, and says what was found of what was put there. */
export class Planting {
  readonly #folder: string;
  readonly #plants: Plant[] = [];
  readonly #secrets: Secret[] = [];
  readonly #children: ChildProcess[] = [];

  /** @param folder an empty one, removed at the end. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  #next(): { text: string; secret: string } {
    const secret = secretOf(this.#secrets.length + 1);
    this.#secrets.push(secret);
    return { text: String(secret.spellings[0]), secret: secret.name };
  }

  #expect(what: string, secret: string, place: string): void {
    this.#plants.push({ what, found: (one) => one.secret === secret && one.place.includes(place) });
  }

  #write(name: string, bytes: Buffer): void {
    const path = join(this.#folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, bytes);
  }

  #plantFiles(): void {
    for (const name of Object.keys(encodings(''))) {
      const { text, secret } = this.#next();
      const bytes = encodings(text)[name] ?? Buffer.alloc(0);
      this.#write(`profile/${name}.bin`, Buffer.concat([Buffer.from(AROUND), bytes, Buffer.from(AROUND)]));
      this.#expect(name, secret, `${name}.bin`);
    }
    for (const name of Object.keys(packings(''))) {
      const { text, secret } = this.#next();
      this.#write(`profile/${name}`, packings(text)[name] ?? Buffer.alloc(0));
      this.#expect(name, secret, name);
    }
    const { text, secret } = this.#next();
    this.#write(`profile/${text}.log`, Buffer.from('nothing'));
    this.#expect('the name of a file', secret, 'name of ');
  }

  /** A database in clear whose rows still stand in the write-ahead log; returns how to close it. */
  #plantDatabase(): () => void {
    const { text, secret } = this.#next();
    const database = new Database(join(this.#folder, 'plain.db'));
    database.pragma('journal_mode = wal');
    database.exec('CREATE TABLE t (words TEXT)');
    database.prepare('INSERT INTO t VALUES (?)').run(text);
    this.#expect('a write-ahead log', secret, 'plain.db-wal');
    return () => database.close();
  }

  async #plantProcesses(): Promise<void> {
    const onLine = this.#next();
    const inEnvironment = this.#next();
    const wait = 'process.stdout.write("up"); setInterval(() => {}, 1000)';
    const child = spawn(process.execPath, ['-e', wait, onLine.text], {
      env: { ...process.env, PLANTED: inEnvironment.text },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#children.push(child);
    await once(child.stdout, 'data');
    this.#expect('a command line', onLine.secret, 'cmdline of');
    this.#expect('an environment', inEnvironment.secret, 'environ of');
  }

  /** A temporary file that has lost its name and is still held open; returns how to close it. */
  #plantNameless(): () => void {
    const { text, secret } = this.#next();
    const path = join(this.#folder, 'nameless.tmp');
    const file = openSync(path, 'w+');
    writeSync(file, text);
    rmSync(path);
    this.#expect('a file without a name', secret, '(deleted)');
    return () => closeSync(file);
  }

  /** @returns how many were planted, and which were not found. */
  async run(): Promise<{ planted: number; missed: readonly string[] }> {
    this.#plantFiles();
    const closers = [this.#plantDatabase(), this.#plantNameless()];
    await this.#plantProcesses();
    try {
      const watch = new ProcessWatch(process.pid, this.#folder);
      watch.look();
      const needles = new Needles(this.#secrets);
      const { found } = scan([...filesBelow(this.#folder), ...watch.left()], needles);
      const missed = this.#plants.filter((plant) => !found.some(plant.found)).map(({ what }) => what);
      return { planted: this.#plants.length, missed };
    } finally {
      for (const close of closers) close();
      await Promise.all(this.#children.map(endChild));
      if (existsSync(this.#folder)) rmSync(this.#folder, { recursive: true });
    }
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
