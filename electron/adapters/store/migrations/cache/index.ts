import type { Migration } from '../../database/migrate.ts';
import { listsAndDocuments } from './0001-lists-and-documents.ts';
import { checks } from './0002-checks.ts';
import { listGenerations } from './0003-list-generations.ts';
import { leftDossiers } from './0004-left-dossiers.ts';

/** Schema of the cache, in order. The full-text index of each dossier comes and goes with its list (`cache-words.ts`). */
export const cacheMigrations: readonly Migration[] = [listsAndDocuments, checks, listGenerations, leftDossiers];
