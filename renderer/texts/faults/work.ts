import type { TopicTexts } from './fault-text.ts';

/** Faults of what the practitioner does: sessions, identities, consents, dossiers. */
export const SESSION: TopicTexts = {
  'reminder-due': {
    sentence: 'Le rappel sur les traces n’a pas encore été lu.',
    next: 'Lisez-le, puis cliquez « J’ai compris ».',
  },
  locked: { sentence: 'Le poste est verrouillé.', next: 'Tapez le code de la carte.' },
};

export const INS: TopicTexts = {
  length: { sentence: 'L’INS a 15 caractères.', next: 'Comptez 13 chiffres et 2 de clé.' },
  characters: { sentence: 'L’INS contient un caractère impossible.', next: 'Des chiffres, et 2A ou 2B pour la Corse.' },
  key: {
    sentence: 'La clé de l’INS ne correspond pas au numéro.',
    next: 'Un chiffre est faux ou deux sont inversés : recopiez le numéro.',
  },
  'unknown-root': { sentence: 'L’origine de cet INS est inconnue.', next: 'Demandez l’identité au téléservice INSi.' },
  'wrong-environment': {
    sentence: 'Cet INS n’est pas de cet environnement.',
    next: 'Les identités de test restent au bac à sable, les vraies au DMP.',
  },
};

export const DOSSIER: TopicTexts = {
  'not-open': { sentence: 'Ce dossier n’est plus ouvert.', next: 'Ouvrez-le de nouveau.' },
  'list-superseded': {
    sentence: 'Une autre liste a été demandée entre-temps.',
    next: 'C’est elle qui est à l’écran.',
  },
  'unknown-patient': { sentence: 'Cette personne n’est pas dans votre liste.', next: 'Ajoutez-la par son INS.' },
  'no-mismatch': { sentence: 'Il n’y a plus d’écart d’identité à juger.', next: 'Rouvrez le dossier.' },
  'no-cache-with-this-card': {
    sentence: 'Cette carte ne permet pas de garder une copie.',
    next: 'Lisez le dossier en ligne.',
  },
  'not-a-minor': {
    sentence: 'La connexion secrète ne concerne qu’une personne mineure.',
    next: 'Continuez en connexion ordinaire.',
  },
  'no-copy': { sentence: 'Aucune copie de ce dossier n’est sur ce poste.', next: 'Réessayez quand le DMP répond.' },
};

export const DOCUMENT: TopicTexts = {
  'not-author': {
    sentence: 'Vous n’êtes pas l’auteur de ce document.',
    next: 'Seul son auteur peut le supprimer ou le remplacer : contactez-le.',
  },
  'unknown-row': { sentence: 'Ce document n’est plus dans la liste.', next: 'Redemandez la liste.' },
  'unknown-type': {
    sentence: 'Ce format n’est pas lisible ici.',
    next: 'Demandez une copie PDF à l’auteur du document.',
  },
  'too-heavy': {
    sentence: 'Ce document est trop lourd pour être ouvert sur ce poste (64 Mo au plus). Il n’a pas été demandé.',
    next: 'Demandez à son auteur une version plus légère, ou lisez-le sur le site du DMP.',
  },
  'too-heavy-together': {
    sentence: 'Reçus ensemble, ces documents seraient trop lourds : celui-ci n’a pas été demandé.',
    next: 'Ouvrez-le seul.',
  },
  'too-heavy-to-read': {
    sentence: 'Ce document est trop long à mettre en page : sa lecture a été arrêtée.',
    next: 'Demandez à son auteur une copie PDF.',
  },
  'not-received': { sentence: 'Le DMP n’a pas rendu ce document.', next: 'Redemandez-le.' },
  'not-in-copy': {
    sentence: 'Ce document n’est pas dans la copie de ce poste.',
    next: 'Redemandez-le quand le DMP répond.',
  },
  empty: { sentence: 'Le document reçu est vide.', next: 'Redemandez-le, puis prévenez son auteur.' },
};

/** The workstation's own clock; by how much it is wrong stands beside. */
export const CLOCK: TopicTexts = {
  wrong: {
    sentence: 'L’horloge de ce poste n’est pas celle du DMP.',
    next: 'Réglez la date et l’heure de ce poste, ou prévenez l’assistance.',
  },
  moved: {
    sentence: 'L’horloge de ce poste a changé depuis le dernier échange avec le DMP.',
    next: 'Vérifiez la date et l’heure : le prochain échange dira si elles sont justes.',
  },
};
