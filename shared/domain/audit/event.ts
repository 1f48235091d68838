import type { EpochMs } from '../time/epoch.ts';

/** Everything that is written in the local journal (R42). Kinds are stable: rows of old versions must stay readable. */
export const AUDIT_KINDS = [
  'session.unlocked',
  'session.locked',
  'session.clock',
  'session.clock-moved',
  'card.pin-refused',
  'call.refused',
  'reminder.acknowledged',
  'dossier.status-asked',
  'dossier.opened',
  'dossier.closed',
  'dossier.refused',
  'dossier.mismatch-accepted',
  'consent.granted',
  'consent.refused',
  'consent.withdrawn',
  'consent.granted-for',
  'consent.express',
  'consent.proof-exported',
  'connection.chosen',
  'show.entered',
  'show.left',
  'authorisation.declared',
  'emergency.asked',
  'emergency.refused',
  'emergency.opened',
  'emergency.completed',
  'emergency.ended',
  'emergency.inbox-read',
  'emergency.searched',
  'emergency.reason-read',
  'emergency.reviewed',
  'authorisation.refused',
  'carers.listed',
  'carers.refused',
  'treating.declared',
  'treating.ended',
  'treating.refused',
  'authorisation.withdrawn',
  'list.received',
  'list.shown',
  'list.refused',
  'list.since-asked',
  'document.fetched',
  'document.read',
  'document.successor-asked',
  'visibility.changed',
  'visibility.refused',
  'document.pages',
  'document.refused',
  'document.printed',
  'document.save-begun',
  'document.saved',
  'document.save-failed',
  'document.copied',
  'access-history.opened',
  'hold.opened',
  'hold.deposited',
  'hold.replaced',
  'hold.planned',
  'hold.entrusted',
  'hold.announcement-asked',
  'hold.announcement-refused',
  'hold.announced',
  'hold.notice-due',
  'hold.released',
  'hold.withdrawn',
  'hold.dropped',
  'veil.raised',
  'screen.shown-to-patient',
  'output.refused',
  'deposit.not-queued',
  'deposit.mismatch-accepted',
  'deposit.queued',
  'deposit.sent',
  'deposit.refused',
  'deposit.recalled',
  'withdrawal.not-queued',
  'withdrawal.queued',
  'withdrawal.sent',
  'withdrawal.refused',
  'feeding.informed',
  'feeding.objected',
  'cache.opted-in',
  'cache.opted-out',
  'cache.filled',
  'cache.purged',
  'cache.wiped',
  'store.recovered',
  'store.escrowed',
  'journal.exported',
  'journal.broken',
  'journal.break-seen',
  'volume.unusual',
  'volume.handed-over',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** An act to be written down: who, when, on whom, and listed facts (identifiers, codes, counts; no clinical text). */
export interface AuditEvent {
  readonly kind: AuditKind;
  readonly at: EpochMs;
  readonly practitionerId: string;
  readonly structureId: string;
  /** `insId` of the patient concerned, absent for session events. */
  readonly patient?: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** A row of the journal: `hash` = SHA-256 over the previous hash and the event, so that no row can change or vanish. */
export interface AuditRow {
  readonly sequence: number;
  readonly event: AuditEvent;
  readonly previousHash: string;
  readonly hash: string;
}
