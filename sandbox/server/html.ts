/** HTML already escaped, so that it is not escaped twice and nothing else is ever inserted. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function write(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'string' || typeof piece === 'number') {
    return String(piece).replace(/[&<>"']/g, (found) => ESCAPED[found] ?? found);
  }
  return piece ? piece.map(write).join('') : '';
}

/** Writes HTML from a template: every value is escaped unless it is HTML itself; null and false write nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return new Html(strings.map((part, i) => part + (i < values.length ? write(values[i]) : '')).join(''));
}
