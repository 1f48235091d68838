import { parisDay } from '../../shared/domain/patient/age.ts';
import type { NewsKind } from '../../shared/domain/document/list/news-kind.ts';
import { dayOfYear, timeOf } from './format/dates.ts';
import { typeset } from './format/typeset.ts';

function several(count: number, one: string, many: string): string {
  return `${count} ${count > 1 ? many : one}`;
}

export const newsTexts = typeset({
  title: (when: string) => `Depuis votre consultation ${when}`,
  group: (when: string) => `Nouveau depuis votre consultation ${when}`,
  seen: (year: string) => `Déjà vu · ${year}`,
  nothing: 'rien de nouveau dans cette liste',
  nothingInCopy: 'rien de nouveau dans la copie de ce poste',
  toOpen: (count: number) => `${count} à ouvrir`,
  allOpened: 'tous ouverts',
  next: 'suivant',
  filter: 'Nouveaux',
  showOnly: (counts: string) => `${counts} : n’afficher que ces documents`,
  older: (count: number) => several(count, 'autre, d’acte plus ancien', 'autres, d’acte plus ancien'),
  askOlder: 'le demander',
  askOlders: 'les demander',
  unknown:
    'Ce qui a été déposé depuis n’a pas pu être vérifié en entier : ne concluez rien de ce qui n’est pas marqué.',
  unopened: 'nouveau, pas encore ouvert',
});

const LABELS: Readonly<Record<Exclude<NewsKind, 'new'>, string>> = typeset({
  visible: 'devenu visible',
  unmasked: 'devenu visible aux professionnels',
  released: 'devenu visible par le patient',
  shown: 'devenu visible par les représentants légaux',
  archived: 'archivé depuis',
  replaced: 'remplacé depuis',
  restored: 'de nouveau en vigueur',
});

/** What a row says of itself beside its mark; a document that is simply new has the mark alone. */
export function newsLabel(kind: NewsKind): string | null {
  return kind === 'new' ? null : LABELS[kind];
}

const BECAME_VISIBLE: readonly NewsKind[] = ['visible', 'unmasked', 'released', 'shown'];

/** `3 nouveaux, 1 devenu visible`; empty when nothing is. */
export function newsCounts(kinds: readonly NewsKind[]): string {
  const count = (some: readonly NewsKind[]): number => kinds.filter((kind) => some.includes(kind)).length;
  const parts: readonly (readonly [number, string, string])[] = [
    [count(['new']), 'nouveau', 'nouveaux'],
    [count(BECAME_VISIBLE), 'devenu visible', 'devenus visibles'],
    [count(['replaced']), 'remplacé', 'remplacés'],
    [count(['archived']), 'archivé', 'archivés'],
    [count(['restored']), 'de nouveau en vigueur', 'de nouveau en vigueur'],
  ];
  return parts
    .filter(([many]) => many > 0)
    .map(([many, one, more]) => several(many, one, more))
    .join(', ');
}

/** `du 12 octobre`, or the hour when it was today. */
export function consultationOf(at: number, now: number): string {
  return parisDay(at) === parisDay(now) ? `d’aujourd’hui à ${timeOf(at)}` : `du ${dayOfYear(at, now)}`;
}
