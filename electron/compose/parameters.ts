import { parameterFetcher } from '../adapters/dmp/parameters/fetch-parameters.ts';
import type { Transport } from '../adapters/dmp/transport.ts';
import type { Settings } from '../adapters/settings/read-settings.ts';
import { keptParameters } from '../adapters/store/tables/kept-parameters.ts';
import type { Store } from '../adapters/store/store.ts';
import type { MinorSettings } from '../../shared/domain/patient/minor-connection.ts';
import { Parameters } from '../services/parameters/parameters.ts';
import type { FetchParameters } from '../services/parameters/ports.ts';
import type { Clock, Log } from '../services/ports.ts';

/** Where the parameter file comes from; null where no address is configured. */
export function parameterSource(settings: Settings, transport: Transport): FetchParameters | null {
  const { parameterFileUrl: url, exchangeTimeoutMs: timeoutMs } = settings;
  return url ? parameterFetcher({ transport, url, timeoutMs }) : null;
}

interface ParameterParts {
  readonly settings: Settings;
  readonly store: Store;
  readonly parameterSource: FetchParameters | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** The store's parameters, kept in the holder's own encrypted store. */
function openParameters(parts: ParameterParts, ended: AbortSignal): Parameters {
  const { settings, store, parameterSource: source, clock, log } = parts;
  return new Parameters({
    source,
    kept: keptParameters(store.settings),
    clock,
    log,
    ended,
    defaults: { ageOfMajority: settings.ageOfMajority },
  });
}

/** Parts with the store's parameters beside them. */
export type Following<Parts> = Parts & { readonly parameters: Parameters };

/** What is held of minors: the store's word, else what the installation says (EX_GEN-1550, EX_0.1-1115). Read late. */
export function minorsFollowing({ settings, parameters }: Following<{ readonly settings: Settings }>): MinorSettings {
  return {
    get ageOfMajority() {
      return parameters.current().ageOfMajority;
    },
    get functionsOn() {
      return parameters.current().minorFunctions;
    },
    get secretFrom() {
      return parameters.current().secretConnectionAge ?? settings.secretConnectionFrom;
    },
  };
}

/**
 * The same parts with the store's parameters, and with settings in which the store's word counts where it has one: read
 * late, it is the latest.
 *
 * @param ended aborted at lock: what is under way then writes nothing.
 */
export function followingStore<Parts extends ParameterParts>(parts: Parts, ended: AbortSignal): Following<Parts> {
  const parameters = openParameters(parts, ended);
  const settings: Settings = {
    ...parts.settings,
    get ageOfMajority() {
      return parameters.current().ageOfMajority;
    },
  };
  return { ...parts, settings, parameters };
}
