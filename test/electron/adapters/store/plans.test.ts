import { expect, test } from 'vitest';
import { cacheMigrations } from '../../../../electron/adapters/store/migrations/cache/index.ts';
import { legalMigrations } from '../../../../electron/adapters/store/migrations/legal/index.ts';
import { AUDIT_SQL, countSql, findSql } from '../../../../electron/adapters/store/tables/audit-statements.ts';
import { CACHE_SQL } from '../../../../electron/adapters/store/tables/cache-statements.ts';
import { startIndex, wordsSql } from '../../../../electron/adapters/store/tables/cache-words.ts';
import { CONSENTS_SQL } from '../../../../electron/adapters/store/tables/consents.ts';
import { DRAFTS_SQL } from '../../../../electron/adapters/store/tables/drafts.ts';
import { INTERNAL_AUTHORS_SQL } from '../../../../electron/adapters/store/tables/internal-authors.ts';
import { LOOKS_SQL } from '../../../../electron/adapters/store/tables/looks.ts';
import { OUTBOX_SQL } from '../../../../electron/adapters/store/tables/outbox-statements.ts';
import { PATIENTS_SQL } from '../../../../electron/adapters/store/tables/patients.ts';
import { SETTINGS_SQL } from '../../../../electron/adapters/store/tables/settings.ts';
import { atVersion } from './migrations/schema-bench.ts';

const legal = atVersion(legalMigrations, legalMigrations.length);
const cache = atVersion(cacheMigrations, cacheMigrations.length);
startIndex(cache, 1, 0);
const WORDS_SQL = { search: wordsSql(1, 0).search, forget: wordsSql(1, 0).forget };

function planOf(sql: string): string {
  const database = sql.includes('entries') || sql.includes('dossiers') || sql.includes(' documents') ? cache : legal;
  const names = new Set([...sql.matchAll(/@(\w+)/g)].map((match) => match[1] ?? ''));
  const parameters = Object.fromEntries(
    [...names].map((name) => [name, name === 'query' ? '"mot"*' : /kinds|Kinds|Patients/.test(name) ? '[]' : '1']),
  );
  const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(parameters) as { detail: string }[];
  return rows.map((row) => row.detail).join('\n');
}

test.each([
  ['claim', OUTBOX_SQL.claim, 'outbox_due (sender=? AND not_before<?)'],
  ['claim, its chain', OUTBOX_SQL.claim, 'outbox_chain (chain_id=? AND sequence<?)'],
  ['review', OUTBOX_SQL.review, 'outbox_review (sender=? AND not_before<?)'],
  ['next due to send', OUTBOX_SQL.nextSending, 'outbox_due (sender=?)'],
  ['next due to look up', OUTBOX_SQL.nextReview, 'outbox_review (sender=?)'],
  ['what waits too long', OUTBOX_SQL.bringBack, 'outbox_state (state=?)'],
  ['recovery', OUTBOX_SQL.recover, 'outbox_state (state=?)'],
  ['same document', OUTBOX_SQL.byUniqueId, '(unique_id=?)'],
  ['what takes a document back', OUTBOX_SQL.ofDocument, 'outbox_withdraws (withdraws=?)'],
  ['same content', OUTBOX_SQL.byContent, 'outbox_content (ins_oid=? AND ins_value=? AND content_hash=?)'],
  ['latest consent', CONSENTS_SQL.latest, 'consents_act (ins_oid=? AND ins_value=? AND practitioner_id=? AND act=?)'],
  ['drafts of a patient', DRAFTS_SQL.ofPatient, 'drafts_patient (ins_oid=? AND ins_value=?)'],
  ['last opened', PATIENTS_SQL.lastOpened, 'USING INDEX patients_opened'],
  ['patients by words', PATIENTS_SQL.search, 'patients_search VIRTUAL TABLE INDEX 0:M'],
  ['homonyms', PATIENTS_SQL.countNamed, 'patients_named'],
  ['name of an internal identifier', INTERNAL_AUTHORS_SQL.find, '(internal_id=?)'],
  ['last look', LOOKS_SQL.find, '(ins_oid=? AND ins_value=?)'],
  ['opened since', LOOKS_SQL.opened, '(ins_oid=? AND ins_value=? AND started_at=?)'],
  ['entries by words', WORDS_SQL.search, 'entries_search_1 VIRTUAL TABLE INDEX 64:M1'],
  ['journal of a holder', findSql([]), 'audit_holder (<expr>=?)'],
  ['journal by words, a patient', countSql(['words']), 'audit_patient (<expr>=? AND <expr>=?)'],
  ['journal by words, an act', findSql(['words']), 'audit_kind (<expr>=? AND <expr>=?)'],
  ['journal by words, a document', findSql(['words']), 'audit_document (<expr>=? AND <expr>=?)'],
  ['journal by kind, counted', countSql(['kinds', 'from', 'to']), 'audit_kind (<expr>=? AND <expr>=?'],
  ['rows of an opening', AUDIT_SQL.ofOpening, 'audit_opening (<expr>=? AND <expr>=?)'],
  ['a view', AUDIT_SQL.view, '(hash=?)'],
  ['list of a dossier', CACHE_SQL.entries, '(dossier_id=? AND position>? AND position<?)'],
  ['some rows to forget', CACHE_SQL.forgetSome, '(dossier_id=? AND position>? AND position<?)'],
  ['a dossier that was left', CACHE_SQL.left, 'dossiers_left'],
  ['some rows to wipe', CACHE_SQL.wipeEntries, '(dossier_id=?)'],
  ['some documents to wipe', CACHE_SQL.wipeDocuments, '(dossier_id=?)'],
  ['one document', CACHE_SQL.document, '(dossier_id=? AND unique_id=?)'],
  ['one entry to forget', CACHE_SQL.forgetEntry, 'entries_unique_id (dossier_id=? AND unique_id=?)'],
])('%s uses its index', (_, sql, index) => {
  expect(planOf(sql)).toContain(index);
});

// The last is read whole in an index that holds nothing else than what it looks for.
const whole: readonly string[] = [
  CONSENTS_SQL.last,
  OUTBOX_SQL.list,
  CACHE_SQL.optedIn,
  PATIENTS_SQL.lastOpened,
  CACHE_SQL.left,
];
const all = [
  OUTBOX_SQL,
  CONSENTS_SQL,
  DRAFTS_SQL,
  PATIENTS_SQL,
  CACHE_SQL,
  WORDS_SQL,
  AUDIT_SQL,
  SETTINGS_SQL,
  LOOKS_SQL,
  INTERNAL_AUTHORS_SQL,
]
  .flatMap((statements) => Object.entries<string>(statements))
  .filter(([, sql]) => !/^\s*INSERT/.test(sql) && !whole.includes(sql));

test.each(all)('%s reads no table from end to end', (name, sql) => {
  const scans = planOf(sql)
    .split('\n')
    .filter((line) => line.startsWith('SCAN') && !/VIRTUAL TABLE|json_each|\(subquery/.test(line));
  // The last row of a rowid order, read and no more.
  const expected = name === 'head' || name === 'lastSeal';
  expect(expected ? [] : scans).toEqual([]);
});
