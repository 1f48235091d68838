/** What the PDF worker is asked. */
export interface PdfRequest {
  readonly bytes: Uint8Array;
  /** Time for reading words; what was not reached by then is left unread. */
  readonly textMs: number;
}

/** What a light reading of a PDF finds. */
export type PdfReport =
  | {
      readonly kind: 'read';
      readonly pages: number;
      /** Words of each page in the order in which they were written. */
      readonly texts: readonly string[];
      /** The same as the eye sees them: lines, columns apart by tabs. */
      readonly lines: readonly string[];
      /** Title, subject and keywords of the file. */
      readonly properties: readonly string[];
      /** Nothing can be seen on any page (H31); false too when there was no time to look at all of them. */
      readonly blank: boolean;
    }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'damaged' };
