/** One cell of a line: what stands between wide gaps, tabs or bars. */
export interface Cell {
  readonly text: string;
  /** Lower case, without accents, character by character: places hold in both. */
  readonly folded: string;
  readonly column: number;
}

export type Line = readonly Cell[];

/** What makes a line worth reading: words that an identity is told with. A text of five megabytes is read at once. */
const TELLS =
  /nais|(?<!\p{L})n[ée]e?(?!\p{L})|\(e\)|ddn|d\.d\.n|nom|patient|identit|concern|b[ée]n[ée]fic|r[ée]sident|(?<!\p{L})(?:m|mr|mme|mlle|jeune|b[ée]b[ée]|bb)(?!\p{L})|monsieur|madame|mademoiselle|enfant|\^/iu;

/** Of a longer text, as much of its beginning and of its end is looked at: a file may claim megabytes (H54). */
const HEAD = 1_500_000;
const TAIL = 300_000;
/** Characters that are read closely, around the lines that tell something: some hundred pages of letters. */
const MOST_READ = 100_000;
/** A longer line is prose without end, or no text: its beginning is read. */
const LONGEST_LINE = 800;

/** One form for each sign: composed letters, plain blanks, straight apostrophes, hyphens. */
function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/[\u200b\u00ad\ufeff]/g, '')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\u2010-\u2015]/g, '-');
}

function foldedSign(sign: string): string {
  const base = sign.normalize('NFD').charAt(0).toLowerCase();
  return base.length === 1 ? base : sign;
}

/** Lower case, without accents, of the same length. */
export function fold(text: string): string {
  return text.toLowerCase().length === text.length
    ? text.toLowerCase().replace(/[^\u0000-\u007f]/g, foldedSign)
    : text.replace(/[^\u0000-\u007f]/g, foldedSign).toLowerCase();
}

/** Letters set apart, four or more; between words of them the gap is wider. */
const SPREAD = /(?<![\p{L}\p{N}'])\p{L}(?: {1,3}\p{L}(?![\p{L}\p{N}'.])){3,}/gu;

/** «D U   P L E S S I S» is DU PLESSIS. */
function closed(text: string): string {
  return text.replace(SPREAD, (run) =>
    run
      .split(/ {2,}/)
      .map((word) => word.replace(/ /g, ''))
      .join(' '),
  );
}

/** No table of a paper has more columns. */
const MOST_CELLS = 24;

function cellsOf(line: string): Line {
  return closed(line)
    .split(/\t|\||\s{3,}/, MOST_CELLS)
    .map((part) => part.trim())
    .map((text, column) => ({ text, folded: fold(text), column }));
}

function endsOf(text: string): string {
  return text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)}\n\n${text.slice(-TAIL)}`;
}

/** Numbers of the lines that tell something and of those around them, as far as they are read. */
function toldLines(raw: readonly string[]): number[] {
  const near = new Set<number>();
  let read = 0;
  for (let index = 0; index < raw.length && read < MOST_READ; index += 1) {
    const line = raw[index] ?? '';
    if (line === '' || !TELLS.test(line.slice(0, LONGEST_LINE))) continue;
    for (let at = Math.max(0, index - 2); at <= index + 2 && at < raw.length; at += 1) {
      if (!near.has(at)) read += Math.min(raw[at]?.length ?? 0, LONGEST_LINE) + 1;
      near.add(at);
    }
  }
  return [...near].sort((a, b) => a - b);
}

/**
 * The lines of a text that may tell whose it is, with the lines around them; an empty line stays empty.
 *
 * @param text as extracted from a file, of any size: what tells nothing costs one look.
 */
export function linesOf(text: string): readonly Line[] {
  const raw = endsOf(text).split(/\r\n|[\r\n\f\v\u2028]/);
  const read = toldLines(raw);
  // What stood between two places that were read is an empty line: the one is not the heading of the other.
  return read.flatMap((index, at) => {
    const line = cellsOf(cleaned((raw[index] ?? '').slice(0, LONGEST_LINE)));
    return at > 0 && read[at - 1] !== index - 1 ? [[], line] : [line];
  });
}

const PROSE = 45;

/** One long cell: a sentence rather than a field. */
export function isProse(line: Line): boolean {
  return line.length === 1 && (line[0]?.text.length ?? 0) >= PROSE;
}

/** A line of prose whose sentence ends further down. */
export function isProseGoingOn(line: Line): boolean {
  return isProse(line) && !/[.:;!?]\s*$/.test(line[0]?.text ?? '');
}
