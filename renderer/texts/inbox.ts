import type { AccessRow, InboxRow } from '../../shared/contract/emergency-inbox.ts';
import { QUICK_REASONS } from '../../shared/domain/emergency/reason.ts';
import { typeset } from './format/typeset.ts';

/** Words of the privacy officer's screen (mock-up 12b). */
export const inboxTexts = typeset({
  rail: 'Examen',
  title: 'Accès à examiner',
  lead: 'Vous voyez qui, quand et pourquoi ; jamais le contenu médical.',
  waiting: (count: number) =>
    count === 0 ? 'Rien n’attend votre avis.' : `${count} ${count > 1 ? 'attendent' : 'attend'} votre avis`,
  oldest: (age: string) => `, le plus ancien ${age}.`,
  scope: 'Accès d’urgence, refus compris, et volumes inhabituels de l’établissement, sans tri préalable.',
  unreadable: (names: string) => `Fichiers illisibles dans le dossier partagé : ${names}.`,
  orphans: (names: string) =>
    `Fichiers dont l’accès ou le signalement n’est plus dans le dossier partagé : ${names}. Il a été ôté ou changé, ou n’est pas encore arrivé.`,
  reload: 'Relire le dossier',
  loading: 'Lecture du dossier partagé…',
  search: 'Professionnel ou service',
  kind: 'Nature',
  period: 'Période',
  matched: (shown: number, hidden: number) => `${shown} à l’écran${hidden > 0 ? `, ${hidden} hors filtres` : ''}`,
  severalPatients: 'sans objet',
  volume: 'Volume inhabituel',
  inOneDay: 'en un jour',
  access: 'Accès',
  practitioner: 'Professionnel',
  patient: 'Patient',
  reason: 'Motif, en une classe',
  duration: 'Durée',
  state: 'État',
  minutes: (minutes: number) => `${minutes} min`,
  documents: (count: number) => (count === 0 ? 'rien ouvert' : `${count} document${count > 1 ? 's' : ''}`),
  open: 'en cours',
  volumeTitle: 'Ce qui a été compté',
  volumeCount: (count: number, limit: number) =>
    `${count} documents ouverts dans la journée${limit > 0 ? ` ; seuil du poste : ${limit}` : ''}`,
  volumeNote:
    'Rien n’a été refusé : une visite ou une garde peuvent l’expliquer. Le détail est au journal du professionnel.',
  altered: 'signature invalide',
  alteredNote: 'Un fichier de cette entrée ne porte pas la signature de la personne qu’il nomme. Ne vous y fiez pas.',
  choose: 'Choisissez une entrée : elle s’ouvre ici.',
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
    cut: 'Interrompu par l’arrêt du logiciel, noté à sa réouverture',
  },
  nothingLeft: 'rien n’est resté sur le poste',
  compare: 'À rapprocher',
  inThirtyDays: {
    access: (count: number) => `${count} accès de ce professionnel en 30 jours`,
    volume: (count: number) => `${count} signalement${count > 1 ? 's' : ''} de ce professionnel en 30 jours`,
  },
  lacksOpinion: 'Il manque votre avis.',
  opinion: 'Votre avis',
  opinionHint: 'Obligatoire, même en une ligne.',
  decide: {
    access: { conform: 'Classer conforme', 'not-conform': 'Classer non conforme', question: 'Poser une question' },
    volume: { conform: 'Classer justifié', 'not-conform': 'Classer non justifié', question: 'Laisser à suivre' },
  },
  lastOpinion: 'Dernier avis',
  empty: 'Rien dans le dossier partagé',
  emptyNote: 'Les accès d’urgence et les volumes inhabituels des postes de l’établissement y arrivent d’eux-mêmes.',
  filteredTitle: 'Vos filtres cachent toutes les entrées',
  filtered: 'Elles sont là, votre choix les écarte.',
  showAll: 'Tout remontrer',
});

const STATE_LABELS: Readonly<Record<InboxRow['kind'], Readonly<Record<InboxRow['state'], string>>>> = {
  access: {
    'to-review': 'à examiner',
    question: 'question posée',
    conform: 'conforme',
    'not-conform': 'non conforme',
    refused: 'refusé',
  },
  volume: {
    'to-review': 'à examiner',
    question: 'à suivre',
    conform: 'justifié',
    'not-conform': 'non justifié',
    refused: 'refusé',
  },
};

/** Where an entry stands, in the words of its kind. */
export function stateLabel({ kind, state }: InboxRow): string {
  return STATE_LABELS[kind][state];
}

export const STAGE_LABELS = { waiting: 'À examiner', question: 'À suivre', closed: 'Classés' } as const;
export const GROUP_LABELS = {
  waiting: 'À examiner',
  question: 'Question posée, à suivre',
  closed: 'Classés, et refus',
} as const;
export const KIND_LABELS = { all: 'Tout', access: 'Accès d’urgence', volume: 'Volumes' } as const;
export const PERIOD_LABELS = { week: '7 jours', month: '30 jours', year: 'Un an', all: 'Tout' } as const;

/** The reason in one class: which key, or «motif libre»; a refusal says what it was refused for. */
export function reasonClassText({ reasonClass, mode, refused }: AccessRow): string {
  if (refused === 'opposed') return 'Opposition de la personne';
  if (refused === 'forbidden') return 'Accès bloqué';
  if (refused !== null) return 'Conditions incomplètes';
  if (mode === 'centre_15') return 'Régulation';
  return reasonClass === null || reasonClass === 'free' ? 'Motif libre' : QUICK_REASONS[reasonClass];
}
