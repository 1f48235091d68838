import type { Migration } from '../../database/migrate.ts';
import { listsAndDocuments } from './0001-lists-and-documents.ts';
import { search } from './0002-search.ts';
import { checks } from './0003-checks.ts';

/** Schema of the cache, in order. */
export const cacheMigrations: readonly Migration[] = [listsAndDocuments, search, checks];
