import type { CardItem } from '../../shared/contract/emergency-card.ts';
import type { EmergencyMode } from '../../shared/domain/emergency/access-event.ts';
import type { Topic } from '../../shared/domain/emergency/card/topics.ts';
import { typeset } from './format/typeset.ts';
import { agree, type Patient } from './people.ts';

/** Words of the emergency screens that agree with nobody. */
export const emergencyTexts = typeset({
  entry: 'Accès d’urgence',
  regulationEntry: 'Accès de régulation',
  toDossier: (name: string) => ` au dossier de ${name}`,
  entryHint: 'Choisissez d’abord une ligne avec les flèches.',
  giveUp: 'Renoncer',
  close: 'Fermer',
  attest: 'Attester',
  open: 'Ouvrir',
  opening: 'Ouverture…',
  openNow: 'Ouvrir en urgence',
  openRegulation: 'Ouvrir pour la régulation',
  reason: 'Motif',
  reasonHint: 'En quelques mots. Un motif choisi d’une touche se complète avant de fermer.',
  checking: 'Le DMP est interrogé…',
  unknownOpposition: 'Opposition non connue.',
  storeDecides: 'Le DMP décidera à l’ouverture.',
  kept: 'Rien n’est gardé sur ce poste.',
  span: (minutes: number) => `${minutes === 60 ? 'Une heure' : `${minutes} minutes`}, ou jusqu’au retrait de la carte.`,
  noReason: 'Aucun motif n’est demandé au médecin régulateur.',
  refusedTitle: 'L’accès d’urgence n’est pas ouvert pour ce dossier',
  refused: 'Le DMP ne le donne pas, sans en dire plus. Ce n’est pas une panne.',
  noDmp: 'Cette personne n’a pas de DMP\u202f: il n’y a rien à y lire.',
  closed: 'Ce DMP est fermé\u202f: il ne se lit plus, même en urgence.',
  unknownStatus: (raw: string) => `Le DMP a répondu par un état inconnu : « ${raw} ». Dans le doute, rien n’est lu.`,
  elsewhere: 'Autres voies : le médecin traitant, un proche, les papiers de la personne, le 15.',
  retry: 'Redemander au DMP',
  failedAt: (layer: string) => `Ce qui ne répond pas : ${layer}.`,
  differences: (traits: string) => `Le DMP a d’autres traits pour cette personne (${traits}).`,
  samePerson: 'J’ai vérifié son identité : c’est bien la bonne personne',
  bar: 'ACCÈS D’URGENCE',
  regulationBar: 'ACCÈS DE RÉGULATION',
  closesIn: 'se ferme dans',
  timeLeft: 'Temps restant',
  closeNow: 'Fermer maintenant',
  ended: 'L’accès d’urgence est terminé. Rien n’en est gardé sur ce poste.',
  complete: 'Compléter le motif',
  completeLead:
    'Ce motif a été choisi d’une touche. Écrivez ce qui s’est passé : la personne et son médecin traitant le liront.',
  completeAct: 'Compléter et fermer l’accès',
  completeLater: 'Revenir au dossier',
  unfinished: (count: number) =>
    count > 1 ? `${count} accès d’urgence attendent leur motif.` : 'Un accès d’urgence attend son motif.',
  finishReason: 'Compléter…',
  later: 'Plus tard',
  save: 'Inscrire ce motif',
  card: 'Fiche d’urgence',
  allDocuments: 'Tous les documents',
  backToCard: 'Fiche d’urgence',
  reading: (read: number, total: number) => `Lecture en cours\u202f: ${read} documents sur ${total}`,
  failed: 'La lecture s’est arrêtée.',
  partial: 'Le DMP a annoncé plus de documents qu’il n’en a donné.',
  searched: 'Cherché, non trouvé',
  notAbsent: 'Non trouvé ne veut pas dire absent.',
  notFound: (read: number, unread: number) =>
    `Non trouvé dans ${read} document${read > 1 ? 's' : ''} lu${read > 1 ? 's' : ''}, ${unread} non lu${unread > 1 ? 's' : ''}.`,
  counts: (read: number, unread: number) =>
    `${read} document${read > 1 ? 's' : ''} lu${read > 1 ? 's' : ''}, ${unread} non lu${unread > 1 ? 's' : ''}`,
  toOpen: 'À ouvrir :',
  more: (count: number) => `et ${count} autre${count > 1 ? 's' : ''}`,
  alsoIn: (count: number) => `aussi dans ${count} autre${count > 1 ? 's' : ''}`,
  fullText: 'Le texte complet fait foi : il n’est pas résumé.',
  masked: 'masqué aux professionnels',
  page: (page: number) => `p. ${page}`,
  unreadTitle: 'Non lus',
  nothingKept: 'Rien n’est gardé sur ce poste',
});

