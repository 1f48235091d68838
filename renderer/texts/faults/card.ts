import type { TopicTexts } from './fault-text.ts';

const REINSERT = 'Retirez la carte, remettez-la, puis tapez le code.';
const SUPPORT = 'Si cela revient, copiez le diagnostic pour l’assistance.';

/** Faults of the card and of what reads it. */
export const CARD: TopicTexts = {
  'pin-wrong': { sentence: 'Code faux.', next: 'Vérifiez le code avant le prochain essai.' },
  'pin-last-try': { sentence: 'Code faux. Il reste un seul essai.', next: 'Un code faux de plus bloque la carte.' },
  'pin-blocked': {
    sentence: 'La carte est bloquée par trop de codes faux.',
    next: 'Débloquez-la avec le code de secours reçu avec la carte.',
  },
  'pin-doubtful': {
    sentence: 'La carte n’a pas dit si le code est juste.',
    next: 'Retirez-la et remettez-la avant un nouvel essai.',
  },
  'pin-format': { sentence: 'Le code a entre 4 et 8 chiffres.', next: 'Tapez-le de nouveau.' },
  'middleware-missing': {
    sentence: 'Le programme de lecture des cartes manque.',
    next: 'Installez la Cryptolib CPS, puis vérifiez de nouveau.',
  },
  'no-reader': { sentence: 'Aucun lecteur n’est branché.', next: 'Branchez le câble USB du lecteur.' },
  'no-card': { sentence: 'Aucune carte n’est dans le lecteur.', next: 'Glissez la carte, puce vers le haut.' },
  expired: { sentence: 'La carte a expiré.', next: 'Prenez votre nouvelle carte.' },
  'not-yet-valid': { sentence: 'La carte n’est pas encore valide.', next: 'Vérifiez la date de ce poste.' },
  revoked: { sentence: 'La carte est en opposition.', next: 'Demandez-en une autre à l’émetteur.' },
  'unknown-chain': { sentence: 'L’émetteur de la carte n’est pas reconnu.', next: SUPPORT },
  'revocation-unknown': {
    sentence: 'La liste des cartes en opposition n’a pas été relue.',
    next: 'Vérifiez le réseau. La lecture reste possible.',
  },
  'profession-refused': { sentence: 'Le DMP n’est pas ouvert à cette profession.', next: 'Vérifiez la carte.' },
  'certificate-unreadable': { sentence: 'Un certificat de la carte est illisible.', next: SUPPORT },
  'open-failed': { sentence: 'La base de ce poste ne s’est pas ouverte.', next: 'Tapez de nouveau le code.' },
  'login-failed': { sentence: 'La carte n’a pas accepté l’ouverture.', next: REINSERT },
  'signature-mismatch': { sentence: 'La signature de la carte n’est pas la bonne.', next: SUPPORT },
  absent: { sentence: 'Aucune carte n’est dans le lecteur.', next: 'Glissez la carte, puce vers le haut.' },
  ended: { sentence: 'La session de la carte est terminée.', next: 'Tapez de nouveau le code.' },
  failed: { sentence: 'La carte n’a pas répondu comme prévu.', next: REINSERT },
  'holder-incomplete': { sentence: 'L’identité portée par la carte est incomplète.', next: SUPPORT },
  incomplete: { sentence: 'Il manque un certificat sur cette carte.', next: SUPPORT },
  'key-missing': { sentence: 'Il manque une clé sur cette carte.', next: SUPPORT },
  'lock-hook': { sentence: 'Le verrouillage a rencontré une erreur.', next: 'Le poste est bien verrouillé.' },
  locked: { sentence: 'La carte est verrouillée.', next: 'Tapez le code de la carte.' },
  'no-situation': {
    sentence: 'Aucune situation d’exercice n’est sur cette carte.',
    next: 'Demandez sa mise à jour à l’émetteur de la carte.',
  },
  'not-open': { sentence: 'La carte n’est pas déverrouillée.', next: 'Tapez le code de la carte.' },
  'not-ready': { sentence: 'La carte n’est pas prête.', next: 'Attendez un instant, puis recommencez.' },
  'process-lost': {
    sentence: 'Le programme qui lit la carte s’est arrêté ou ne répond plus.',
    next: 'Le poste réessaie seul. Sinon, débranchez le lecteur et rebranchez-le.',
  },
  'signature-failed': { sentence: 'La carte n’a pas signé.', next: REINSERT },
  'situation-unknown': {
    sentence: 'Cette situation d’exercice n’est pas sur la carte.',
    next: 'Choisissez une situation de la liste.',
  },
  'tls-unavailable': { sentence: 'La liaison avec la carte n’est pas disponible.', next: SUPPORT },
  'two-holders': {
    sentence: 'Les deux certificats de la carte ne nomment pas la même personne.',
    next: 'N’utilisez pas cette carte. Prévenez l’assistance.',
  },
  unreadable: { sentence: 'Cette carte ne se lit pas.', next: 'Essuyez la puce et remettez la carte.' },
  'watcher-silent': { sentence: 'Le lecteur ne donne plus de nouvelles.', next: 'Débranchez-le et rebranchez-le.' },
};

