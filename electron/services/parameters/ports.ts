import type { Result } from '../../../shared/result.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

/** Functional parameters of the DMP by the names of the guide, values as printed (dmp-interface §3.5). */
export type ParameterTexts = Readonly<Record<string, string>>;

/** Downloads the store's parameter file. Faults: those of any exchange; `dmp/unreadable-answer`. */
export interface FetchParameters {
  fetchParameters(signal?: AbortSignal): Promise<Result<ParameterTexts, ExchangeFault>>;
}

/** The last file that could be read, kept in the encrypted store. */
export interface KeptParameters {
  readonly texts: ParameterTexts;
  readonly at: EpochMs;
}

export interface KeepParameters {
  load(): KeptParameters | null;
  save(kept: KeptParameters): void;
}
