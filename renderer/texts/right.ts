import type { Connection, OpeningOutcome } from '../../shared/contract/dossier.ts';
import { longDay, timeOf } from './format/dates.ts';
import { agree, type Patient } from './people.ts';

type Right = Extract<OpeningOutcome, { kind: 'open' }>['right'];

/** A piece of a sentence; the strong ones are what the eye looks for. */
export interface Piece {
  readonly text: string;
  readonly strong?: true;
}

/** Who consented, and when, in the words of the sentence. */
function whoConsented(right: Right, patient: Patient): string {
  const day = longDay(right.consentAt);
  if (right.consentingPerson === 'patient')
    return `${agree(patient, 'la patiente', 'le patient')} y a consenti le ${day}`;
  const represents = agree(patient, 'qui la représente', 'qui le représente');
  return `${right.representativeName ?? ''}, ${represents}, y a consenti le ${day}`;
}

/** What a minor's own consent, given in secret, opens and to whom nothing goes (R35, R36). */
function secretSentence(right: Right, patient: Patient): Piece[] {
  const who = agree(
    patient,
    'la patiente, mineure, y a consenti elle-même',
    'le patient, mineur, y a consenti lui-même',
  );
  return [
    { text: 'Vous pouvez lire ce dossier pendant ' },
    { text: 'cette seule ouverture', strong: true },
    { text: ', parce que ' },
    { text: `${who} à ${timeOf(right.consentAt)}`, strong: true },
    { text: '. Rien n’en est remis à ses représentants depuis ce poste.' },
  ];
}

/** The right as a sentence: until when, why, and with what effect (product promise 8). */
export function rightSentence(right: Right, patient: Patient, connection: Connection): Piece[] {
  if (connection === 'secret') return secretSentence(right, patient);
  const consented = { text: whoConsented(right, patient), strong: true } as const;
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
    : [{ text: ', parce que ' }, consented, { text: CAPACITY_ENDS[right.capacity] }];
  return [...until, ...why];
}

const CAPACITY_ENDS: Record<Right['capacity'], string> = {
  'care-team': ' pour son équipe de soins, dont vous êtes.',
  'not-care-team': ' et que vous lisez hors de son équipe de soins.',
  'ehpad-coordinator': ' et que vous êtes le médecin coordonnateur de son établissement.',
};

type NoRight = Exclude<OpeningOutcome, { kind: 'open' | 'emergency' | 'consent-needed' }>;

function noRightWhy(outcome: NoRight, patient: Patient): string {
  const a = (feminine: string, masculine: string): string => agree(patient, feminine, masculine);
  switch (outcome.kind) {
    case 'no-dmp':
      return `${a('la patiente', 'le patient')} n’a pas de DMP`;
    case 'closed':
      return 'son DMP est fermé';
    case 'forbidden':
      return 'le DMP ne donne pas la lecture à votre nom';
    case 'unknown-status':
      return 'le DMP a répondu par un état inconnu';
    case 'unreachable':
      return 'le DMP n’a pas répondu';
    case 'identity-doubt':
      return 'l’identité au DMP diffère de la vôtre';
    case 'connection-choice':
      return `la connexion n’est pas encore choisie avec ${a('elle', 'lui')}`;
  }
}

/** Why nothing can be read, in the same place and with the same words as the right (product promise 8). */
export function noRightSentence(outcome: NoRight, patient: Patient): Piece[] {
  const end = outcome.kind === 'unreachable' && outcome.hasCopy ? '. La copie de ce poste reste lisible.' : '.';
  return [
    { text: 'Vous ne pouvez pas lire ce dossier, parce que ' },
    { text: noRightWhy(outcome, patient), strong: true },
    { text: end },
  ];
}
