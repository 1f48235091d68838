/** Groups that hold no text of the document: fonts, colours, styles, pictures, metadata of the word processor. */
const SILENT = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'pict',
  'object',
  'themedata',
  'datastore',
  'listtable',
  'info',
  'generator',
]);

const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}]+)/g;

const BREAKS = new Set(['par', 'line', 'row', 'page', 'sect']);
/** Cells of a row stay side by side: a label and its value are told by it (H28). */
const TABS = new Set(['tab', 'cell', 'nestcell']);
const LATIN = new TextDecoder('windows-1252');

interface Group {
  readonly silent: boolean;
  /** Characters to skip after `\u`, set by `\uc`. */
  readonly fallback: number;
}

interface State {
  readonly groups: Group[];
  text: string;
  skip: number;
}

function current(state: State): Group {
  return state.groups.at(-1) ?? { silent: true, fallback: 1 };
}

function write(state: State, text: string): void {
  if (current(state).silent) return;
  const shown = text.slice(state.skip);
  state.skip -= text.length - shown.length;
  state.text += shown;
}

function control(state: State, word: string, value: number): void {
  const group = current(state);
  if (SILENT.has(word)) state.groups[state.groups.length - 1] = { ...group, silent: true };
  else if (word === 'uc') state.groups[state.groups.length - 1] = { ...group, fallback: value };
  else if (BREAKS.has(word)) write(state, '\n');
  else if (TABS.has(word)) write(state, '\t');
  else if (word === 'u') {
    state.skip = 0;
    write(state, String.fromCharCode(value < 0 ? value + 65_536 : value));
    state.skip = group.fallback;
  }
}

function symbol(state: State, sign: string): void {
  if (sign === '~') write(state, '\u00a0');
  else if (sign === '*') state.groups[state.groups.length - 1] = { ...current(state), silent: true };
  else if ('\\{}'.includes(sign)) write(state, sign);
}

function brace(state: State, sign: string): void {
  if (sign === '{') state.groups.push(state.groups.at(-1) ?? { silent: false, fallback: 1 });
  else state.groups.pop();
  state.skip = 0;
}

function step(state: State, token: RegExpExecArray): void {
  const [, word, value, hex, sign, curly, plain] = token;
  if (word !== undefined) control(state, word, Number(value ?? '1'));
  else if (hex !== undefined) write(state, LATIN.decode(Uint8Array.of(Number.parseInt(hex, 16))));
  else if (sign !== undefined) symbol(state, sign);
  else if (curly !== undefined) brace(state, curly);
  else if (plain !== undefined) write(state, plain.replace(/[\r\n]/g, ''));
}

/**
 * The words of an RTF file, for looking inside and not for display.
 *
 * @returns the text; null when the braces do not balance, which is how a truncated file shows.
 */
export function rtfText(bytes: Uint8Array): string | null {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const state: State = { groups: [], text: '', skip: 0 };
  for (const token of source.matchAll(TOKEN)) {
    step(state, token);
    if (state.groups.length === 0) return state.text;
  }
  return null;
}
