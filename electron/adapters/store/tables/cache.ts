import { insId } from '../../../../shared/domain/patient/ins.ts';
import type { CacheStore } from '../../../services/cache/ports.ts';
import type { Sqlite } from '../database/open-database.ts';
import { CacheRows, documentSchema, generationOf, insSchema, placesOf } from './cache-rows.ts';
import { CACHE_SQL } from './cache-statements.ts';
import { parseCachedEntry } from './cached-entry.ts';
import { ListSavings } from './list-savings.ts';
import { patientKey } from './patient-key.ts';
import { prefixQuery } from './search-words.ts';
import { Wiping } from './wiping.ts';

function purgers(
  database: Sqlite,
  rows: CacheRows,
  savings: ListSavings,
): Pick<CacheStore, 'purge' | 'empty' | 'purgeDocuments' | 'wipeSome'> {
  const wiping = new Wiping(database, rows);
  const forgetSome = database.transaction((dossierId: number, uniqueIds: readonly string[]) =>
    uniqueIds.filter((uniqueId) => rows.forgetOne(dossierId, uniqueId)),
  );
  const leave = (id: string, again: boolean): readonly string[] => {
    const dossier = rows.dossier(id);
    if (!dossier) return [];
    const gone = rows.documentIds(dossier.id);
    savings.giveUp(dossier.id);
    wiping.leave(dossier.id, again);
    wiping.step();
    return gone;
  };
  return {
    purge: (id) => leave(id, false),
    empty: (id) => leave(id, true),
    wipeSome: () => wiping.step(),
    purgeDocuments: (id, uniqueIds) => {
      const dossier = rows.dossier(id);
      if (!dossier) return [];
      const gone = forgetSome.immediate(dossier.id, uniqueIds);
      rows.emptyLog();
      return gone;
    },
  };
}

function lists(
  database: Sqlite,
  rows: CacheRows,
  savings: ListSavings,
): Pick<CacheStore, 'startList' | 'saveEntry' | 'list' | 'hasList' | 'search'> {
  return {
    startList: (id, list) => savings.start(id, list),
    saveEntry: (id, entry) => {
      const { uniqueId } = entry;
      const row = { dossierId: rows.optedIn(id).id, uniqueId, entryJson: JSON.stringify(entry) };
      database.prepare(CACHE_SQL.saveEntry).run(row);
    },
    hasList: (id) => typeof rows.dossier(id)?.received_at === 'number',
    list: (id) => {
      const dossier = rows.dossier(id);
      if (!dossier || dossier.received_at === null) return null;
      return {
        rows: database
          .prepare(CACHE_SQL.entries)
          .all({ dossierId: dossier.id, ...placesOf(generationOf(dossier.first_position)) })
          .map(parseCachedEntry),
        announced: dossier.announced,
        complete: dossier.complete === 1,
        receivedAt: dossier.received_at,
        scopeFrom: dossier.scope_from,
      };
    },
    search: (id, words, limit) => {
      const dossier = rows.dossier(id);
      const query = prefixQuery(words);
      return dossier && query ? rows.search(dossier, query, limit) : [];
    },
  };
}

function dossiers(
  database: Sqlite,
  rows: CacheRows,
): Pick<CacheStore, 'isOptedIn' | 'optIn' | 'optedIn' | 'check' | 'lastCheck' | 'extent'> {
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
    check: (id, check) => {
      const { at, wasTreatingPhysician, withheld } = check;
      const row = { at, withheld, wasTreatingPhysician: wasTreatingPhysician ? 1 : 0 };
      database.prepare(CACHE_SQL.check).run({ dossierId: rows.optedIn(id).id, ...row });
    },
    extent: (id) => {
      const { id: dossierId, received_at: receivedAt, complete } = rows.optedIn(id);
      return { receivedAt, complete: complete === 1, kept: rows.documentIds(dossierId).length };
    },
    lastCheck: (id) => {
      const dossier = rows.dossier(id);
      if (!dossier) return null;
      const { checked_at: at, withheld } = dossier;
      return { at, withheld, wasTreatingPhysician: dossier.was_treating_physician === 1 };
    },
  };
}

function documents(database: Sqlite, rows: CacheRows): Pick<CacheStore, 'saveDocument' | 'document' | 'documentIds'> {
  const find = (sql: string, id: string, uniqueId: string): unknown => {
    const dossier = rows.dossier(id);
    return dossier ? database.prepare(sql).get({ dossierId: dossier.id, uniqueId }) : undefined;
  };
  return {
    saveDocument: (id, uniqueId, mimeType, bytes, at) => {
      const dossierId = rows.optedIn(id).id;
      database.prepare(CACHE_SQL.saveDocument).run({ dossierId, uniqueId, mimeType, bytes, at });
    },
    document: (id, uniqueId) => {
      const raw = find(CACHE_SQL.document, id, uniqueId);
      if (raw === undefined) return null;
      const row = documentSchema.parse(raw);
      return { mimeType: row.mime_type, bytes: row.bytes, at: row.saved_at };
    },
    documentIds: (id) => {
      const dossier = rows.dossier(id);
      return dossier ? rows.documentIds(dossier.id) : [];
    },
  };
}

/** The cache on SQLite: a purge puts a dossier out of everybody's reach in one commit, and wipes it in the next ones. */
export function cacheTable(database: Sqlite): CacheStore {
  const rows = new CacheRows(database);
  const savings = new ListSavings(database, rows);
  return {
    ...dossiers(database, rows),
    ...purgers(database, rows, savings),
    ...lists(database, rows, savings),
    ...documents(database, rows),
  };
}
