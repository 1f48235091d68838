import type { Claim, NamePart, Weight } from './claim.ts';
import { findTold, nameOver } from './find-told.ts';
import { isProseGoingOn, linesOf, type Cell, type Line } from './paper-lines.ts';
import { readName } from './read-name.ts';
import { CARERS, KIN, LABELS, type LabelKind } from './words.ts';
import { readWrittenDate } from './written-date.ts';

const LABEL = new RegExp(
  LABELS.map(({ form }, index) => `(?<![a-z0-9'-])(?<l${index}>${form})(?![a-z0-9'])\\s{0,3}(?<sign>[:=]+|\\.{2,})?`)
    .map((form, index) => form.replace('<sign>', `<s${index}>`))
    .join('|'),
  'g',
);
/** The last word of any other label of a form: it ends the value before it. */
const OTHER_LABEL = /(?<![a-z])[a-z][a-z'./°()-]{0,20}\s?:/;
const NOT_HIS = new RegExp(`(?<![a-z])(?:${KIN}|${CARERS})(?![a-z])`);
/** Such a heading is a few words and no name: «Médecin traitant», «Personne à prévenir en cas d'urgence :». */
const STRANGERS_HEADING = new RegExp(
  `^(?:[a-z'()-]{1,14} ){0,3}(?:${KIN}|${CARERS})(?: (?:a|de|du|d'|des|la|le|et|ou|en|cas|urgence|d'urgence|traitante?|prescripteur|referente?|leg(?:al|ale|aux)|confiance|prevenir)){0,5}\\s?:?$`,
);
const PATIENT_WORD = /(?<![a-z])(?:patient|malade|resident)/;

interface Label {
  readonly kind: LabelKind;
  readonly start: number;
  readonly end: number;
  /** A colon or an equals sign follows it. */
  readonly signed: boolean;
}

/** Where the value of each label can stand. */
interface Value {
  readonly text: string;
  readonly folded: string;
}

function labelsIn({ folded }: Cell): Label[] {
  return [...folded.matchAll(LABEL)].map(({ 0: match, index, groups = {} }) => {
    const at = LABELS.findIndex((_, number) => groups[`l${number}`] !== undefined);
    const signed = groups[`s${at}`] !== undefined;
    return { kind: LABELS[at]?.kind ?? 'person', start: index, end: index + match.length, signed };
  });
}

/** What follows a label in its cell, up to the next label. */
function ownValue(cell: Cell, label: Label, next: Label | undefined): Value {
  const end = next?.start ?? cell.text.length;
  const folded = cell.folded.slice(label.end, end);
  const other = label.kind === 'birth' ? null : OTHER_LABEL.exec(folded);
  const stop = label.end + (other ? other.index : folded.length);
  return { text: cell.text.slice(label.end, stop), folded: cell.folded.slice(label.end, stop) };
}

const isBare = (cell: Cell, label: Label): boolean => label.start === 0 && cell.folded.slice(label.end).trim() === '';

/** A cell that is a label and nothing else has its value beside it, or below it when labels make a row. */
function valuesElsewhere(lines: readonly Line[], row: number, column: number): readonly Value[] {
  const line = lines[row] ?? [];
  const heads = line.filter((cell) => labelsIn(cell).some((label) => isBare(cell, label)));
  const under = lines[row + 1] ?? [];
  const below = under[column] ?? (under.length === 1 ? under[0] : undefined);
  const candidates = heads.length > 1 ? [below] : [line[column + 1], below];
  return candidates.filter(
    (cell): cell is Cell => cell !== undefined && cell.text !== '' && !labelsIn(cell).some(({ start }) => start === 0),
  );
}

const PARTS: Readonly<Record<Exclude<LabelKind, 'birth'>, NamePart>> = {
  both: 'whole',
  person: 'whole',
  child: 'whole',
  family: 'family',
  given: 'given',
  'used-given': 'used-given',
};

/** After «Patient» without a colon only a name in capitals is one: «Patient connu pour…» names nobody. */
function namesAfter({ kind, signed }: Label, value: Value, elsewhere: boolean): boolean {
  if (signed || elsewhere) return true;
  return kind === 'person' && /^\s*(?:M\.|Mme|Mr|Mlle|Monsieur|Madame)?\s*\p{Lu}{2}/u.test(value.text);
}

const TITLE = /^\s*(?:(?:m|mr|mme|mlle)\.?|monsieur|madame|mademoiselle|l'enfant|enfant)\s+/;

function claimOf(label: Label, value: Value, elsewhere: boolean): Claim | null {
  if (label.kind === 'birth') {
    const found = readWrittenDate(value.folded);
    if (!found) return null;
    const weight: Weight = 'stated';
    return {
      kind: 'birth',
      weight,
      date: found.date,
      shown: value.text.slice(0, found.length).replace(/^[\s:.=]+/, ''),
    };
  }
  if (!namesAfter(label, value, elsewhere)) return null;
  const title = TITLE.exec(value.folded)?.[0].length ?? 0;
  const name = readName(value.text.slice(title), 'form');
  // «Patient» alone over a block is a heading: what stands beside it may be another.
  const heading = elsewhere && !label.signed && label.kind === 'person';
  const weight: Weight = label.kind === 'child' ? 'child' : heading ? 'guessed' : 'stated';
  return name && { kind: 'name', weight, part: PARTS[label.kind], words: name.words, shown: name.shown };
}

/** Headings over somebody else's block: «Médecin traitant», «Personne à prévenir». */
function isStrangersHeading({ folded }: Cell): boolean {
  return STRANGERS_HEADING.test(folded) && !PATIENT_WORD.test(folded);
}

/** Somebody else's words in the cell before the label: «Médecin : Nom : …», «Mère : nom de naissance …». */
function isStrangers(cell: Cell, label: Label, value: Value): boolean {
  const before = cell.folded.slice(0, label.start);
  return (
    NOT_HIS.test(before.slice(-60)) ||
    /^\s*(?:le |la )?(?:drs?|docteur|pr|professeur|medecin)(?![a-z])/.test(value.folded)
  );
}

/** «né le» inside a sentence is read with the name before it, and not as a line of a form. */
function isTold(lines: readonly Line[], row: number, { folded }: Cell, { kind, signed, start }: Label): boolean {
  if (kind !== 'birth' || signed || !/^n(?!ai)/.test(folded.slice(start))) return false;
  return start > 0 || isProseGoingOn(lines[row - 1] ?? []);
}

function claimsOfCell(lines: readonly Line[], row: number, cell: Cell): Claim[] {
  const labels = labelsIn(cell);
  return labels.flatMap((label, index) => {
    const own = ownValue(cell, label, labels[index + 1]);
    const elsewhere = isBare(cell, label);
    const values = elsewhere ? valuesElsewhere(lines, row, cell.column) : [own];
    if (isTold(lines, row, cell, label)) return [];
    const claims = values.map((value) => (isStrangers(cell, label, value) ? null : claimOf(label, value, elsewhere)));
    const found = claims.find((claim) => claim !== null);
    const above = label.kind === 'birth' && label.start === 0 ? nameOver(lines, row, cell) : null;
    return [found, found && above].filter((claim) => claim !== null && claim !== undefined);
  });
}

/** Claims of the labels, block by block: under a stranger's heading they are the stranger's until the block ends. */
function findStated(lines: readonly Line[]): Claim[] {
  const strangers = new Set<number>();
  return lines.flatMap((line, row) => {
    const filled = line.filter(({ text }) => text !== '');
    if (filled.length === 0) strangers.clear();
    // A heading that has its line for itself stands over all columns.
    const [only] = filled;
    if (only && filled.length === 1 && isStrangersHeading(only)) lines[row + 1]?.forEach((cell) => strangers.add(cell.column)); // prettier-ignore
    return line.flatMap((cell) => {
      if (PATIENT_WORD.test(cell.folded)) strangers.delete(cell.column);
      else if (isStrangersHeading(cell)) strangers.add(cell.column);
      return strangers.has(cell.column) ? [] : claimsOfCell(lines, row, cell);
    });
  });
}

/**
 * What a text says of the person it is about, and of nobody else: identity blocks, «né(e) le», «concernant», a title
 * and a name. Names of doctors, relatives and those who receive the paper are left out, and so are days that are
 * nobody's birth (H28).
 *
 * @param text as extracted from a file; cells of a line apart by tabs, bars or wide gaps.
 */
export function findClaims(text: string): readonly Claim[] {
  const lines = linesOf(text);
  return [...findStated(lines), ...findTold(lines)];
}
