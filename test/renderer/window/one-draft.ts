import type { Feeding } from '../../../shared/contract/deposit.ts';
import { good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { FULL, draft } from '../deposit/draft.ts';
import { READABLE } from './bench.ts';

const NOBODY: Feeding = { informed: null, objections: [] };
export const ONE = draft('7c9e6679-7425-40de-944b-e07fc1f90ae7', {
  form: FULL,
  fileName: 'cr.txt',
  mediaType: 'text/plain',
});

/** A dossier with one whole draft on the desk. */
export function oneDraft(change: Script = {}): Script {
  return {
    ...READABLE,
    'deposit.drafts': () => good([ONE]),
    'deposit.preview': () => good({ mediaType: 'text/plain', bytes: new TextEncoder().encode('Texte') }),
    'deposit.save': () => good({}),
    'deposit.feeding': () => good(NOBODY),
    ...change,
  };
}
