/** Name of the format of a journal handed over: one JSON value a line, in this order: header, lines, end. */
export const HANDED_OVER_FORMAT = 'poste-dmp-journal';

/** First line. `start` is the head before the first row; authorities (DER, base64) are those above the holder's card. */
export interface HandedOverHeader {
  readonly format: typeof HANDED_OVER_FORMAT;
  readonly version: 1;
  readonly software: string;
  readonly holder: string;
  readonly exportedAt: number;
  readonly start: { readonly sequence: number; readonly hash: string };
  readonly authorities: readonly string[];
}

/** A seal; `at` is when the sealed row was written, for the dates of the certificate when that row is withheld. */
export interface HandedOverSeal {
  readonly sequence: number;
  readonly hash: string;
  readonly at: number;
  readonly signature: string;
  readonly certificate: string;
}

/**
 * Last line: how many rows, the last one, and the card's signature over both, so that a file cut short is told. Unsigned
 * when it was extracted without the card, with the recovery code: then the last seal alone proves the end.
 */
export interface HandedOverEnd {
  readonly rows: number;
  readonly sequence: number;
  readonly hash: string;
  readonly signature?: string;
  readonly certificate?: string;
}

/** What the card signs under a copy handed over. */
export function endText(header: HandedOverHeader, end: Pick<HandedOverEnd, 'rows' | 'sequence' | 'hash'>): string {
  const { holder, exportedAt, start } = header;
  const { rows, sequence, hash } = end;
  return [
    'Poste DMP - remise du journal - v1',
    holder,
    exportedAt,
    start.sequence,
    start.hash,
    rows,
    sequence,
    hash,
  ].join('\n');
}
