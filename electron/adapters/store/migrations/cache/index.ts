import type { Migration } from '../../database/migrate.ts';
import { listsAndDocuments } from './0001-lists-and-documents.ts';
import { search } from './0002-search.ts';

/** Schema of the cache, in order. */
export const cacheMigrations: readonly Migration[] = [listsAndDocuments, search];
