/** Our own code for an answer that came packed. */
export const ANSWER_PACKED = 'ERR_ANSWER_PACKED';

/** Said with each request: what comes is read as it comes. */
export const UNPACKED_ONLY = { 'accept-encoding': 'identity' } as const;

/**
 * Whether an HTTP answer is packed (Content-Encoding, RFC 9110 §8.4). One is never read, whoever sends it: it was not
 * asked for, and some kilobytes of it unpack to gigabytes before anybody can count them (H54).
 *
 * @param coding the header's value, or undefined where there is none.
 */
export function isPacked(coding: string | readonly string[] | undefined): boolean {
  const named = [coding ?? []].flat().flatMap((value) => value.split(','));
  return named.some((value) => !['', 'identity'].includes(value.trim().toLowerCase()));
}
