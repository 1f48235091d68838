import type { Fault } from '../../../fault.ts';
import { talkFault } from '../../hold/acts.ts';
import { holdInstants } from '../../hold/instants.ts';
import { reasonFault } from '../../hold/reason.ts';
import { parseLocalMinute } from '../../time/local-minute.ts';
import { isForbiddenCombination } from '../change/combination.ts';
import type { Restriction } from '../visibility.ts';
import type { DepositFaultCode, DepositRule } from './form.ts';

function talkFaults(typed: string, now: number): Fault<DepositFaultCode>[] {
  if (typed === '') return [];
  const talkAt = parseLocalMinute(typed);
  if (talkAt === null) return [{ code: 'deposit/talk-unreadable', field: 'talkAt' }];
  const code = talkFault(talkAt, now, holdInstants(now).releaseAt);
  return code ? [{ code, field: 'talkAt' }] : [];
}

/**
 * R22, decision 23: a document hidden from the patient is held with a reason. R15, EX_2.1-1050: not masked to
 * professionals as well, while the store's parameter says no. A planned talk lies ahead, before the release (R25).
 */
export const holdStated: DepositRule = (typed, { now, combinationAllowed }) => {
  if (typed.patient !== 'hold') return [];
  const reason = reasonFault(typed.holdReason);
  const masked: readonly Restriction[] = typed.masked === 'yes' ? ['MASQUE_PS'] : [];
  const forbidden = isForbiddenCombination(['INVISIBLE_PATIENT', ...masked], combinationAllowed);
  return [
    ...(reason ? [{ code: reason, field: 'holdReason' } as const] : []),
    ...(forbidden ? [{ code: 'deposit/hold-and-masked', field: 'patient' } as const] : []),
    ...talkFaults(typed.talkAt, now),
  ];
};
