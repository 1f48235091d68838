import type { AskedChange } from '../../shared/contract/visibility.ts';
import { typeset } from './format/typeset.ts';
import { agree, type Patient } from './people.ts';

export const visibilityTexts = typeset({
  acts: 'Modifier',
  cancel: 'Annuler',
  close: 'Fermer',
  replace: 'Remplacer par une nouvelle version',
  patient: 'Patient',
  document: 'Document',
  act: 'Acte du',
  stateNow: 'État',
  inForce: 'en vigueur, visible',
  irreversible: 'Sans retour possible.',
  working: 'Le DMP est interrogé…',
  reloading: 'La liste est redemandée…',
  askedAgain: 'Voici son état à présent. Voulez-vous encore le modifier ?',
  noLonger: 'Dans cet état, cet acte n’est plus possible.',
  lost: 'Vous ne pourrez plus lire ce document : il quittera votre liste aussitôt.',
});

/** What an act is called in the menu: its effect, «…» when a question follows. */
const MENU: Readonly<Record<AskedChange, string>> = {
  mask: 'Masquer aux professionnels…',
  unmask: 'Démasquer…',
  'show-to-representatives': 'Rendre visible aux représentants légaux…',
  archive: 'Archiver',
  unarchive: 'Désarchiver',
  delete: 'Supprimer du DMP…',
};

/** Name of a change in the menu of a document. */
export function changeName(change: AskedChange): string {
  return MENU[change];
}

/** What was done, once the DMP has said so. */
const DONE: Readonly<Record<AskedChange, string>> = {
  mask: 'Masqué aux professionnels de santé',
  unmask: 'Démasqué',
  'show-to-representatives': 'Rendu visible aux représentants légaux',
  archive: 'Archivé',
  unarchive: 'Remis en vigueur',
  delete: 'Supprimé du DMP',
};

/** `Archivé. Reçu par le DMP à 09:31.` */
export function changeDone(change: AskedChange, time: string): string {
  return typeset({ done: `${DONE[change]}. Reçu par le DMP à ${time}.` }).done;
}

/** A change that asks first. */
export type QuestionedChange = Exclude<AskedChange, 'archive' | 'unarchive'>;

/** True for a change that a question comes before; archiving is undone by the same menu. */
export function isQuestioned(change: AskedChange): change is QuestionedChange {
  return change !== 'archive' && change !== 'unarchive';
}

/** The question of a change, in its own words; buttons are named by their effect (H59). */
export interface Question {
  readonly title: string;
  readonly effect: string;
  readonly advice: string;
  readonly go: string;
}

/** What is asked before a change, agreed with the patient’s sex. */
export function questionOf(change: QuestionedChange, patient: Patient): Question {
  const who = agree(patient, 'la patiente', 'le patient');
  const questions: Record<QuestionedChange, Question> = {
    mask: {
      title: 'Masquer ce document aux professionnels ?',
      effect: `Les autres professionnels ne le verront plus. ${agree(patient, 'La patiente', 'Le patient')}, son médecin traitant et l’auteur du document continuent à le lire.`,
      advice: `À faire à la demande de ${agree(patient, 'la patiente', 'ce patient')}, qui peut changer d’avis.`,
      go: 'Masquer aux professionnels',
    },
    unmask: {
      title: 'Démasquer ce document ?',
      effect: 'Tout professionnel autorisé dans ce dossier pourra le lire.',
      advice: `À faire à la demande de ${agree(patient, 'la patiente', 'ce patient')}.`,
      go: 'Démasquer',
    },
    'show-to-representatives': {
      title: 'Rendre ce document visible aux représentants légaux ?',
      effect: 'Ils le liront aussitôt, et il ne pourra plus jamais leur être caché.',
      advice: `Parlez-en d’abord avec ${who} : le secret était le sien.`,
      go: 'Rendre visible, sans retour',
    },
    delete: {
      title: 'Supprimer ce document du DMP ?',
      effect: `Il disparaît pour tous, ${who} compris${agree(patient, 'e', '')}, avec les versions qu’il a remplacées.`,
      advice: 'Pour le corriger, remplacez-le plutôt par une nouvelle version.',
      go: 'Supprimer du DMP',
    },
  };
  return typeset({ ...questions[change] });
}

/** What is said over a document that is no longer in force. Why it left the list is not told: no one knows it (H16). */
export const successorTexts = typeset({
  open: 'Ouvrir la version en vigueur',
  replaced: (title: string) => `Une version plus récente remplace celle-ci : « ${title} ».`,
  act: (day: string) => `Acte du ${day}.`,
  failed: 'La version en vigueur n’a pas pu être demandée au DMP.',
  again: 'Redemander',
  gone: (time: string) => `Ce document n’est plus dans la liste lue à ${time} : il n’est peut-être plus en vigueur.`,
});
