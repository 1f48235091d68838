import type { TopicTexts } from './fault-text.ts';

/** Faults of the journal, of its copies and of the store's own history. */
export const JOURNAL: TopicTexts = {
  'not-a-journal': {
    sentence: 'Ce fichier n’est pas un journal remis par Poste DMP.',
    next: 'Choisissez le fichier en « .jsonl » qui a été remis.',
  },
  unreadable: {
    sentence: 'Une écriture du journal a été altérée au point de ne plus se lire.',
    next: 'Remettez le fichier vérifiable à l’assistance : il nomme l’écriture.',
  },
  'unknown-row': { sentence: 'Cette écriture n’est pas dans votre journal.', next: 'Relisez la liste.' },
  'not-rebuilt': {
    sentence: 'La liste vue ne peut pas être reconstituée : ce qui en avait été gardé manque ou a changé.',
    next: 'L’écriture elle-même reste lisible. Prévenez l’assistance.',
  },
  'view-mismatch': { sentence: 'La liste affichée n’est plus la dernière reçue.', next: 'Redemandez la liste.' },
  'nothing-to-hand-over': { sentence: 'Aucune écriture dans cette période.', next: 'Choisissez une autre période.' },
  'minor-copy': {
    sentence: 'La copie pour un mineur n’est pas proposée : elle pourrait être lue par ses représentants.',
    next: 'Montrez-lui son relevé à l’écran, ou adressez la demande à la personne chargée des données.',
  },
  'unknown-patient': {
    sentence: 'Cette personne n’est plus dans la liste du cabinet.',
    next: 'Ajoutez-la à la liste, puis recommencez.',
  },
  'file-not-written': {
    sentence: 'Le fichier n’a pas pu être écrit. Rien n’en reste.',
    next: 'Choisissez un autre emplacement, puis recommencez.',
  },
  'no-web-address': {
    sentence: 'L’adresse du DMP en ligne n’est pas configurée sur ce poste.',
    next: 'Demandez-la à la personne qui règle ce poste.',
  },
  'browser-not-opened': {
    sentence: 'Le navigateur ne s’est pas ouvert.',
    next: 'Vérifiez qu’un navigateur est installé, puis recommencez.',
  },
};
