import { z } from 'zod';
import { insId } from '../../../../shared/domain/patient/ins.ts';
import type { CacheStore, CachedList } from '../../../services/cache/ports.ts';
import type { Sqlite } from '../database/open-database.ts';
import { blobSchema } from './blob.ts';
import { CACHE_SQL } from './cache-statements.ts';
import { parseCachedEntry, searchWords } from './cached-entry.ts';
import { storedIdentitySchema } from './identity-row.ts';
import { patientKey } from './patient-key.ts';
import { prefixQuery } from './search-words.ts';

const insRow = { ins_oid: storedIdentitySchema.shape.ins.shape.oid, ins_value: z.string() };
const dossierSchema = z.strictObject({
  id: z.number(),
  ...insRow,
  opted_in_at: z.number(),
  announced: z.number().nullable(),
  complete: z.number().nullable(),
  received_at: z.number().nullable(),
  scope_from: z.string().nullable(),
});
type Dossier = z.infer<typeof dossierSchema>;
const insSchema = z.strictObject(insRow);
const idSchema = z.strictObject({ id: z.number() });
const uniqueIdSchema = z.strictObject({ unique_id: z.string() });
const documentSchema = z.strictObject({
  mime_type: z.string(),
  bytes: blobSchema,
  saved_at: z.number(),
});

/** Token of a dossier inside the full-text index: a query that bears it cannot meet another dossier (H43). */
const tokenOf = (dossierId: number): string => `dossier${dossierId}`;

class CacheRows {
  readonly #database: Sqlite;

  constructor(database: Sqlite) {
    this.#database = database;
  }

  dossier(id: string): Dossier | null {
    const row = this.#database.prepare(CACHE_SQL.dossier).get(patientKey(id));
    return row === undefined ? null : dossierSchema.parse(row);
  }

  /** Saving for a dossier that was not opted in is a bug: the service asks first (R41). */
  optedIn(id: string): Dossier {
    const dossier = this.dossier(id);
    if (!dossier) throw new Error('This dossier keeps nothing');
    return dossier;
  }

  documentIds(dossierId: number): string[] {
    const rows = this.#database.prepare(CACHE_SQL.documentIds).all({ dossierId });
    return rows.map((row) => uniqueIdSchema.parse(row).unique_id);
  }

  forgetEntries(dossierId: number): void {
    this.#database.prepare(CACHE_SQL.forgetWords).run({ dossierId });
    this.#database.prepare(CACHE_SQL.forgetEntries).run({ dossierId });
  }

  insertEntries(dossierId: number, list: CachedList): void {
    const insertEntry = this.#database.prepare(CACHE_SQL.insertEntry);
    const insertWords = this.#database.prepare(CACHE_SQL.insertWords);
    list.rows.forEach((entry, position) => {
      const row = { dossierId, position, uniqueId: entry.uniqueId ?? null, entryJson: JSON.stringify(entry) };
      const { id } = idSchema.parse(insertEntry.get(row));
      insertWords.run({ id, token: tokenOf(dossierId), words: searchWords(entry) });
    });
  }

  forgetOne(dossierId: number, uniqueId: string): boolean {
    const gone = this.#database.prepare(CACHE_SQL.forgetEntry).all({ dossierId, uniqueId });
    for (const row of gone) this.#database.prepare(CACHE_SQL.forgetWordsOf).run({ id: idSchema.parse(row).id });
    const file = this.#database.prepare(CACHE_SQL.forgetDocument).run({ dossierId, uniqueId });
    return gone.length > 0 || file.changes > 0;
  }

  /** After a purge nothing of it stays in the write-ahead log either (H13). */
  emptyLog(): void {
    this.#database.pragma('wal_checkpoint(TRUNCATE)');
  }
}

function purgers(database: Sqlite, rows: CacheRows): Pick<CacheStore, 'purge' | 'purgeDocuments'> {
  const forgetAll = database.transaction((dossierId: number) => {
    rows.forgetEntries(dossierId);
    database.prepare(CACHE_SQL.forgetDossier).run({ dossierId });
  });
  const forgetSome = database.transaction((dossierId: number, uniqueIds: readonly string[]) =>
    uniqueIds.filter((uniqueId) => rows.forgetOne(dossierId, uniqueId)),
  );
  return {
    purge: (id) => {
      const dossier = rows.dossier(id);
      if (!dossier) return [];
      const gone = rows.documentIds(dossier.id);
      forgetAll.immediate(dossier.id);
      rows.emptyLog();
      return gone;
    },
    purgeDocuments: (id, uniqueIds) => {
      const dossier = rows.dossier(id);
      if (!dossier) return [];
      const gone = forgetSome.immediate(dossier.id, uniqueIds);
      rows.emptyLog();
      return gone;
    },
  };
}

function lists(database: Sqlite, rows: CacheRows): Pick<CacheStore, 'saveList' | 'list' | 'search'> {
  const save = database.transaction((dossierId: number, list: CachedList) => {
    const { announced, complete, receivedAt, scopeFrom } = list;
    rows.forgetEntries(dossierId);
    rows.insertEntries(dossierId, list);
    const saved = { dossierId, announced, complete: complete ? 1 : 0, receivedAt, scopeFrom };
    database.prepare(CACHE_SQL.saveList).run(saved);
  });
  return {
    saveList: (id, list) => save.immediate(rows.optedIn(id).id, list),
    list: (id) => {
      const dossier = rows.dossier(id);
      if (!dossier || dossier.received_at === null) return null;
      return {
        rows: database.prepare(CACHE_SQL.entries).all({ dossierId: dossier.id }).map(parseCachedEntry),
        announced: dossier.announced,
        complete: dossier.complete === 1,
        receivedAt: dossier.received_at,
        scopeFrom: dossier.scope_from,
      };
    },
    search: (id, words, limit) => {
      const dossier = rows.dossier(id);
      const query = prefixQuery(words);
      if (!dossier || !query) return [];
      const scoped = `dossier : "${tokenOf(dossier.id)}" AND words : (${query})`;
      const found = database.prepare(CACHE_SQL.search).all({ query: scoped, limit });
      return found.map((row) => uniqueIdSchema.parse(row).unique_id);
    },
  };
}

/** The cache on SQLite: a purge removes rows, words and documents of a dossier in one commit. */
export function cacheTable(database: Sqlite): CacheStore {
  const rows = new CacheRows(database);
  return {
    isOptedIn: (id) => rows.dossier(id) !== null,
    optIn: (id, at) => {
      database.prepare(CACHE_SQL.optIn).run({ ...patientKey(id), at });
    },
    optedIn: () =>
      database
        .prepare(CACHE_SQL.optedIn)
        .all()
        .map((raw) => {
          const row = insSchema.parse(raw);
          return insId({ oid: row.ins_oid, value: row.ins_value });
        }),
    ...purgers(database, rows),
    ...lists(database, rows),
    saveDocument: (id, uniqueId, mimeType, bytes, at) => {
      const dossierId = rows.optedIn(id).id;
      database.prepare(CACHE_SQL.saveDocument).run({ dossierId, uniqueId, mimeType, bytes, at });
    },
    document: (id, uniqueId) => {
      const dossier = rows.dossier(id);
      const raw = dossier && database.prepare(CACHE_SQL.document).get({ dossierId: dossier.id, uniqueId });
      if (!raw) return null;
      const row = documentSchema.parse(raw);
      return { mimeType: row.mime_type, bytes: row.bytes, at: row.saved_at };
    },
    documentIds: (id) => {
      const dossier = rows.dossier(id);
      return dossier ? rows.documentIds(dossier.id) : [];
    },
  };
}
