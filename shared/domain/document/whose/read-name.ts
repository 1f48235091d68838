import { fold } from './paper-lines.ts';
import { ENDS, PARTICLES } from './words.ts';

/** The words of a name as a paper writes it, in its order, titles and particles of speech left out. */
export interface WrittenName {
  readonly words: readonly string[];
  /** As it stands on the paper, for whoever compares it. */
  readonly shown: string;
  /** Characters from the beginning of the text to the end of the name. */
  readonly length: number;
}

/** Words that join another name of the same person: «née DURAND», «épouse MARTIN», «dit LE GRAND». */
const JOINS = /^(?:nee?|ne\(e\)|epouse|epoux|ep|epse|veuve|vve|divorcee?|dite?|jf|alias|ou)$/;
const PIECE = /\p{L}[\p{L}\p{M}'^.-]*|[^\s\p{L}]/gu;
/** Signs that stand inside a name: «DUPONT, Jean», «DUPONT (née MARTIN)», «DUPONT^JEAN». */
const INSIDE = new Set([',', '(', ')', '/', '-', '^', "'"]);
const MOST_WORDS = 9;

/** How strictly a name is told from what follows it: in a form the whole cell is the name, in prose it has capitals. */
export type NamePlace = 'form' | 'prose';

interface Reading {
  readonly words: string[];
  end: number;
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** «née le», «née en»: from here on it is the birth, not a name. */
function beginsBirth(text: string, after: number): boolean {
  return /^\s*(?:\(e\))?\s*(?:le|en|a)\s*[:\d ]/.test(fold(text.slice(after, after + 12)));
}

function take(reading: Reading, piece: string, text: string, end: number, place: NamePlace): boolean {
  const word = piece.replace(/[.'-]+$/, '');
  const folded = fold(word);
  if (JOINS.test(folded)) return !beginsBirth(text, end);
  if (PARTICLES.has(folded) && !isCapital(word)) return true;
  if (ENDS.has(folded) || (place === 'prose' && !isCapital(word))) return false;
  reading.words.push(...word.split(/[\^.]/).filter((part) => part !== ''));
  reading.end = end;
  return reading.words.length < MOST_WORDS;
}

/**
 * Reads the name that a text begins with: surnames, given names, and the other surname that «née» or «épouse» joins.
 *
 * @returns null when the text begins with no name.
 */
export function readName(text: string, place: NamePlace): WrittenName | null {
  const reading: Reading = { words: [], end: 0 };
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const isWord = /^\p{L}/u.test(piece);
    if (!isWord && !INSIDE.has(piece)) break;
    // In prose a comma ends the name, unless «née DURAND» follows it.
    if (piece === ',' && place === 'prose' && !/^,\s*(?:nee?|epouse|ep\.)\s+\p{L}/u.test(fold(text.slice(index))))
      break;
    if (isWord && !take(reading, piece, text, index + piece.length, place)) break;
  }
  const { words, end } = reading;
  const shown = text.slice(0, end).trim();
  return words.some((word) => word.length > 1) ? { words, shown, length: end } : null;
}
