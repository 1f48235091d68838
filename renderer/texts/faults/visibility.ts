import type { TopicTexts } from './fault-text.ts';

/** Faults of what is done to a document already deposited. */
export const VISIBILITY: TopicTexts = {
  'already-so': { sentence: 'Ce document est déjà dans cet état.', next: 'Redemandez la liste pour le voir.' },
  'not-in-force': {
    sentence: 'Cette version n’est plus celle en vigueur : elle ne se modifie plus.',
    next: 'Ouvrez la version en vigueur.',
  },
  'not-in-emergency': {
    sentence: 'La visibilité ne se modifie pas pendant un accès en urgence.',
    next: 'Recueillez le consentement de la personne, puis rouvrez le dossier.',
  },
  'author-only': {
    sentence: 'Seul son auteur peut supprimer ce document.',
    next: 'Contactez-le, il est nommé sur la ligne du document.',
  },
  'author-or-treating': {
    sentence: 'Cet acte revient à l’auteur du document ou au médecin traitant.',
    next: 'Contactez l’un d’eux.',
  },
  'patients-own': {
    sentence: 'Ce document a été déposé par le titulaire du dossier.',
    next: 'Lui-même ou son médecin traitant peuvent le retirer.',
  },
  'late-hiding': {
    sentence: 'Ce qui a été visible ne peut plus être caché au titulaire ni à ses représentants.',
    next: 'Masquez-le aux professionnels si la personne le demande.',
  },
  combination: {
    sentence: 'Ce document n’est pas visible par le patient : le DMP ne permet pas de le masquer en plus.',
    next: 'Attendez l’annonce, puis masquez-le si la personne le demande encore.',
  },
  'not-confirmed': { sentence: 'Cet acte est sans retour et n’a pas été confirmé.', next: 'Confirmez-le ou renoncez.' },
  'from-copy': {
    sentence: 'Cette liste est une copie de ce poste : rien ne se modifie depuis elle.',
    next: 'Rouvrez le dossier quand le DMP répond.',
  },
  doubtful: {
    sentence: 'La réponse du DMP manque : l’acte a peut-être été fait.',
    next: 'Redemandez la liste pour le savoir avant de recommencer.',
  },
  'not-deposited': { sentence: 'Ce document n’est pas, ou plus, dans le DMP.', next: 'Il n’y a rien à retirer.' },
};

/** Faults of a new version of one's own document. */
export const REPLACEMENT: TopicTexts = {
  'author-only': { sentence: 'Seul son auteur peut remplacer ce document.', next: 'Contactez-le.' },
  'patients-own': { sentence: 'Ce document a été déposé par le titulaire du dossier.', next: 'Lui seul le remplace.' },
  'not-in-force': {
    sentence: 'Ce document n’est plus la version en vigueur : il ne peut pas être remplacé.',
    next: 'Redemandez la liste, puis remplacez la version en vigueur.',
  },
  'late-hiding': {
    sentence: 'La version en vigueur est visible : la nouvelle ne peut pas la cacher.',
    next: 'Gardez la visibilité de la version remplacée.',
  },
  unchanged: {
    sentence: 'Ce fichier, ce titre et ce type sont ceux de la version en vigueur.',
    next: 'Changez le fichier, le titre, le type ou la date, ou renoncez.',
  },
};
