import type { TopicTexts } from './fault-text.ts';

const AGAIN = 'Réessayez dans un moment.';
const SUPPORT = 'Copiez le code pour l’assistance.';

/** Faults of an exchange with the DMP. */
export const DMP: TopicTexts = {
  unreachable: { sentence: 'Le DMP ne répond pas.', next: 'Vérifiez le réseau, puis réessayez.' },
  timeout: { sentence: 'Le DMP n’a pas répondu à temps.', next: AGAIN },
  'tls-failed': { sentence: 'La liaison sûre avec le DMP n’a pas pu s’établir.', next: SUPPORT },
  'server-untrusted': {
    sentence: 'Le serveur qui répond n’est pas reconnu comme le DMP.',
    next: 'Ne continuez pas. Prévenez l’assistance.',
  },
  busy: { sentence: 'Le DMP est trop sollicité.', next: AGAIN },
  'access-ended': {
    sentence: 'L’accès d’urgence est terminé.',
    next: 'Ouvrez-en un autre si l’urgence dure encore.',
  },
  cancelled: { sentence: 'La demande a été arrêtée.', next: 'Recommencez si besoin.' },
  refused: { sentence: 'Le DMP a refusé la demande.', next: SUPPORT },
  'access-denied': { sentence: 'Le DMP ne vous donne pas cet accès.', next: 'Ce n’est pas une panne.' },
  'assertion-refused': {
    sentence: 'Le DMP n’a pas reconnu votre identification.',
    next: 'Vérifiez l’heure du poste, puis réessayez.',
  },
  'author-mismatch': {
    sentence: 'L’auteur du document n’est pas le porteur de la carte.',
    next: 'Déposez-le avec la carte de son auteur.',
  },
  'dossier-closed': { sentence: 'Ce DMP est fermé.', next: 'Ni lecture, ni dépôt.' },
  'dossier-exists': { sentence: 'Ce DMP existe déjà.', next: 'Ouvrez-le.' },
  'unknown-patient': { sentence: 'Le DMP ne connaît pas cet INS.', next: 'Vérifiez l’identité de la personne.' },
  'unknown-document': { sentence: 'Le DMP ne connaît pas ce document.', next: 'Redemandez la liste.' },
  'changed-meanwhile': {
    sentence: 'Ce document a été modifié entre-temps : rien n’a été changé.',
    next: 'Redemandez la liste, vérifiez, puis recommencez.',
  },
  'change-refused': {
    sentence: 'Le DMP refuse cette modification.',
    next: 'Redemandez la liste et vérifiez l’état du document.',
  },
  'patient-mismatch': {
    sentence: 'Le DMP a répondu pour une autre personne : la réponse est écartée.',
    next: SUPPORT,
  },
  'document-missing': { sentence: 'Le DMP n’a pas rendu ce document.', next: 'Redemandez-le.' },
  'document-altered': {
    sentence: 'Le document reçu n’est pas celui qui est inscrit au DMP.',
    next: 'Il n’est pas montré. Redemandez-le, puis prévenez l’assistance.',
  },
  'document-refused': { sentence: 'Le DMP refuse ce document.', next: 'Lisez le motif, corrigez, puis réessayez.' },
  'metadata-refused': { sentence: 'Le DMP refuse la description du document.', next: SUPPORT },
  'duplicate-document': {
    sentence: 'Le DMP dit avoir déjà ce document.',
    next: 'Il sera interrogé avant tout nouvel envoi.',
  },
  'already-registered': {
    sentence: 'Le DMP dit avoir déjà reçu ce document.',
    next: 'Il sera interrogé avant tout nouvel envoi.',
  },
  'partial-success': { sentence: 'Le DMP n’a fait qu’une partie de la demande.', next: 'Redemandez la liste.' },
  'too-many-results': { sentence: 'Il y a trop de documents pour une seule réponse.', next: 'Réduisez la période.' },
  'too-large': { sentence: 'La réponse du DMP est trop lourde.', next: 'Demandez moins de documents à la fois.' },
  'structure-unknown': { sentence: 'Le DMP ne connaît pas votre structure.', next: SUPPORT },
  'structure-not-linked': { sentence: 'Votre structure n’est pas reliée à votre carte.', next: SUPPORT },
  'specialty-missing': { sentence: 'La spécialité de l’auteur manque.', next: SUPPORT },
  'invalid-certificate': { sentence: 'Le DMP refuse le certificat de la carte.', next: SUPPORT },
  'unreadable-certificate': { sentence: 'Le certificat de la carte est illisible.', next: SUPPORT },
  'http-error': { sentence: 'Le DMP a répondu par une erreur.', next: AGAIN },
  'http-refused': { sentence: 'Le DMP a refusé la demande.', next: SUPPORT },
  'server-fault': { sentence: 'Le DMP a rencontré une erreur.', next: AGAIN },
  'unexpected-answer': { sentence: 'La réponse du DMP n’est pas celle qui était attendue.', next: SUPPORT },
  'unreadable-answer': { sentence: 'La réponse du DMP est illisible.', next: SUPPORT },
  'unrelated-answer': {
    sentence: 'Le DMP a répondu à une autre demande : la réponse est écartée.',
    next: AGAIN,
  },
  unwritable: { sentence: 'Un caractère de la demande ne peut pas être transmis.', next: 'Corrigez le titre.' },
};

