const MB = 1024 * 1024;

/**
 * The largest document that is received. A deposit is 5 MB at most (decision 15); what other software or another limit
 * brought may be more. Beyond this it would hold up the workstation, and the reader of CDA refuses it all the same (H15).
 */
export const LARGEST_DOCUMENT_BYTES = 64 * MB;

/** From this size on one is asked before a document is received: over a slow line it takes minutes (H15). */
export const ASKED_FROM_BYTES = 10 * MB;

/** The largest answer that is read at all: the largest document in base64, and its envelope. */
export const LARGEST_ANSWER_BYTES = 96 * MB;

/** Base64 in lines is 1.37 times its bytes; each document has an envelope around it, each answer one of its own. */
const WIRE_SHARE = 1.4;
const ENVELOPE_BYTES = 256 * 1024;

/**
 * Bytes beyond which the answer that brings documents is given up: what they announce, in the widest form on the wire.
 *
 * @param sizes as the registry announces them, in bytes; undefined where it does not.
 */
export function largestAnswerFor(sizes: readonly (number | undefined)[]): number {
  const announced = sizes.reduce<number>((sum, size) => sum + (size ?? LARGEST_DOCUMENT_BYTES) * WIRE_SHARE, 0);
  return Math.min(LARGEST_ANSWER_BYTES, Math.ceil(announced) + (sizes.length + 1) * ENVELOPE_BYTES);
}