export const NETWORK: TopicTexts = {
  aborted: { sentence: 'La demande a été arrêtée.', next: 'Recommencez si besoin.' },
  'answer-packed': { sentence: 'La réponse du DMP est compressée : elle n’a pas été lue.', next: SUPPORT },
  'answer-too-large': { sentence: 'La réponse du DMP est trop lourde.', next: 'Demandez moins de documents.' },
  'certificate-refused': { sentence: 'Le DMP refuse le certificat de la carte.', next: SUPPORT },
  failed: { sentence: 'Le réseau a fait défaut.', next: 'Vérifiez le câble ou le Wi-Fi, puis réessayez.' },
  'name-unknown': { sentence: 'L’adresse du DMP n’est pas trouvée.', next: 'Vérifiez le réseau, puis réessayez.' },
  refused: { sentence: 'Le DMP n’accepte pas la liaison.', next: 'Réessayez dans un moment.' },
  reset: { sentence: 'La liaison avec le DMP s’est coupée.', next: 'Réessayez.' },
  'server-revoked': {
    sentence: 'Le certificat du serveur du DMP est révoqué : rien ne lui est envoyé.',
    next: 'Ne continuez pas. Prévenez l’assistance.',
  },
  'server-unchecked': {
    sentence: 'Personne ne peut dire si le certificat du serveur du DMP est encore valable.',
    next: 'La lecture continue, les envois attendent. Vérifiez l’accès aux listes de révocation.',
  },
  'server-unjudged': {
    sentence: 'Un autre serveur a répondu à la place du DMP.',
    next: 'Rien n’est parti. Réessayez ; si cela dure, prévenez l’assistance.',
  },
  'server-untrusted': {
    sentence: 'Le serveur qui répond n’est pas reconnu comme le DMP.',
    next: 'Ne continuez pas. Prévenez l’assistance.',
  },
  timeout: { sentence: 'Le DMP n’a pas répondu à temps.', next: 'Réessayez dans un moment.' },
  'no-card-tls': { sentence: 'La carte ne peut pas ouvrir la liaison avec le DMP.', next: REINSERT },
  unreachable: { sentence: 'Le DMP ne répond pas.', next: 'Vérifiez le réseau, puis réessayez.' },
};

export const PATIENT: TopicTexts = {
  'number-tells-another-sex': {
    sentence: 'Ce numéro est celui d’une personne de l’autre sexe.',
    next: 'Vérifiez que ce n’est pas celui d’un parent.',
  },
  'number-tells-another-birth-year': {
    sentence: 'L’année de naissance de ce numéro est une autre.',
    next: 'Vérifiez que ce n’est pas celui d’un parent.',
  },
  'number-tells-another-birth-month': {
    sentence: 'Le mois de naissance de ce numéro est un autre.',
    next: 'Vérifiez la date et le numéro sur la pièce d’identité.',
  },
  'already-known': { sentence: 'Cet INS est déjà dans votre liste.', next: 'Cherchez-le par son numéro.' },
  'birth-date': { sentence: 'La date de naissance est illisible.', next: 'Écrivez-la jour/mois/année.' },
  'birth-date-to-come': { sentence: 'La date de naissance est à venir.', next: 'Vérifiez l’année.' },
  'birth-place': {
    sentence: 'Le lieu de naissance n’est pas un code INSEE.',
    next: 'Cinq caractères, par exemple 63220, ou 99 suivi du pays.',
  },
  'name-missing': { sentence: 'Ce nom manque.', next: 'Recopiez-le d’une pièce d’identité.' },
  unreadable: { sentence: 'Cette fiche ne se lit pas.', next: 'Vérifiez la liste de votre logiciel.' },
};
