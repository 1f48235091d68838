import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type { ConsentProof } from '../../../shared/domain/consent/proof.ts';
import type { DocumentEntry, UnreadableEntry } from '../../../shared/domain/document/entry.ts';
import type { Restriction } from '../../../shared/domain/document/visibility.ts';
import type { HoldEvent, HoldRecord } from '../../../shared/domain/hold/record.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** The holds in the legal part of the store: only ever added, durable before each call returns. */
export interface HoldStore {
  open(record: HoldRecord): void;
  append(holdId: string, event: HoldEvent): void;
  /** Oldest first, with their events in order. */
  all(): readonly { readonly record: HoldRecord; readonly events: readonly HoldEvent[] }[];
}

/** TD3.1, to read a document just before it is made visible; the act of announcing asks for it, nothing else does. */
export interface FindHeld {
  findDocuments(
    right: ConsentProof,
    query: { readonly statuses: readonly ('approved' | 'archived' | 'deprecated')[] },
    signal?: AbortSignal,
  ): Promise<
    Result<{ readonly value: { readonly rows: readonly (DocumentEntry | UnreadableEntry)[] } }, ExchangeFault>
  >;
}

/** TD3.3b as ITI-57: the registry's Success is the only proof that the patient sees the document. */
export interface MakeVisible {
  changeRestrictions(
    right: ConsentProof,
    seen: DocumentEntry,
    next: readonly Restriction[],
    signal?: AbortSignal,
  ): Promise<Result<{ readonly entry: DocumentEntry; readonly serverAt: EpochMs | null }, ExchangeFault>>;
}

/** The right to read a patient's dossier in ordinary care, from the recorded consent; null when there is none (N3). */
export type RightFor = (insId: string) => ConsentProof | null;

/** The practice's own patient under this identifier. */
export type FindPatient = (insId: string) => PatientIdentity | null;

/** One commit for an act and its row in the journal: a process that is killed leaves both or neither (R42). */
export interface KeepTogether {
  together<Value>(work: () => Value): Value;
}

/** The need of this service for the journal; who and when are added by the writer. */
export interface WriteAudit {
  write(kind: AuditKind, patient: string | undefined, facts: AuditEvent['facts']): void;
}
