/** What a report says, whatever its form: the same blocks become a PDF, plain text, RTF or the narrative of a structured document. */

export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly code?: SectionCode }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** LOINC code of a section, when the report is structured. */
export interface SectionCode {
  readonly code: string;
  readonly label: string;
}

export interface Report {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export const heading = (text: string, code?: SectionCode): Block => ({
  kind: 'heading',
  text,
  ...(code ? { code } : {}),
});
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const list = (...items: readonly string[]): Block => ({ kind: 'list', items });
export const table = (columns: readonly string[], ...rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  columns,
  rows,
});

/** Text without its marks: `^{…}` (superscript) written `10^9/L`, `**…**` (bold) dropped. */
export function flatText(text: string): string {
  return text.replace(/\^\{([^}]*)\}/g, '^$1').replaceAll('**', '');
}
