import type { Fault } from '../../../fault.ts';
import { actDatePossible } from './act-date-possible.ts';
import { holdStated } from './hold-stated.ts';
import type { DepositContext, DepositFaultCode, DepositRule, TypedDeposit } from './form.ts';
import { identityQualified } from './identity-qualified.ts';
import { patientInformed } from './patient-informed.ts';
import { secretConnection } from './secret-connection.ts';
import { titleFits } from './title-fits.ts';
import { typeKnown } from './type-known.ts';
import { visibilityStated } from './visibility-stated.ts';

const ABOUT_DOCUMENT: readonly DepositRule[] = [identityQualified, typeKnown, titleFits, actDatePossible];
/** What a new version does not ask: it bears what the former one bears (N7). */
const ABOUT_READERS: readonly DepositRule[] = [visibilityStated, secretConnection, holdStated];

/** Everything wrong with a deposit form, in the order of its fields; empty when it may be sent. */
export function depositFaults(typed: TypedDeposit, context: DepositContext): Fault<DepositFaultCode>[] {
  const rules = context.replaces ? ABOUT_DOCUMENT : [...ABOUT_DOCUMENT, ...ABOUT_READERS];
  return [...rules, patientInformed].flatMap((rule) => rule(typed, context));
}
