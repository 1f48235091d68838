import type { DocumentType } from '../../../shared/contract/deposit.ts';

export interface TypeClass {
  readonly classCode: string;
  readonly classLabel: string;
  readonly members: readonly DocumentType[];
}

const FRENCH = new Intl.Collator('fr');

/** The types under their class, both in alphabetical order. */
export function byClass(types: readonly DocumentType[]): TypeClass[] {
  const groups = Map.groupBy(types, (type) => type.classCode);
  return [...groups]
    .map(([classCode, members]) => ({
      classCode,
      classLabel: members[0]?.classLabel ?? classCode,
      members: members.toSorted((a, b) => FRENCH.compare(a.displayName, b.displayName)),
    }))
    .sort((a, b) => FRENCH.compare(a.classLabel, b.classLabel));
}

/** Without case, accents or typographic marks: what one types is not what a nomenclature prints. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/œ/gi, 'oe')
    .replace(/['’]/g, ' ')
    .toLowerCase();
}

/** Whether every word typed begins a word of the type, in any order: «cr ana» finds «CR d’anatomie…». */
export function fitsWords(text: string, typed: string): boolean {
  const words = plain(text).split(/[^a-z0-9]+/);
  return plain(typed)
    .split(/[^a-z0-9]+/)
    .every((piece) => words.some((word) => word.startsWith(piece)));
}
