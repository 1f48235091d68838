import type { DepositAuthor } from '../../../shared/domain/document/deposit.ts';
import type { NamedAuthor } from '../../../shared/domain/document/named-author.ts';
import type { AuditEvent } from '../../../shared/domain/audit/event.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import type { ExchangeFault, Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** Whether a patient has a DMP, asked by the software of an establishment (`dmp exists`): not judged yet. */
export interface HandedOverQuestion {
  /** The asker's own word for it: the answer bears it, and nothing of the patient. */
  readonly reference: string;
  readonly ins: { readonly oid: string; readonly value: string };
  /** In whose name it is asked (EX_GEN-1320). */
  readonly author: NamedAuthor;
}

/** What TD0.2 says of a dossier, as far as it is asked here; a word of the store that is not known is kept. */
export type Existence = 'active' | 'closed' | 'absent' | { readonly unknown: string };

/** TD0.2, in the name of this professional; faults of any exchange. */
export type AskExistence = (
  author: DepositAuthor,
  ins: Ins,
  signal: AbortSignal,
) => Promise<Result<Existence, ExchangeFault>>;

/** The people of the structure, judged and named (EX_0.1-1025). */
export interface NameAuthor {
  faults(author: NamedAuthor): readonly Fault[];
  take(author: NamedAuthor): DepositAuthor;
}

/** The need of this service for the journal. */
export type WriteDown = (event: AuditEvent) => void;
