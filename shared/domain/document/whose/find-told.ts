import type { Claim, Weight } from './claim.ts';
import { isProse, isProseGoingOn, type Cell, type Line } from './paper-lines.ts';
import { readName, type WrittenName } from './read-name.ts';
import { CARERS, CHILD, CIVIL, KIN } from './words.ts';
import { readWrittenDate } from './written-date.ts';

/** A run of text that is read as sentences: a cell, or prose over several lines. */
interface Passage {
  readonly text: string;
  readonly folded: string;
  /** It is one cell of a form, not prose. */
  readonly alone: boolean;
}

const BIRTH =
  /(?<![a-z])(?:ne|nee|ne\(e\)|ne[.·-]e|nee?\s?\(e\))\s{1,2}(?:le|en)(?=[\s:]*[\dl1]|[\s:]+(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))/g;
const TITLE = new RegExp(`(?<![a-z.'-])(${CIVIL})(?=\\s)\\s{1,3}`, 'g');
const FIRST_TITLE = new RegExp(`^(?:${CIVIL})\\s{1,3}`);
const HIS_KIN = new RegExp(
  `(?<![a-z])(?:${KIN})(?:\\([^)]{0,20}\\)|[\\s,:(/]|de |du |d'|la |le |est |patiente?|nom){0,6}$`,
);
const HIS_CARER = new RegExp(
  `(?<![a-z])(?:(?:${CARERS})[^:.;]{0,40}:|(?:${CARERS})|par|et|de la part de)\\s*(?:[,(]\\s*)?$`,
);
const CARER_AFTER = new RegExp(
  `^(?:\\s*[,(-]\\s*|\\s+)(?:le |la |l'|son |sa )?(?:${CARERS}|meres?|peres?|fils|conjointe?|tut(?:eur|rice)|soeur|frere)(?![a-z])`,
);
const OFFICE = new RegExp(`^(?:le |la |les |l')?(?:${CARERS}|maire|juge|prefet|president|presidente)(?![a-z])`);
const STRANGERS_CELL = new RegExp(
  `^(?:[^:]{0,40}(?<![a-z])(?:${KIN}|${CARERS})(?![a-z])[^:]{0,30}:|(?:${CARERS})(?![a-z]))`,
);

/** The cell right over this one; the only one of its line is over all. */
function cellOver(lines: readonly Line[], row: number, column: number): Cell | null {
  const above = lines[row - 1] ?? [];
  return above[column] ?? (above.length === 1 ? (above[0] ?? null) : null);
}

/** Cells by themselves; lines of prose joined, since a sentence goes on over them. */
function passagesOf(lines: readonly Line[]): Passage[] {
  const found: Passage[] = [];
  let open: Passage | null = null;
  lines.forEach((line) => {
    const [first] = line;
    if (first && line.length === 1 && (open || isProse(line))) {
      const joined: Passage = open
        ? { ...open, text: `${open.text} ${first.text}`, folded: `${open.folded} ${first.folded}` }
        : { text: first.text, folded: first.folded, alone: false };
      const goesOn = isProseGoingOn(line) && joined.text.length < 4_000;
      if (!goesOn) found.push(joined);
      open = goesOn ? joined : null;
      return;
    }
    if (open) found.push(open);
    open = null;
    for (const cell of line) if (cell.text !== '') found.push({ ...cell, alone: true });
  });
  return open ? [...found, open] : found;
}

interface Person {
  readonly name: WrittenName;
  readonly start: number;
  readonly end: number;
  readonly weight: Weight;
  readonly alone: boolean;
}

function isStranger({ folded }: Passage, title: number, nameAt: number, nameEnd: number): boolean {
  const before = folded.slice(Math.max(0, title - 70), title);
  if (HIS_KIN.test(before) || HIS_CARER.test(before)) return true;
  return OFFICE.test(folded.slice(nameAt)) || CARER_AFTER.test(folded.slice(nameEnd, nameEnd + 40));
}

