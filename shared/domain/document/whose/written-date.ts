/** A day as a paper writes it; what it does not say is absent. `year` may be its last two digits. */
export interface WrittenDate {
  readonly year: string;
  readonly month?: string;
  readonly day?: string;
}

const MONTHS = ['janv', 'fev', 'mars', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec'] as const;
const GAP = '\\s{0,2}';
const JOINT = `${GAP}[/.,\\-\\s]${GAP}`;
const YEAR = '(\\d{4}|\\d{2})(?!\\d)';
const DAY = '(\\d{1,2})(?:\\s?er)?';

/** French notations, most telling first; each with the places of year, month and day among its groups. */
const NOTATIONS = [
  { form: `(\\d{4})${GAP}[-/.]${GAP}(\\d{2})${GAP}[-/.]${GAP}(\\d{2})(?!\\d)`, at: [1, 2, 3] },
  { form: `${DAY}${JOINT}(\\d{1,2})${JOINT}${YEAR}`, at: [3, 2, 1] },
  { form: `${DAY}[\\s.-]{0,3}(${MONTHS.join('|')}|fevr)[a-z]{0,8}\\.?[\\s.-]{0,3}${YEAR}`, at: [3, 2, 1] },
  { form: '(\\d{2})(\\d{2})((?:19|20)\\d{2})(?!\\d)', at: [3, 2, 1] },
  { form: '((?:19|20)\\d{2})(\\d{2})(\\d{2})(?!\\d)', at: [1, 2, 3] },
  { form: '((?:19|20)\\d{2})(?![\\d/.-])', at: [1] },
].map(({ form, at }) => ({ form: new RegExp(`^${form}`), at }));

/** Between the words «né le» and the day: a colon, a weekday, dots that fill a form. */
const BEFORE = /^[\s:.=]{0,12}(?:le\s)?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?\s{0,3}/;

const two = (text: string): string => text.padStart(2, '0');

function monthOf(text: string): string {
  if (/^\d/.test(text)) return two(text);
  return two(String(MONTHS.findIndex((month) => text.startsWith(month)) + 1));
}

/** `00` says «unknown»; a month of 13 or a day of 32 is no date. */
function madeOf(year: string, month: string | undefined, day: string | undefined): WrittenDate | null {
  const [m, d] = [month === undefined ? '00' : monthOf(month), day === undefined ? '00' : two(day)];
  if (Number(m) > 12 || Number(d) > 31) return null;
  if (m === '00') return year.length === 4 ? { year } : null;
  return d === '00' ? { year, month: m } : { year, month: m, day: d };
}

/**
 * Reads the day that a text begins with, in the notations of French papers: 21/03/1979, 21.03.79, 21 mars 1979,
 * 1er mars 1979, 1979-03-21, 21031979, or a year alone.
 *
 * @param folded lower case, without accents; at the words that follow «né le» or «date de naissance».
 * @returns the day and how many characters it takes; null when there is none.
 */
export function readWrittenDate(folded: string): { readonly date: WrittenDate; readonly length: number } | null {
  const lead = BEFORE.exec(folded)?.[0].length ?? 0;
  // Scanners read O for 0 and l for 1 among digits.
  const rest = folded.slice(lead, lead + 40).replace(/(?<=[\d/.-])o|o(?=\d)/g, '0').replace(/(?<=[\d/.-])[l|](?=[\d/.-])/g, '1'); // prettier-ignore
  for (const { form, at } of NOTATIONS) {
    const found = form.exec(rest);
    const [year = 0, month = 0, day = 0] = at;
    const date = found && madeOf(found[year] ?? '', month ? found[month] : undefined, day ? found[day] : undefined);
    if (found && date) return { date, length: lead + found[0].length };
  }
  return null;
}