export const STORE: TopicTexts = {
  'disk-full': { sentence: 'Le disque de ce poste est plein.', next: 'Libérez de la place. Rien n’est perdu.' },
  'read-only': {
    sentence: 'Ce poste ne peut plus rien enregistrer : son dossier est protégé en écriture.',
    next: 'Prévenez l’assistance. Rien n’est perdu.',
  },
  corrupt: {
    sentence: 'La base de ce poste est abîmée.',
    next: 'Rien n’est effacé : ne supprimez rien de ce poste et prévenez l’assistance.',
  },
  'in-use': { sentence: 'Un autre Poste DMP est ouvert avec cette carte.', next: 'Fermez-le, puis réessayez.' },
  'not-found': { sentence: 'Aucune base de ce titulaire n’est ici.', next: 'Vérifiez le dossier et le numéro.' },
  'older-schema': {
    sentence: 'La base de ce poste vient d’une version plus ancienne.',
    next: 'Ouvrez-la une fois avec cette version de Poste DMP.',
  },
  'newer-schema': {
    sentence: 'La base de ce poste vient d’une version plus récente.',
    next: 'Mettez Poste DMP à jour.',
  },
  unavailable: { sentence: 'La base de ce poste ne s’ouvre pas.', next: 'Prévenez l’assistance.' },
  'signature-failed': { sentence: 'La carte n’a pas signé.', next: 'Remettez la carte, puis réessayez.' },
  'card-changed': {
    sentence: 'Cette carte a été renouvelée : la base attend le code de récupération.',
    next: 'Tapez le code noté à la première utilisation.',
  },
  'recovery-code-unreadable': { sentence: 'Le code de récupération est illisible.', next: 'Recopiez-le en entier.' },
  'recovery-code-wrong': { sentence: 'Ce code de récupération est faux.', next: 'Vérifiez qu’il est de ce poste.' },
  'key-store-unavailable': {
    sentence: 'Le coffre de clés de ce poste ne s’ouvre pas.',
    next: 'Ouvrez la session du poste, puis réessayez.',
  },
  'key-store-lost': {
    sentence: 'Le coffre de clés de ce poste a changé.',
    next: 'Tapez le code de récupération noté à la première utilisation.',
  },
  'no-escrow': {
    sentence: 'Cette base n’a pas été mise sous la clé de séquestre d’un établissement.',
    next: 'Tapez le code de récupération.',
  },
  'escrow-unreadable': {
    sentence: 'Le certificat de séquestre ne convient pas.',
    next: 'Donnez un certificat RSA de 2 048 bits ou plus.',
  },
  'escrow-key-unreadable': {
    sentence: 'La clé de séquestre ne s’ouvre pas.',
    next: 'Vérifiez le fichier et son mot de passe.',
  },
  'escrow-key-wrong': {
    sentence: 'Cette clé n’est pas celle du séquestre de cette base.',
    next: 'Prenez la clé du certificat d’alors.',
  },
  'envelope-missing': { sentence: 'La clé de la base est introuvable.', next: 'Prévenez l’assistance.' },
  'envelope-corrupt': {
    sentence: 'Les deux fichiers de clé de la base sont abîmés.',
    next: 'Rien n’est effacé. Faites remettre une sauvegarde du poste : sans ces fichiers, le code de récupération n’ouvre rien.',
  },
};

export const SETTINGS: TopicTexts = {
  unreadable: { sentence: 'Le réglage du poste est illisible.', next: 'Prévenez l’assistance.' },
  missing: { sentence: 'Le réglage du poste manque.', next: 'Prévenez l’assistance.' },
  'production-lost': {
    sentence: 'Ce poste était réglé sur le vrai DMP, et ce réglage manque.',
    next: 'Il ne passera pas au bac à sable. Prévenez l’assistance.',
  },
  'downgraded-to-sandbox': {
    sentence: 'Ce poste était réglé sur le vrai DMP, et on lui demande le bac à sable.',
    next: 'Prévenez l’assistance.',
  },
};

const BROKEN = { sentence: 'Poste DMP a rencontré une erreur.', next: 'Recommencez, puis prévenez l’assistance.' };

/** Broken promises of our own: one sentence for all. */
export const CALL: TopicTexts = {
  broken: BROKEN,
  unknown: BROKEN,
  malformed: BROKEN,
  'refused-sender': BROKEN,
  failed: BROKEN,
};