/** Everybody whom a passage names by a title, doctors and relatives left out. */
function personsIn(passage: Passage): Person[] {
  if (STRANGERS_CELL.test(passage.folded)) return [];
  return [...passage.folded.matchAll(TITLE)].flatMap((match) => {
    const [whole, title = ''] = match;
    const nameAt = match.index + whole.length;
    // «m» alone is Monsieur only as a capital.
    if (title === 'm' && passage.text[match.index] !== 'M') return [];
    const name = readName(passage.text.slice(nameAt, nameAt + 120), 'prose');
    if (!name) return [];
    const end = nameAt + name.length;
    if (isStranger(passage, match.index, nameAt, end)) return [];
    const rest = passage.folded.slice(end).trim();
    const alone = passage.folded.slice(0, match.index).trim() === '' && (rest === '' || /^[,(-]?\s*\d/.test(rest));
    const weight: Weight = CHILD.test(title) ? 'child' : 'told';
    return [{ name, start: match.index, end, weight, alone: alone && passage.alone }];
  });
}

/** What may stand between a name and «né le»: an age, a bracket, a few words that name nobody. */
function isNear(passage: Passage, from: number, to: number): boolean {
  const between = passage.folded.slice(from, to);
  return (
    between.length <= 45 &&
    !/[.;:]\s/.test(between) &&
    !new RegExp(`(?<![a-z])(?:${KIN}|${CARERS})(?![a-z])`).test(between)
  );
}

/** A name without a title right before «né le»: the end of the sentence's beginning, in capitals. */
function bareName(passage: Passage, at: number): WrittenName | null {
  const before = passage.text.slice(Math.max(0, at - 90), at).replace(/[\s,(/-]+$/, '');
  const from = Math.max(...[':', ';', '. ', '|'].map((sign) => before.lastIndexOf(sign))) + 1;
  if (before[from - 1] === ':') return null;
  const segment = before.slice(from).trim();
  const name = readName(segment, 'prose');
  return name && name.length >= segment.length - 12 && name.words.length >= 2 ? name : null;
}

function dateAt(
  passage: Passage,
  end: number,
): { readonly claim: Omit<Extract<Claim, { kind: 'birth' }>, 'weight'> } | null {
  const found = readWrittenDate(passage.folded.slice(end, end + 60));
  if (!found) return null;
  const shown = passage.text.slice(end, end + found.length).replace(/^[\s:.=]+/, '');
  return { claim: { kind: 'birth', date: found.date, shown } };
}

const nameClaim = ({ words, shown }: WrittenName, weight: Weight): Claim => ({
  kind: 'name',
  weight,
  part: 'whole',
  words,
  shown,
});

/** A name alone in the cell over a birth date: labels of laboratories, stickers. Without a title it may be a heading. */
export function nameOver(lines: readonly Line[], row: number, { column }: Cell): Claim | null {
  const above = cellOver(lines, row, column);
  if (!above || STRANGERS_CELL.test(above.folded) || above.folded.includes(':')) return null;
  const from = FIRST_TITLE.exec(above.folded)?.[0].length ?? 0;
  if (OFFICE.test(above.folded.slice(from))) return null;
  const name = readName(above.text.slice(from), 'prose');
  const whole = name && name.words.length >= 2 && from + name.length >= above.text.length - 2;
  return whole ? nameClaim(name, from > 0 ? 'stated' : 'guessed') : null;
}

const KINS_BIRTH = new RegExp(`(?<![a-z])(?:${KIN}|${CARERS})(?![a-z])[^.;:]{0,60}$`);

interface Births {
  readonly claims: Claim[];
  /** Persons whose birth is told: what is said of them is more than a mention. */
  readonly told: Set<Person>;
}

function birthsIn(passage: Passage, persons: readonly Person[]): Births {
  const births: Births = { claims: [], told: new Set() };
  for (const match of passage.folded.matchAll(BIRTH)) {
    const made = dateAt(passage, match.index + match[0].length);
    const before = passage.folded.slice(Math.max(0, match.index - 70), match.index);
    if (!made || STRANGERS_CELL.test(passage.folded)) continue;
    const person = persons.findLast(({ end }) => end <= match.index);
    if (person && isNear(passage, person.end, match.index)) {
      births.told.add(person);
      births.claims.push({ ...made.claim, weight: person.weight }, nameClaim(person.name, person.weight));
    } else if (before.trim() !== '' && !KINS_BIRTH.test(before)) {
      const name = bareName(passage, match.index);
      const weight: Weight = /(?:enfant|nouveau-?nee?|bebe|garcon|fille)[^.;]{0,60}$/.test(before) ? 'child' : 'told';
      births.claims.push({ ...made.claim, weight }, ...(name ? [nameClaim(name, weight)] : []));
    }
  }
  return births;
}

/** Somebody named by a title and no more: a line of its own, or a whole name, is worth holding against the patient. */
function mentioned(persons: readonly Person[], told: ReadonlySet<Person>): Claim[] {
  return persons
    .filter((person) => !told.has(person) && (person.alone || person.name.words.length >= 2))
    .map(({ name }) => nameClaim(name, 'mentioned'));
}

/** What sentences and bare lines say of the patient: «Mme Sophie MARTIN, née le …», «M. DUPONT Jean». */
export function findTold(lines: readonly Line[]): Claim[] {
  return passagesOf(lines).flatMap((passage) => {
    const persons = personsIn(passage);
    const { claims, told } = birthsIn(passage, persons);
    return [...claims, ...mentioned(persons, told)];
  });
}
