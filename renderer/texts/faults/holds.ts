import type { TopicTexts } from './fault-text.ts';

/** Faults of announcement holds (R22–R29). */
export const HOLD: TopicTexts = {
  unknown: { sentence: 'Cette retenue n’existe plus sur ce poste.', next: 'Relisez la liste des annonces.' },
  ended: {
    sentence: 'Cette retenue est terminée : le document est visible par le patient, ou supprimé.',
    next: 'Rien n’a été changé. Rien ne peut la reprendre.',
  },
  'not-deposited': {
    sentence: 'Ce document n’est pas encore au DMP : il n’y a rien à rendre visible.',
    next: 'Suivez-le dans les envois.',
  },
  'already-asked': {
    sentence: 'L’annonce est déjà notée, elle attend le DMP.',
    next: 'Elle repart seule dès que le DMP répond.',
  },
  'not-confirmed': {
    sentence: 'Rendre visible est sans retour : la confirmation manque.',
    next: 'Rien n’a été changé. Confirmez pour rendre le document visible.',
  },
  'announcer-missing': { sentence: 'Dites qui a fait l’annonce.', next: 'Écrivez son nom.' },
  'announced-in-future': {
    sentence: 'La date de l’annonce est à venir.',
    next: 'Notez l’annonce une fois la consultation faite, ou prévoyez-la.',
  },
  'announced-before-deposit': {
    sentence: 'La date de l’annonce précède le versement du document.',
    next: 'Vérifiez le jour et l’heure de la consultation.',
  },
  'talk-in-past': { sentence: 'Ce rendez-vous est déjà passé.', next: 'Choisissez une date à venir.' },
  'talk-too-late': {
    sentence: 'À cette date le patient aura déjà pu lire le document seul.',
    next: 'Choisissez un rendez-vous avant la date où il devient visible d’office.',
  },
  'leave-no-day': { sentence: 'Un des jours d’absence n’existe pas.', next: 'Indiquez le premier et le dernier jour.' },
  'leave-reversed': { sentence: 'Le dernier jour d’absence précède le premier.', next: 'Corrigez un des deux jours.' },
  'leave-over': { sentence: 'Cette absence est déjà finie.', next: 'Indiquez les jours à venir.' },
  'owner-missing': { sentence: 'Dites à qui l’annonce est confiée.', next: 'Écrivez son nom.' },
  'no-right': {
    sentence: 'Vous n’avez pas d’autorisation en cours pour ce dossier : le DMP refuserait l’annonce.',
    next: 'Rien n’a été changé. Ouvrez son dossier avec son consentement, puis recommencez.',
  },
  'not-found': {
    sentence: 'Le DMP ne montre plus ce document : il est supprimé, remplacé ou fermé à votre lecture.',
    next: 'Ouvrez le dossier et relisez la liste.',
  },
};

/** Faults of what leaves the screen (R28, N7). */
export const OUTPUT: TopicTexts = {
  held: {
    sentence:
      'Le patient ne voit pas encore ce document : il ne peut être ni imprimé, ni enregistré, ni copié, ni montré.',
    next: 'Notez la consultation d’annonce, ou attendez la date où il devient visible d’office.',
  },
  secret: {
    sentence:
      'Ce document est caché aux représentants légaux : il ne peut être ni imprimé, ni enregistré, ni copié, ni montré.',
    next: 'Lisez-le à l’écran. Le rendre visible est sans retour et se décide avec le mineur.',
  },
  'no-representative': {
    sentence: 'Personne n’agit pour ce patient : il est majeur, sans mesure de protection inscrite ici.',
    next: 'Remettez-le au patient, ou recueillez d’abord le consentement de la personne chargée de la mesure.',
  },
  'secret-connection': {
    sentence: 'En connexion secrète, rien n’est remis à un représentant légal.',
    next: 'Voyez avec le mineur. Quittez la connexion secrète pour ce que ses représentants peuvent lire.',
  },
  'not-printable': {
    sentence: 'Ce contenu ne peut pas être sorti d’ici.',
    next: 'Lisez-le à l’écran, ou demandez-le à son auteur.',
  },
};
