import { writeSync } from 'node:fs';

/** What happens to a store while its process is killed. */
export const STORE_ACTS = ['migration', 'key change', 'purge'] as const;
export type StoreAct = (typeof STORE_ACTS)[number];

/** The dossier whose copy is kept and purged. */
export const COPY_OF = '1.2.250.1.213.1.4.10|280037500000119';

export type StoreLine =
  | { readonly kind: 'begin'; readonly n: number }
  | { readonly kind: 'done'; readonly n: number }
  | { readonly kind: 'kept' }
  | { readonly kind: 'purged' }
  | { readonly kind: 'not-opened'; readonly code: string };

export function tell(line: StoreLine): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
