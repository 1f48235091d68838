import type { HeldName } from '../../../shared/domain/document/named-author.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

/** Who bore each internal identifier of the structure: the way back from it to a person (EX_0.1-1025). */
export interface InternalAuthorStore {
  nameOf(internalId: string): HeldName | null;
  /** Keeps the name, the latest one, and when the identifier was first used. */
  keep(internalId: string, name: HeldName, at: EpochMs): void;
}
