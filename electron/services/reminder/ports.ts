import type { AuditKind, AuditEvent } from '../../../shared/domain/audit/event.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

/** When this holder last said that he had understood; kept in his own store. */
export interface ReminderMemory {
  lastAt(): EpochMs | null;
  remember(at: EpochMs): void;
}

/** Writes one act in the journal. */
export interface WriteAudit {
  write(kind: AuditKind, patient: string | undefined, facts: AuditEvent['facts']): void;
}