/** How a quotation is said, when it is not simply said; read before the quotation. */
export const MANNER_LABELS: Readonly<Record<Exclude<CardItem['manner'], 'stated'>, string>> = {
  negated: 'le document nie',
  family: 'quelqu’un d’autre',
  resolved: 'passé',
  uncertain: 'douteux',
};

export const TOPIC_LABELS: Readonly<Record<Topic, string>> = {
  allergy: 'Allergies',
  anticoagulant: 'Anticoagulant',
  device: 'Dispositifs implantés',
  treatment: 'Traitements',
  history: 'Antécédents',
  directive: 'Directives anticipées',
  contact: 'Qui appeler',
  'blood-group': 'Groupe sanguin',
};

export const UNREAD_LABELS = {
  waiting: 'lecture à venir',
  image: 'image sans texte',
  unreadable: 'illisible',
  'not-received': 'non reçu',
  'other-person': 'nomme une autre personne',
  limit: 'au-delà de 150 documents',
} as const;

const LAYERS: Readonly<Record<string, string>> = {
  card: 'la carte ou son lecteur',
  network: 'le réseau, entre ce poste et le DMP',
  transport: 'le réseau, entre ce poste et le DMP',
  dmp: 'le DMP lui-même',
  session: 'la session de ce poste',
};

const DAY_MS = 86_400_000;

/** How old a document is, in the unit one would say: days, then months, then years (H27: no old fact read as current). */
export function documentAge(at: number, now: number): string {
  const days = Math.max(0, Math.floor((now - at) / DAY_MS));
  if (days === 0) return 'aujourd’hui';
  if (days < 60) return `il y a ${days} jour${days > 1 ? 's' : ''}`;
  const months = Math.floor(days / 30.44);
  return months < 24 ? `il y a ${months} mois` : `il y a ${Math.floor(days / 365.25)} ans`;
}

/** The layer that failed, in words (H25). */
export function failedLayer(faultCode: string): string {
  return LAYERS[faultCode.split('/')[0] ?? ''] ?? 'ce poste';
}

export const TRAIT_LABELS = { name: 'nom', 'given-name': 'prénom', 'birth-date': 'date de naissance', sex: 'sexe' };

/** Sentences about the person, which agree with him or her. */
export function emergencyOf(patient: Pick<Patient, 'sex'>, mode: EmergencyMode) {
  const she = agree(patient, 'Elle', 'Il');
  return typeset({
    will: `${she} ne peut pas exprimer sa volonté`,
    willHint: agree(
      patient,
      'Inconsciente, confuse, ou hors d’état de répondre',
      'Inconscient, confus, ou hors d’état de répondre',
    ),
    risk: 'Sa santé est exposée à un risque immédiat',
    riskHint: 'Attendre son accord lui ferait courir ce risque',
    noOpposition: 'Aucune opposition',
    noOppositionTo:
      mode === 'centre_15'
        ? 'de sa part à l’accès de régulation, vérifié à'
        : 'de sa part à l’accès d’urgence, vérifié à',
    told: agree(patient, 'Elle et son médecin traitant seront informés', 'Lui et son médecin traitant seront informés'),
    toldHow: mode === 'centre_15' ? 'par le DMP, avec votre nom' : 'par le DMP, avec votre nom et ce motif',
    areTold: agree(
      patient,
      'la patiente et son médecin traitant en sont informés par le DMP',
      'le patient et son médecin traitant en sont informés par le DMP',
    ),
    born: agree(patient, 'Née le', 'Né le'),
  });
}
