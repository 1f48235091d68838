import type { InboxRow } from '../../shared/contract/emergency-inbox.ts';
import { QUICK_REASONS } from '../../shared/domain/emergency/reason.ts';
import { typeset } from './format/typeset.ts';

/** Words of the privacy officer's screen (mock-up 12b). */
export const inboxTexts = typeset({
  rail: 'Examen',
  title: 'Accès d’urgence à examiner',
  lead: 'Vous voyez qui, quand et pourquoi ; jamais le contenu médical.',
  waiting: (count: number) =>
    count === 0 ? 'Rien n’attend votre avis.' : `${count} ${count > 1 ? 'attendent' : 'attend'} votre avis.`,
  scope: 'Tous les accès de l’établissement y sont, sans tri préalable. Les refus aussi.',
  unreadable: (names: string) => `Fichiers illisibles dans le dossier partagé : ${names}.`,
  reload: 'Relire le dossier',
  access: 'Accès',
  practitioner: 'Professionnel',
  patient: 'Patient',
  reason: 'Motif, en une classe',
  duration: 'Durée',
  state: 'État',
  minutes: (minutes: number) => `${minutes} min`,
  documents: (count: number) => (count === 0 ? 'rien ouvert' : `${count} document${count > 1 ? 's' : ''}`),
  open: 'en cours',
  altered: 'signature invalide',
  alteredNote: 'Un fichier de cet accès ne porte pas la signature de la personne qu’il nomme. Ne vous y fiez pas.',
  choose: 'Choisissez un accès',
  attested: 'Ce qui a été attesté',
  will: 'La personne ne peut pas exprimer sa volonté',
  risk: 'Sa santé est exposée à un risque immédiat',
  regulation: 'Médecin régulateur : aucun motif n’est demandé',
  opposition: { none: 'Pas d’opposition', unknown: 'Opposition non connue : le DMP a décidé', opposed: 'Opposition' },
  readReason: 'Lire le motif écrit',
  readNote: 'Cette lecture est inscrite au journal.',
  incomplete: 'Le motif n’est pas encore complété.',
  followed: 'Ce qui a suivi',
  opened: 'Accès ouvert',
  told: 'La personne et son médecin traitant en sont informés par le DMP',
  ended: {
    closed: 'Fermé par le professionnel',
    time: 'Fermé par le délai',
    lock: 'Fermé au verrouillage ou au retrait de la carte',
    'patient-changed': 'Fermé par l’ouverture d’un autre dossier',
  },
  nothingLeft: 'rien n’est resté sur le poste',
  compare: 'À rapprocher',
  inThirtyDays: (count: number) => `${count} accès de ce professionnel en 30 jours`,
  opinion: 'Votre avis',
  opinionHint: 'Obligatoire, même en une ligne.',
  conform: 'Classer conforme',
  notConform: 'Classer non conforme',
  question: 'Poser une question',
  lastOpinion: 'Dernier avis',
  empty: 'Aucun accès d’urgence dans le dossier partagé',
});

export const STATE_LABELS: Readonly<Record<InboxRow['state'], string>> = {
  'to-review': 'à examiner',
  question: 'question posée',
  conform: 'conforme',
  'not-conform': 'non conforme',
  refused: 'refusé',
};

/** The reason in one class: which key, or «motif libre»; a refusal says what it was refused for. */
export function reasonClassText({ reasonClass, mode, refused }: InboxRow): string {
  if (refused === 'opposed') return 'Opposition de la personne';
  if (refused === 'forbidden') return 'Accès bloqué';
  if (refused !== null) return 'Conditions incomplètes';
  if (mode === 'centre_15') return 'Régulation';
  return reasonClass === null || reasonClass === 'free' ? 'Motif libre' : QUICK_REASONS[reasonClass];
}
