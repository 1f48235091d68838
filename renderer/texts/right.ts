import type { OpeningOutcome } from '../../shared/contract/dossier.ts';
import { longDay } from './format/dates.ts';
import { agree, type Patient } from './people.ts';

type Right = Extract<OpeningOutcome, { kind: 'open' }>['right'];

/** A piece of a sentence; the strong ones are what the eye looks for. */
export interface Piece {
  readonly text: string;
  readonly strong?: true;
}

/** The right as a sentence: until when, why, and with what effect (product promise 8). */
export function rightSentence(right: Right, patient: Patient): Piece[] {
  const who = agree(patient, 'la patiente', 'le patient');
  const consented = { text: `${who} y a consenti le ${longDay(right.consentAt)}`, strong: true } as const;
  const until: Piece[] =
    right.until === null
      ? [{ text: 'Vous pouvez lire ce dossier ' }, { text: 'pour cette seule ouverture', strong: true }]
      : [
          { text: 'Vous pouvez lire ce dossier jusqu’au ' },
          { text: longDay(right.until), strong: true },
          { text: ' (date estimée)' },
        ];
  const why: Piece[] = right.isTreatingPhysician
    ? [
        { text: ', parce que ' },
        consented,
        { text: ' et que vous êtes son ' },
        { text: 'médecin traitant', strong: true },
        { text: '\u00a0: les documents masqués vous sont ouverts.' },
      ]
    : [{ text: ', parce que ' }, consented, { text: capacityEnd(right) }];
  return [...until, ...why];
}

function capacityEnd(right: Right): string {
  return right.capacity === 'care-team'
    ? ' pour son équipe de soins, dont vous êtes.'
    : ' et que vous lisez hors de son équipe de soins.';
}
