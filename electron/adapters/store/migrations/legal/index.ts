import type { Migration } from '../../database/migrate.ts';
import { outboxAndConsents } from './0001-outbox-and-consents.ts';
import { journal } from './0002-journal.ts';
import { emergencyAccesses } from './0004-emergency-accesses.ts';
import { patientsDraftsSettings } from './0003-patients-drafts-settings.ts';
import { withdrawnDeposits } from './0005-withdrawn-deposits.ts';
import { journalIndexAndViews } from './0006-journal-index-and-views.ts';
import { consentActs } from './0007-consent-acts.ts';
import { holds } from './0008-holds.ts';
import { feeding } from './0009-feeding.ts';
import { sendingMode } from './0010-sending-mode.ts';
import { looks } from './0011-looks.ts';
import { internalAuthors } from './0013-internal-authors.ts';
import { queuedWithdrawals } from './0012-queued-withdrawals.ts';

/** Schema of the legal part, in order: queue, consents, journal, patients, drafts, settings. */
export const legalMigrations: readonly Migration[] = [
  outboxAndConsents,
  journal,
  patientsDraftsSettings,
  emergencyAccesses,
  withdrawnDeposits,
  journalIndexAndViews,
  consentActs,
  holds,
  feeding,
  sendingMode,
  looks,
  queuedWithdrawals,
  internalAuthors,
];
