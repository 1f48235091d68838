import type { ConsentProof } from '../../../shared/domain/consent/proof.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import type { OwnDeposit } from '../../../shared/domain/document/own-deposit.ts';
import type { Restriction } from '../../../shared/domain/document/visibility.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** A change that the registry has accepted. */
export interface Changed {
  /**
   * The entry as it now stands, to be shown and changed again. Its `entryUUID` and `version` are those before the
   * change, which the registry renews without telling: every later change reads them afresh.
   */
  readonly entry: DocumentEntry;
  readonly serverAt: EpochMs | null;
}

/**
 * TD3.3a and TD3.3b (ITI-57): masks, unmasks, makes visible to the patient or to the legal representatives. The entry
 * is read afresh just before, and goes back word for word except for its restrictions (H21).
 *
 * Faults: `dmp/changed-meanwhile` when the entry is no longer what `seen` shows, or another change came first: nothing
 * was changed, show it again and ask again; `dmp/unknown-document`; `dmp/access-denied`; those of any exchange. An
 * ambiguous fault may have been carried out: read the list before anything else.
 */
export interface ChangeRestrictions {
  changeRestrictions(
    right: ConsentProof,
    seen: DocumentEntry,
    next: readonly Restriction[],
    signal?: AbortSignal,
  ): Promise<Result<Changed, ExchangeFault>>;
}

/** TD3.3d and TD3.3c on a document one may read: archived, current again, or deleted for ever. Faults as above. */
export interface ChangeStatus {
  changeStatus(
    right: ConsentProof,
    seen: DocumentEntry,
    to: 'approved' | 'archived' | 'deleted',
    signal?: AbortSignal,
  ): Promise<Result<Changed, ExchangeFault>>;
}

/**
 * TD3.3c on one's own document, without a right to read the dossier (R16, EX_3.3-1060). Faults as above;
 * `dmp/unknown-document` when the registry has no such document, or no longer has it.
 */
export interface DeleteOwn {
  deleteOwn(
    document: OwnDeposit,
    signal?: AbortSignal,
  ): Promise<Result<{ readonly serverAt: EpochMs | null }, ExchangeFault>>;
}
