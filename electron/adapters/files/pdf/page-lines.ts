/** A run of letters on a page, as pdf.js finds it. */
export interface Piece {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  /** Matrix of the text; its last two say where it begins, from the lower left corner. */
  readonly transform: readonly unknown[];
}

/** Share of its height by which a piece may stand off its line. */
const ON_LINE = 0.45;
/** Gaps in heights of a letter: over the first two words, over the second two columns. */
const WORD_GAP = 0.12;
const COLUMN_GAP = 1.4;
const OVERLAP = 0.3;
/** From line to line in heights: over this a block ends. */
const BLOCK_GAP = 2.2;

const left = ({ transform }: Piece): number => Number(transform[4]);
const base = ({ transform }: Piece): number => Number(transform[5]);

/** A wide gap, or a cell so full that it reaches into the next one. */
const isColumn = (gap: number): boolean => gap > COLUMN_GAP || gap < -OVERLAP;

function asText(line: readonly Piece[]): string {
  let text = '';
  let end = -Infinity;
  for (const piece of [...line].sort((a, b) => left(a) - left(b))) {
    const gap = (left(piece) - end) / (piece.height || 1);
    if (text !== '') text += isColumn(gap) ? '\t' : gap > WORD_GAP ? ' ' : '';
    text += piece.str;
    end = left(piece) + piece.width;
  }
  return text;
}

/** An empty line stands between them. */
function isApart([above]: readonly Piece[] = [], [below]: readonly Piece[]): boolean {
  return above !== undefined && below !== undefined && base(above) - base(below) > BLOCK_GAP * below.height;
}

/**
 * The lines of a page as the eye sees them, whatever the order in which a program wrote its pieces: a label and its value
 * stand on one line, columns are apart by tabs (H28).
 */
export function pageLines(pieces: readonly Piece[]): string {
  const lines: Piece[][] = [];
  for (const piece of pieces.filter(({ str }) => str.trim() !== '').sort((a, b) => base(b) - base(a))) {
    const line = lines.at(-1);
    const [first] = line ?? [];
    if (line && first && base(first) - base(piece) <= ON_LINE * Math.max(first.height, piece.height)) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line, at) => (at > 0 && isApart(lines[at - 1], line) ? `\n${asText(line)}` : asText(line))).join('\n'); // prettier-ignore
}
