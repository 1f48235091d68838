import Database from 'better-sqlite3';

export type Sqlite = Database.Database;

/** The encrypted twin adds this call; the published types are those of the plain library. */
type Keyed = Sqlite & { key(key: Buffer): number };

/** How long a second opener waits for the file before it is told `store/in-use`. */
const BUSY_MS = 200;

/** Settings of every database. Each one closes a hole that was seen (`temp_store`: sorts wrote clear text to disk). */
const PRAGMAS = [
  'temp_store = MEMORY',
  // One opener a file; it also keeps the index of the write-ahead log in memory, so that there is no -shm file.
  'locking_mode = EXCLUSIVE',
  'journal_mode = WAL',
  'secure_delete = ON',
  'foreign_keys = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'journal_size_limit = 4194304',
  // 16 MB of pages in memory: the default of 2 MB decrypts the same pages again and again.
  'cache_size = -16384',
] as const;

function giveKey(database: Sqlite, key: Buffer): void {
  database.pragma(`cipher = 'sqlcipher'`);
  database.pragma('legacy = 4');
  // Raw key: no derivation from a pass phrase. A buffer can be wiped, a string could not.
  const text = Buffer.alloc(3 + key.length * 2);
  text.write("x'", 0);
  text.write(key.toString('hex'), 2);
  text.write("'", text.length - 1);
  (database as Keyed).key(text); // True of better-sqlite3-multiple-ciphers, which is what package.json installs.
  text.fill(0);
}

/**
 * Opens an encrypted database, alone on its file.
 *
 * @param durability `full`: a commit survives a power cut (legal part); `normal`: the last ones may be lost (cache).
 * Throws what SQLite says; the handle is closed first.
 */
export function openDatabase(path: string, key: Buffer, durability: 'full' | 'normal'): Sqlite {
  const database = new Database(path, { timeout: BUSY_MS });
  try {
    giveKey(database, key);
    for (const pragma of PRAGMAS) database.pragma(pragma);
    database.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`);
    // Takes the file now: the lock of an exclusive opener comes with its first write, and a wrong file is told here.
    database.exec('BEGIN IMMEDIATE; COMMIT');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Empties the write-ahead log into the file and closes. */
export function closeDatabase(database: Sqlite): void {
  if (!database.open) return;
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    // A log that cannot be emptied (a full disk, a torn page) stays as it is: open, the file would be in use for the next code.
    database.close();
  }
}
