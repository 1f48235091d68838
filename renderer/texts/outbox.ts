import type { Job } from '../../shared/contract/deposit.ts';
import { timeOf } from './format/dates.ts';
import { sizeText } from './format/identifiers.ts';
import { typeset } from './format/typeset.ts';

export const outboxTexts = typeset({
  title: 'Envois',
  lead: 'Chaque document reste ici jusqu’à la réponse du DMP. Rien n’est envoyé deux fois.',
  loading: 'Lecture des envois…',
  failed: 'La liste des envois n’a pas pu être lue.',
  readAgain: 'Relire la liste',
  none: 'Aucun envoi',
  noneHint: 'Les documents que vous déposez apparaissent ici, avec leur état.',
  document: 'Document',
  person: 'Personne',
  state: 'État',
  filed: 'Validé',
  size: 'Taille',
  acts: 'Actes',
  troubled: 'À reprendre',
  underway: 'En cours',
  settled: 'Terminés',
  retry: 'Réessayer',
  lookUp: 'Vérifier maintenant',
  recall: 'Rappeler',
  remove: 'Retirer',
  removeTitle: 'Retirer ce document des envois ?',
  removeEffect: (title: string) => `« ${title} » n’est pas dans le DMP et n’y sera pas envoyé.`,
  keep: 'Garder',
  withdraw: 'Supprimer du DMP',
  withdrawTitle: 'Supprimer ce document du DMP ?',
  withdrawEffect:
    'Il disparaît pour tous, même si ce dossier ne vous est pas ouvert. Vous pourrez le déposer ailleurs.',
  irreversible: 'Sans retour possible.',
  leave: 'Le laisser',
  received: 'Reçu par le DMP',
  overdue: 'En retard : un document se verse le jour même',
  actOn: (act: string, title: string) => `${act}, ${title}`,
  all: (count: number) => `Tout voir (${count})`,
  progress: (title: string) => `Envoi de ${title}`,
  code: 'Code',
});

/** A version that stands behind an earlier one: it leaves by itself, unless that one needs the practitioner. */
function behind(earlier: Job): string {
  return earlier.state === 'refused'
    ? 'Attend la version précédente, à reprendre ou à retirer'
    : 'En file, part après la version précédente';
}

/**
 * State of a job in words (mock-up 04); never an icon or a colour alone.
 *
 * @param earlier the version that this one waits for, or null.
 */
export function jobState(job: Job, now: number, earlier: Job | null = null): string {
  switch (job.state) {
    case 'held-back':
      if (job.notBefore > now) return `En attente de rappel, part dans ${secondsLeft(job, now)}\u00a0s`;
      return earlier ? behind(earlier) : 'En file';
    case 'queued':
      if (earlier) return behind(earlier);
      return later(job, now) ? `En file, nouvel essai à ${timeOf(job.notBefore)}` : 'En file';
    case 'sending':
      return sendingText(job);
    case 'review':
      return later(job, now)
        ? `À vérifier auprès du DMP, prochain essai à ${timeOf(job.notBefore)}`
        : 'À vérifier auprès du DMP';
    case 'sent':
      if (job.withdrawnAt !== null) return `Retiré du DMP à ${timeOf(job.withdrawnAt)}`;
      return job.acknowledgedAt === null ? 'Reçu par le DMP' : `Reçu par le DMP à ${timeOf(job.acknowledgedAt)}`;
    case 'refused':
      return 'Refusé';
    case 'recalled':
      return 'Rappelé, rien n’est parti';
  }
}

/** Whole seconds of the undo window that are left: never more than it has, however late the screen's own time is. */
export function secondsLeft({ createdAt, notBefore }: Pick<Job, 'createdAt' | 'notBefore'>, now: number): number {
  return Math.max(0, Math.ceil((notBefore - Math.max(now, createdAt)) / 1000));
}

/** Share of the message that has left, 0 to 100; null before the first byte. */
export function percentSent(job: Pick<Job, 'state' | 'sentBytes' | 'totalBytes'>): number | null {
  if (job.state !== 'sending' || job.totalBytes === 0 || job.sentBytes === 0) return null;
  return Math.min(100, Math.floor((job.sentBytes / job.totalBytes) * 100));
}

function later(job: Job, now: number): boolean {
  return job.attempts > 0 && job.notBefore > now;
}

function sendingText(job: Job): string {
  const percent = percentSent(job);
  if (percent === null) return 'Signature';
  return percent === 100
    ? 'Envoyé, réponse du DMP attendue'
    : `Envoi, ${percent}\u00a0% de ${sizeText(job.totalBytes)}`;
}
