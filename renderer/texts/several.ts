import { MOST_AT_ONCE } from '../../shared/domain/document/list/most-at-once.ts';
import { typeset } from './format/typeset.ts';

export const severalTexts = typeset({
  chosen: (count: number) => `${count} document${count > 1 ? 's choisis' : ' choisi'}`,
  open: (count: number) => (count > 1 ? `Ouvrir les ${count} documents` : 'Ouvrir le document'),
  together: (size: string) => `${size} en tout`,
  opening: (count: number) => `Lecture de ${count} documents en un seul échange…`,
  tooMany: `${MOST_AT_ONCE} documents au plus à la fois`,
  unchoose: 'Ne rien choisir',
  region: 'Documents choisis',
  leaf: 'Documents ouverts ensemble',
  of: (place: number, count: number) => `Document ${place} sur ${count}`,
  missing: (place: number) => `Document ${place}, non reçu`,
  somePart: (missing: number) =>
    missing > 1 ? `${missing} documents n’ont pas été reçus` : 'Un document n’a pas été reçu',
  previous: 'Document précédent',
  next: 'Document suivant',
  close: 'Fermer ce groupe',
});
