import { isLateHiding } from '../change/late-hiding.ts';
import { RESTRICTIONS, type Restriction } from '../visibility.ts';

export type InheritanceFault = 'replacement/late-hiding';

/**
 * N7, H18, H20: what a new version bears: every restriction of the one it replaces, and masking when it is asked for.
 * R25, N8: hiding from the patient or from the representatives what they could see is refused.
 *
 * @param old restrictions of the version in force, as the registry has them when the new one is sent.
 * @param asked restrictions answered on the deposit form.
 */
export function inheritedRestrictions(
  old: readonly Restriction[],
  asked: readonly Restriction[],
): readonly Restriction[] | InheritanceFault {
  if (isLateHiding(old, asked)) return 'replacement/late-hiding';
  return RESTRICTIONS.filter((restriction) => old.includes(restriction) || asked.includes(restriction));
}
