/** R35, R36: in a secret connection only documents hidden from the legal representatives are deposited, and for minors only. */
import { RESTRICTION } from './visibility-change.ts';

export type SecretRefusal = 'not-a-minor' | 'visible-to-representatives';

/** @param documents restrictions of each document of the lot */
export function secretDepositRefusal(minor: boolean, documents: readonly (readonly string[])[]): SecretRefusal | null {
  if (!minor) return 'not-a-minor';
  const all = documents.every((codes) => codes.includes(RESTRICTION.fromRepresentatives));
  return all ? null : 'visible-to-representatives';
}
