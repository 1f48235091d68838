import type { OpeningOutcome } from '../../shared/contract/dossier.ts';
import { agree, type Patient } from './people.ts';
import { partialDateInLetters, readPartialDate } from './format/partial-date.ts';
import { longWireTime } from './format/wire-time.ts';
import { typeset } from './format/typeset.ts';

export const openingTexts = typeset({
  checkedAt: (time: string) => `vérifié à ${time}`,
  notChecked: 'non vérifié',
  read: (answer: string) => `Lire : ${answer}`,
  deposit: (answer: string) => `Déposer : ${answer}`,
  yes: 'oui',
  copyOnly: 'la copie de ce poste',
  no: 'non',
  continueWithout: 'Continuer sans DMP',
  depositOnly: 'Déposer sans lire',
  retry: 'Redemander',
  copy: 'Lire la copie de ce poste',
  doubtTitle: 'L’identité au DMP diffère de la vôtre',
  doubtHeading: 'Est-ce la bonne personne ?',
  doubtWhy:
    'Le DMP ne donne pas les mêmes traits pour cet INS. Les vôtres restent affichés. Vérifiez avec la personne et une pièce d’identité.',
  doubtCount: (count: number) => `${count} trait${count > 1 ? 's' : ''} différent${count > 1 ? 's' : ''}`,
  trait: 'Trait',
  yours: 'Votre dossier',
  atDmp: 'Au DMP',
  differs: 'diffère',
  agrees: 'concorde',
  reason: 'Pourquoi est-ce la bonne personne ?',
  reasonHint: 'Votre motif est gardé au journal. Exemple : « nom d’usage changé en 2025, pièce vue ».',
  reasonMissing: 'Écrivez le motif (3 caractères au moins).',
  acceptMismatch: 'C’est la bonne personne, continuer',
  wrongPerson: 'Chercher une autre personne',
  name: 'Nom de naissance',
  'given-name': 'Prénoms',
  'birth-date': 'Date de naissance',
  sex: 'Sexe',
});

/** A stated outcome of an opening: what it is, why, and what remains possible. */
export interface OutcomeText {
  readonly kicker: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Dates of closure come as wire text or as a calendar date; either is shown at its own precision. */
function closureDay(date: string): string {
  const calendar = readPartialDate(date);
  return calendar ? partialDateInLetters(calendar) : longWireTime(date);
}

/** Outcomes that are stated with what remains possible; the others have a screen of their own. */
export type Stated = Exclude<
  OpeningOutcome,
  { kind: 'open' | 'emergency' | 'consent-needed' | 'identity-doubt' | 'connection-choice' }
>;

/** Motives of closure as the store codes them (1.2.250.1.213.4.1.2.4); one nobody knows is shown as it came. */
const MOTIVES: Readonly<Record<string, string>> = {
  FERMETURE_DEMANDE_PATIENT: 'demande du titulaire',
  FERMETURE_DECES: 'décès du titulaire',
};

/** Motive in French, then the reason when it says something else. */
function closureMotive(code: string | undefined, reason: string | undefined): string {
  const motive = code === undefined ? undefined : (MOTIVES[code] ?? code);
  const repeats = reason?.toLowerCase() === motive?.toLowerCase();
  return [motive, repeats ? undefined : reason].filter(Boolean).join(', ');
}

function closedText(closed: Extract<Stated, { kind: 'closed' }>): OutcomeText {
  const motive = closureMotive(closed.motive, closed.reason);
  return {
    kicker: 'DMP fermé',
    title: closed.date ? `Ce DMP est fermé depuis le ${closureDay(closed.date)}` : 'Ce DMP est fermé',
    lines: [
      motive ? `Motif transmis\u00a0: ${motive}. Ni lecture, ni dépôt.` : 'Aucun motif transmis. Ni lecture, ni dépôt.',
      'Ses données sont archivées dix ans après la fermeture, puis effacées. Vos propres notes ne changent pas.',
    ],
  };
}

function unreachableText({ hasCopy, mayQueue }: Extract<Stated, { kind: 'unreachable' }>): OutcomeText {
  return {
    kicker: 'DMP non joint',
    title: 'Le DMP n’a pas répondu',
    lines: [
      hasCopy
        ? 'Une copie de ce dossier est sur ce poste. Elle dit son âge à chaque ligne.'
        : 'Aucune copie de ce dossier n’est sur ce poste. Ce vide ne dit rien du contenu du dossier.',
      mayQueue
        ? 'Un document déposé maintenant attend dans « Envois » et part dès que le DMP répond.'
        : 'Un dépôt attend une réponse du DMP\u00a0: l’identité doit d’abord y être comparée.',
    ],
  };
}

/** The sentences of mock-up 10; a blocked professional reads no cause and no blame. */
export function outcomeText(outcome: Stated, patient: Patient): OutcomeText {
  switch (outcome.kind) {
    case 'no-dmp':
      return {
        kicker: 'Pas de DMP',
        title: agree(patient, 'Cette patiente n’a pas de DMP', 'Ce patient n’a pas de DMP'),
        lines: [
          'Un professionnel ne peut plus en créer depuis le 1er juillet 2021. L’Assurance Maladie l’ouvre avec Mon espace santé, sauf si la personne s’y oppose.',
          'Ses antécédents restent à demander\u00a0: cette absence n’en dit rien.',
        ],
      };
    case 'closed':
      return closedText(outcome);
    case 'forbidden':
      return {
        kicker: 'Lecture non ouverte',
        title: 'Ce dossier ne vous est pas ouvert',
        lines: [
          'Le DMP ne donne pas la lecture à votre nom. Il n’en dit pas plus, et ce n’est pas une panne.',
          'Rien n’est gardé de ce dossier sur ce poste. Les soins continuent avec ce que vous savez et ce que la personne vous dit.',
        ],
      };
    case 'unknown-status':
      return {
        kicker: 'Réponse inconnue',
        title: 'Le DMP a répondu par un état inconnu',
        lines: [
          `État transmis\u00a0: «\u00a0${outcome.raw}\u00a0». Dans le doute, rien n’est lu ni déposé.`,
          'Redemandez dans un moment, puis prévenez l’assistance.',
        ],
      };
    case 'unreachable':
      return unreachableText(outcome);
  }
}
