import type { WayOutReason } from '../audit/way-out.ts';

export type RecipientRefusal = 'output/no-representative' | 'output/secret-connection';

/** Who acts for the patient of the open dossier, as far as handing something over goes. */
export interface HandingOver {
  readonly isMinor: boolean;
  /** A person in charge of a measure with representation consented for an adult (R37). */
  readonly isProtected: boolean;
  /** The dossier is open in a minor's secret connection (R36). */
  readonly isSecret: boolean;
}

/**
 * R34–R37, H20: whether a document may be handed to this recipient. A representative exercises the rights of a minor and
 * of a protected adult, so that what is not secret may be given to him; nobody represents another adult. From a secret
 * connection nothing goes to a representative (mock-up 09), whatever the document: the minor came without him.
 *
 * @returns null when it may. What the document itself forbids is another question, which no recipient answers.
 */
export function recipientRefusal(reason: WayOutReason, handing: HandingOver): RecipientRefusal | null {
  if (reason !== 'representative') return null;
  if (!handing.isMinor && !handing.isProtected) return 'output/no-representative';
  return handing.isMinor && handing.isSecret ? 'output/secret-connection' : null;
}
