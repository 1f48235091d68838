import type { TopicTexts } from './fault-text.ts';

const NOT_A_FAILURE = 'Ce n’est pas une panne. Appelez le médecin traitant ou un proche.';

/** Faults of an emergency access (R30–R33). A refusal names no reason that would reveal more than it must. */
export const EMERGENCY: TopicTexts = {
  opposed: { sentence: 'L’accès d’urgence n’est pas ouvert pour ce dossier.', next: NOT_A_FAILURE },
  'opposed-centre-15': { sentence: 'L’accès de régulation n’est pas ouvert pour ce dossier.', next: NOT_A_FAILURE },
  'will-not-attested': {
    sentence: 'Il manque une attestation : la personne ne peut pas exprimer sa volonté.',
    next: 'Cochez-la si c’est le cas. Sinon demandez son accord.',
  },
  'risk-not-attested': {
    sentence: 'Il manque une attestation : sa santé est exposée à un risque immédiat.',
    next: 'Cochez-la si c’est le cas. Sinon demandez son accord.',
  },
  'reason-empty': { sentence: 'Le motif est vide.', next: 'Écrivez-le en quelques mots, ou choisissez-en un.' },
  'reason-too-short': {
    sentence: 'Ce motif est trop court pour être compris.',
    next: 'Écrivez ce qui arrive en quelques mots.',
  },
  'reason-too-long': { sentence: 'Ce motif est trop long.', next: 'Gardez l’essentiel, en 500 caractères.' },
  'not-openable': {
    sentence: 'Cette personne ne peut pas être ouverte depuis cette liste.',
    next: 'Choisissez-en une autre, ou cherchez de nouveau.',
  },
  'not-prepared': {
    sentence: 'La vérification du dossier n’est plus à jour.',
    next: 'Redemandez l’accès : rien n’a été ouvert.',
  },
  'not-possible': { sentence: 'L’accès d’urgence n’est pas ouvert pour ce dossier.', next: NOT_A_FAILURE },
  'person-not-confirmed': {
    sentence: 'Le DMP a d’autres traits pour cette personne.',
    next: 'Vérifiez son identité, puis cochez qu’il s’agit bien d’elle.',
  },
  'not-officer': {
    sentence: 'Cet écran est réservé au référent confidentialité.',
    next: 'L’établissement nomme ses référents dans les réglages du poste.',
  },
  'no-folder': {
    sentence: 'Aucun dossier partagé n’est réglé pour les accès d’urgence.',
    next: 'Demandez-le à l’informatique de l’établissement.',
  },
  'folder-unreachable': {
    sentence: 'Le dossier partagé des accès d’urgence ne répond pas.',
    next: 'Vérifiez le réseau de l’établissement. Rien n’est perdu : ce qui attend partira plus tard.',
  },
  'unknown-access': { sentence: 'Cet accès n’est pas dans la liste.', next: 'Relisez la liste.' },
  'opinion-empty': { sentence: 'Il manque votre avis.', next: 'Écrivez-le, même en une ligne.' },
  'opinion-too-short': { sentence: 'Cet avis est trop court pour être compris.', next: 'Écrivez-le en quelques mots.' },
  'opinion-too-long': { sentence: 'Cet avis est trop long.', next: 'Gardez l’essentiel, en 500 caractères.' },
  'nothing-to-complete': { sentence: 'Ce motif est déjà complet.', next: 'Il n’y a rien à ajouter.' },
  'not-a-regulator': {
    sentence: 'L’accès de régulation est réservé au médecin régulateur.',
    next: 'Choisissez la situation d’exercice du centre de régulation.',
  },
};
