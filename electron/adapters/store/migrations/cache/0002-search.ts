import type { Migration } from '../../database/migrate.ts';

/**
 * Full-text search over the metadata of cached entries, accents folded. The words of an entry are preceded by a token
 * of its dossier, so that a query can only ever walk through one dossier (H43); `secure-delete` really removes the
 * words of what is purged instead of leaving them in the index until it is merged (H13); that needs the words
 * themselves, so the table keeps them.
 */
export const search: Migration = {
  name: '0002-search',
  sql: `
CREATE VIRTUAL TABLE entries_search USING fts5 (
  dossier, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO entries_search (entries_search, rank) VALUES ('secure-delete', 1);
`,
};
