import { mannerOf, type Manner } from './manner.ts';
import {
  FAMILY_HEADING,
  FAMILY_SECTION,
  HEADING_TOPICS,
  OTHER_HEADING,
  SECTION_TOPICS,
  TREATMENT_LISTS,
  TRIGGERS,
  type Topic,
} from './topics.ts';

/** Where a passage stands: a page of a file, or a section of a structured document. */
export type Place =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'section'; readonly title: string; readonly code?: string };

/** One paragraph, list item or table row of a document, verbatim. */
export interface Passage {
  readonly place: Place;
  readonly text: string;
  /** Head of a table: it names columns and says nothing of the patient. */
  readonly heading?: true;
}

/** A quotation: the words as they stand, and how they are said. No code is derived from them (H27). */
export interface Quotation {
  readonly topic: Topic;
  readonly manner: Manner;
  readonly text: string;
  readonly place: Place;
}

const LONGEST = 280;
const NAMES_PEOPLE: readonly Topic[] = ['contact', 'directive'];

/** Sentences, kept whole: a full stop inside a number, an abbreviation or an initial does not end one. */
export function sentences(text: string): string[] {
  return text
    .split(/\r?\n|(?<=[\p{L}\d)»]{3}[.!])\s+(?=[\p{Lu}«-])|(?<=[?;])\s+/u)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => /\p{L}{2}/u.test(one));
}

function headingTopic(text: string): Topic | null {
  return HEADING_TOPICS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** What a section is about: its code first, its title when the code says nothing. */
function sectionTopic(place: Place): Topic | null {
  if (place.kind === 'page') return null;
  return (place.code && SECTION_TOPICS[place.code]) || headingTopic(place.title);
}

function aboutFamily(place: Place): boolean {
  return place.kind === 'section' && (place.code === FAMILY_SECTION || FAMILY_HEADING.test(place.title));
}

/** Words that belong to a heading and say nothing by themselves. */
const FILLERS =
  /(?<![\p{L}])(habituels?|en cours|au long cours|actuels?|de (?:sortie|fond)|d[’'](?:entrée|admission)|[àa] domicile|personnels?|m[ée]dicaux|chirurgicaux|majeurs?|notables|et|ou|intol[ée]rances?|allergies?|effets ind[ée]sirables|implant[ée]s?|m[ée]dicaux|familiaux)(?![\p{L}])/giu;

/** A short line that is a heading and nothing else: «Allergies», «Traitement habituel :». */
function isBareHeading(sentence: string): boolean {
  const bare = sentence.replace(/\s*:$/, '');
  if (FAMILY_HEADING.test(bare) || OTHER_HEADING.test(bare))
    return bare.length <= 40 && !bare.includes(':') && topicsOf(bare, null).size === 0;
  const topic = HEADING_TOPICS.find(([pattern]) => pattern.test(bare));
  if (!topic) return false;
  return !/[\p{L}\p{N}:]/u.test(bare.replace(topic[0], ' ').replace(FILLERS, ' '));
}

function topicsOf(sentence: string, around: Topic | null): Set<Topic> {
  const triggered = TRIGGERS.filter(([, pattern]) => pattern.test(sentence)).map(([topic]) => topic);
  return new Set(around === null ? triggered : [around, ...triggered]);
}

function quote(sentence: string, place: Place, around: Topic | null, family: boolean): Quotation[] {
  const text = sentence.length > LONGEST ? `${sentence.slice(0, LONGEST)}…` : sentence;
  return [...topicsOf(sentence, around)].map((topic) => {
    const namesPeople = NAMES_PEOPLE.includes(topic);
    return { topic, manner: mannerOf(sentence, { aboutOthers: family && !namesPeople, namesPeople }), text, place };
  });
}

/** Heading under which the free text of a file stands, until another comes. */
interface Under {
  topic: Topic | null;
  family: boolean;
}

/**
 * Quotes from one document what an emergency asks first (H27).
 *
 * @param passages in reading order; `typeCode` is that of the document: in a prescription every line is a treatment.
 * @returns quotations in reading order, each with its place; a sentence may be quoted under several topics.
 */
export function extract(passages: readonly Passage[], typeCode: string | undefined): Quotation[] {
  const under: Under = { topic: null, family: false };
  const lines = typeCode !== undefined && TREATMENT_LISTS.includes(typeCode);
  const read = passages.filter(({ heading }) => !heading);
  return read.flatMap((passage) =>
    sentences(passage.text).flatMap((sentence) => {
      if (passage.place.kind === 'page' && isBareHeading(sentence)) {
        under.topic = headingTopic(sentence);
        under.family = FAMILY_HEADING.test(sentence);
        return [];
      }
      return quoteIn(passage.place, sentence, under, lines);
    }),
  );
}

function quoteIn(place: Place, sentence: string, under: Under, lines: boolean): Quotation[] {
  const drug = lines && looksLikeDrug(sentence) ? 'treatment' : null;
  if (place.kind === 'page') return quote(sentence, place, under.topic ?? drug, under.family);
  return quote(sentence, place, sectionTopic(place) ?? drug, aboutFamily(place));
}

/** A dose beside a name: the line of a prescription, not its letterhead. */
function looksLikeDrug(sentence: string): boolean {
  return /\d\s*(?:mg|g|µg|mcg|ui|unit[ée]s?|ml|gouttes?|%|cp|comprim|injection|bouff)/iu.test(sentence);
}
