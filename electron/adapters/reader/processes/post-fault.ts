import { networkFault } from '../../../../shared/domain/exchange/network-fault.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { PostFailure } from './engine-tls.ts';

/** Names a failed POST; the rule itself is in the domain. */
export function postFault({ cause, began }: PostFailure): ExchangeFault {
  const code: unknown = Reflect.get(cause, 'code');
  return networkFault({ code: typeof code === 'string' ? code : cause.name, message: cause.message, began });
}
