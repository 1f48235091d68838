/** Groups whose content is no text of the page: tables of fonts, colours, pictures, properties. */
const SKIPPED = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'generator',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'themedata',
  'datastore',
  'latentstyles',
  'fldinst',
]);

const WORDS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n\n',
  page: '\n\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
};

const SYMBOLS: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '-',
  '\\': '\\',
  '{': '{',
  '}': '}',
  '\n': '\n',
  '\r': '\n',
};

const TOKEN = /\\'([0-9a-f]{2})|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|([^\\{}]+)/gi;

interface Group {
  readonly skipped: boolean;
  /** How many characters after a `\u` stand in for readers that do not know it. */
  readonly fallback: number;
}

/** Reads the words of an RTF, in order; its form is left behind, and the screen says so. */
export function rtfText(bytes: Uint8Array): string {
  const source = new TextDecoder('latin1').decode(bytes);
  const ansi = new TextDecoder('windows-1252');
  const groups: Group[] = [{ skipped: false, fallback: 1 }];
  const out: string[] = [];
  let toSkip = 0;
  const top = (): Group => groups.at(-1) ?? { skipped: false, fallback: 1 };
  const write = (text: string): void => {
    if (top().skipped) return;
    const kept = text.slice(Math.min(toSkip, text.length));
    toSkip -= text.length - kept.length;
    out.push(kept);
  };
  const control = (word: string, value: string | undefined): void => {
    if (SKIPPED.has(word)) groups[groups.length - 1] = { ...top(), skipped: true };
    else if (word === 'uc') groups[groups.length - 1] = { ...top(), fallback: Number(value ?? 1) };
    else if (word === 'u' && !top().skipped) {
      out.push(String.fromCharCode((Number(value) + 0x10000) % 0x10000));
      toSkip = top().fallback;
    } else if (WORDS[word] !== undefined) write(WORDS[word]);
  };
  const brace = (mark: string): void => {
    if (mark === '{') groups.push(top());
    else if (groups.length > 1) groups.pop();
  };
  const symbol = (mark: string): void => {
    if (mark === '*') groups[groups.length - 1] = { ...top(), skipped: true };
    else write(SYMBOLS[mark] ?? '');
  };
  for (const [, hex, word, value, mark, bracket, text] of source.matchAll(TOKEN)) {
    if (hex) write(ansi.decode(Uint8Array.of(Number.parseInt(hex, 16))));
    else if (word) control(word, value);
    else if (mark) symbol(mark);
    else if (bracket) brace(bracket);
    else if (text) write(ansi.decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0))).replace(/[\r\n]+/g, ''));
  }
  return out.join('').trim();
}
