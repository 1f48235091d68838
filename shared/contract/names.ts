/**
 * Every channel by name, for the preload: it lets these through and nothing else. Kept free of the schema library,
 * since the preload must stay small; a test holds it against the schemas.
 */
export const CALL_NAMES = [
  'app.state',
  'app.touch',
  'app.acknowledgeRecoveryCode',
  'app.acknowledgeReminder',
  'card.state',
  'card.unlock',
  'card.chooseSituation',
  'card.lock',
  'card.diagnose',
  'patient.search',
  'patient.add',
  'dossier.open',
  'dossier.acceptMismatch',
  'dossier.consent',
  'dossier.refuse',
  'dossier.chooseConnection',
  'consent.withdraw',
  'consent.declareWithdrawal',
  'consent.express',
  'consent.forColleague',
  'consent.history',
  'consent.export',
  'dossier.list',
  'dossier.moreRows',
  'dossier.search',
  'dossier.keepCopy',
  'dossier.current',
  'dossier.close',
  'document.read',
  'deposit.inspect',
  'deposit.types',
  'deposit.drafts',
  'deposit.preview',
  'deposit.save',
  'deposit.discard',
  'deposit.send',
  'outbox.list',
  'outbox.recall',
  'outbox.retry',
  'emergency.standing',
  'emergency.prepare',
  'emergency.open',
  'emergency.close',
  'emergency.complete',
  'emergency.card',
  'visibility.offers',
  'visibility.change',
  'visibility.withdrawDeposit',
  'visibility.successor',
  'journal.verdict',
  'journal.acknowledgeBreak',
  'journal.find',
  'journal.open',
  'journal.rebuild',
  'journal.handOver',
  'journal.noteList',
  'journal.notePages',
  'journal.accessHistory',
  'journal.openAccessHistory',
] as const;
export type CallName = (typeof CALL_NAMES)[number];

/** Events pushed to the window; each says what changed, the window asks again or takes the payload. */
export const EVENT_NAMES = [
  'card.changed',
  'app.changed',
  'outbox.changed',
  'dossier.changed',
  'emergency.changed',
  'journal.changed',
] as const;
export type EventName = (typeof EVENT_NAMES)[number];

/** What the preload exposes as `window.dmp`: two functions, no logic (style anchors §1). */
export interface Bridge {
  call(name: CallName, input: unknown): Promise<unknown>;
  listen(name: EventName, hear: (payload: unknown) => void): () => void;
}
