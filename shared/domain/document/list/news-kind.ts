/**
 * What became of a document since the last complete look (R18, H14). Said of documents that the store returned, and of
 * nothing else (H16).
 *
 * `new`: submitted since. `visible`: older, and not shown then. `unmasked`, `released`, `shown`: seen then under a
 * restriction that has gone, towards professionals, the patient, the representatives. `archived`, `replaced`,
 * `restored`: seen then in another state.
 */
export const NEWS_KINDS = [
  'new',
  'visible',
  'unmasked',
  'released',
  'shown',
  'archived',
  'replaced',
  'restored',
] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];
