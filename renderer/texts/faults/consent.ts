import type { TopicTexts } from './fault-text.ts';

/** Faults of what a person says of the reading of her dossier. */
export const CONSENT: TopicTexts = {
  missing: { sentence: 'Aucun consentement n’est inscrit à votre nom.', next: 'Recueillez-le avant de lire.' },
  refused: { sentence: 'Un refus est inscrit.', next: 'Ne lisez pas, sauf si la personne change d’avis.' },
  expired: { sentence: 'Le consentement a pris fin.', next: 'Redemandez l’accord de la personne.' },
  'wrong-person': {
    sentence: 'Ce consentement est celui d’une autre personne.',
    next: 'Recueillez celui de la personne du bandeau.',
  },
  'dialog-gone': { sentence: 'L’écran du consentement a été fermé : rien n’est inscrit.', next: 'Recommencez.' },
  'not-asked': { sentence: 'Aucun consentement n’était demandé ici.', next: 'Rouvrez le dossier.' },
  withdrawn: { sentence: 'L’accord a été retiré.', next: 'Ne lisez pas, sauf si la personne change d’avis.' },
  'came-of-age': {
    sentence: 'La personne est majeure depuis l’accord de son représentant.',
    next: 'Recueillez son propre accord.',
  },
  'express-missing': {
    sentence: 'Aucun consentement exprès à la médecine du travail n’est inscrit.',
    next: 'Recueillez-le d’abord, à part.',
  },
  'representative-of-adult': {
    sentence: 'Une personne majeure n’a pas de représentant légal.',
    next: 'Elle consent elle-même, ou par qui est chargé d’une mesure de protection.',
  },
  'minor-alone': {
    sentence: 'En connexion ordinaire, c’est le représentant qui consent pour un mineur.',
    next: 'Nommez-le, ou passez en connexion secrète.',
  },
  'secret-unanswered': {
    sentence: 'Les questions de la connexion secrète n’ont pas toutes une réponse.',
    next: 'Répondez-y avec la personne, puis inscrivez.',
  },
  'secret-not-asked': {
    sentence: 'Ces réponses sont celles d’une connexion secrète.',
    next: 'Passez en connexion secrète, ou recommencez.',
  },
  'secret-represented': {
    sentence: 'En connexion secrète, la personne mineure consent elle-même.',
    next: 'Revenez à la connexion ordinaire si un représentant consent.',
  },
  'coordinator-and-minor': {
    sentence: 'Le médecin coordonnateur lit avec l’accord du résident ou de qui est chargé de sa protection.',
    next: 'Choisissez une autre qualité.',
  },
  'capacity-not-yours': {
    sentence: 'Votre carte ne permet pas de lire en cette qualité.',
    next: 'Choisissez l’une des qualités proposées.',
  },
  'nothing-to-withdraw': { sentence: 'Aucun accord n’est en cours.', next: 'Il n’y a rien à retirer.' },
  'nothing-to-declare': { sentence: 'Le DMP est déjà informé de ce retrait.', next: 'Rien n’est à faire.' },
  'no-access-to-entrust': {
    sentence: 'Seul un professionnel qui a accès peut recueillir un accord pour un autre.',
    next: 'Ouvrez d’abord le dossier en connexion ordinaire.',
  },
  'unknown-act': {
    sentence: 'Cet acte n’est pas de la personne du bandeau.',
    next: 'Rouvrez le détail de votre droit.',
  },
  'act-altered': {
    sentence: 'Cet acte a été modifié hors du poste : sa signature ne correspond plus.',
    next: 'Ne le remettez à personne et prévenez l’assistance.',
  },
  'secret-proof': {
    sentence: 'Cet acte a été fait en connexion secrète : il n’est remis à aucun représentant.',
    next: 'Remettez-le à la personne elle-même.',
  },
  'representative-missing': { sentence: 'Le nom de qui consent manque.', next: 'Écrivez-le, puis inscrivez.' },
};

/** Faults of the professionals of a dossier and of its médecin traitant. */
export const CARERS: TopicTexts = {
  'not-a-doctor': {
    sentence: 'Seul un médecin peut être déclaré médecin traitant.',
    next: 'Rien n’a été déclaré. La profession est lue sur votre carte.',
  },
  'secret-connection': {
    sentence: 'Un médecin traitant ne se déclare pas en connexion secrète.',
    next: 'Rien n’a été déclaré. Rouvrez le dossier en connexion ordinaire.',
  },
  unchanged: { sentence: 'Le DMP le sait déjà.', next: 'Rien n’a été déclaré. Rouvrez le dossier pour le vérifier.' },
};
