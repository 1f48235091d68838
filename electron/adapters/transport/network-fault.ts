import type { ExchangeFault } from '../../../shared/fault.ts';
import { networkFault as nameFailure } from '../../../shared/domain/exchange/network-fault.ts';

/** Names what Node threw; the rule itself is in the domain. */
export function networkFault(error: Error, began: boolean): ExchangeFault {
  const code: unknown = Reflect.get(error, 'code');
  return nameFailure({ code: typeof code === 'string' ? code : error.name, message: error.message, began });
}
