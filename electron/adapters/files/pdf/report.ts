/** What the PDF worker is asked. */
export interface PdfRequest {
  readonly bytes: Uint8Array;
  /** Time for reading words; what was not reached by then is left unread. */
  readonly textMs: number;
}

/** What a light reading of a PDF finds. */
export type PdfReport =
  | { readonly kind: 'read'; readonly pages: number; readonly texts: readonly string[] }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'damaged' };
