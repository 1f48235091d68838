import type { Copy } from '../../shared/contract/copies.ts';
import { dayAndTime } from './format/dates.ts';
import { typeset } from './format/typeset.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count > 1 ? many : one}`;

export const copiesTexts = typeset({
  rail: 'Copies',
  title: 'Copies hors ligne',
  lead: 'Les dossiers que vous gardez sur ce poste, chiffrés sous votre carte. Le droit est revérifié à chaque connexion.',
  loading: 'Lecture des copies…',
  failed: 'Les copies n’ont pas pu être lues.',
  readAgain: 'Relire',
  none: 'Aucun dossier gardé',
  noneHint: 'Dans un dossier ouvert, « Détail » du droit, puis « Garder une copie ». Il se lira alors sans réseau.',
  unavailable: 'Cette carte ne permet pas de copie',
  unavailableHint: 'Vos dossiers se lisent en ligne.',
  fill: 'Compléter les copies',
  goOn: 'Reprendre',
  stop: 'Arrêter',
  dossier: 'Dossier',
  list: 'Liste du',
  documents: 'Documents gardés',
  until: 'Gardée jusqu’au',
  state: 'État',
  acts: 'Actes',
  drop: 'Ne plus garder',
  dropOf: (name: string) => `Ne plus garder ${name}`,
  ended: 'Le DMP n’a plus répondu : ce qui est reçu reste, le reste viendra à la reprise.',
  wiped: 'Effacées de ce poste',
  wipedNone: 'Rien n’a été effacé.',
  progress: (name: string) => `Copie de ${name}`,
  noList: 'Aucune',
  allCopies: 'Toutes les copies',
});

const REASONS: Readonly<Record<string, string>> = typeset({
  'opted-out': 'vous ne la gardez plus',
  withdrawn: 'consentement retiré',
  blocked: 'la personne vous a bloqué',
  expired: 'autorisation expirée',
  revoked: 'autorisation retirée',
  closed: 'dossier fermé',
  absent: 'dossier supprimé',
  'too-old': 'droit non revérifié à temps',
  damaged: 'abîmées sur le disque. Rien n’est perdu au DMP : gardez à nouveau les dossiers voulus',
  masked: 'document masqué',
  deleted: 'document supprimé',
  'no-longer-listed': 'document sorti du dossier',
  'restricted-now': 'réservé au médecin traitant',
});

/** Why a copy, or a document of one, was wiped. */
export function wipedReason(reason: string): string {
  return REASONS[reason] ?? reason;
}

export function wipedCount(documents: number): string {
  return counted(documents, 'document', 'documents');
}

/** What became of a copy, in words. */
export function copyState({ progress, withheld, missing, receivedAt, complete }: Copy): string {
  if (progress?.state === 'running') return `Réception, ${progress.done} sur ${progress.total}`;
  if (progress?.state === 'waiting') return 'En attente';
  if (withheld !== null) return 'Hors de vue : état inconnu au DMP';
  if (progress?.state === 'left-out') return 'Non complétée : ouvrez le dossier d’abord';
  if (progress?.state === 'failed') return 'Interrompue';
  if (receivedAt === null) return 'Vide';
  if (missing > 0) return `Il manque ${counted(missing, 'document', 'documents')}`;
  return complete ? 'Complète' : 'Liste partielle';
}

/** Day and hour of the list, or that there is none. */
export function listAge({ receivedAt }: Pick<Copy, 'receivedAt'>, now: number): string {
  return receivedAt === null ? copiesTexts.noList : dayAndTime(receivedAt, now);
}
