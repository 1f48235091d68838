const THIN = '\u202f';
const WIDE = '\u00a0';

/**
 * French spacing of a sentence: a narrow no-break space before `; ? !`, a no-break one before `:` and inside guillemets.
 * Spaces that are not there are not invented (`https://` stays).
 */
export function typesetText(text: string): string {
  return text
    .replace(/ ([;?!])/g, `${THIN}$1`)
    .replace(/ :/g, `${WIDE}:`)
    .replace(/« /g, `«${WIDE}`)
    .replace(/ »/g, `${WIDE}»`);
}

type Sentence = string | ((...facts: never[]) => string);
type Sentences = { readonly [name: string]: Sentence | Sentences };

function typesetOne(entry: Sentence | Sentences): Sentence | Sentences {
  if (typeof entry === 'string') return typesetText(entry);
  if (typeof entry === 'function') return (...facts: never[]) => typesetText(entry(...facts));
  return typeset(entry);
}

/** Sets every sentence of a table, and what its functions give, with French spacing. */
export function typeset<Table extends Sentences>(table: Table): Table {
  const entries = Object.entries(table).map(([name, entry]) => [name, typesetOne(entry)]);
  // Same keys, and each entry keeps its own shape: `typesetOne` answers a string, function or table for the same.
  return Object.fromEntries(entries) as Table;
}
