/**
 * How long an answer says that it will be (Content-Length, RFC 9110 §8.6), in bytes; null when it does not say, or says
 * nothing that is a length.
 *
 * @param header the header's value, or undefined where there is none.
 */
export function announcedLength(header: string | undefined): number | null {
  const length = Number(header ?? Number.NaN);
  return Number.isSafeInteger(length) ? length : null;
}
