import type { Fault } from '../../fault.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Situation } from './practitioner.ts';

/** What to do with the situations of a card once its PIN was accepted. */
export type SituationChoice =
  | { readonly kind: 'chosen'; readonly situation: Situation }
  | { readonly kind: 'ask'; readonly situations: readonly Situation[] };

/**
 * Picks the situation of exercise, or says that the holder must (EX_GEN-1370, H24): one on the card is taken, several
 * are asked for unless the holder named one on the lock screen together with the PIN.
 *
 * @returns the choice; `card/no-situation` when the card lists none, `card/situation-unknown` when the one named is
 *   not on this card.
 */
export function chooseSituation(
  situations: readonly Situation[],
  structureId?: string,
): Result<SituationChoice, Fault<'card/no-situation' | 'card/situation-unknown'>> {
  const [first, ...others] = situations;
  if (!first) return fail({ code: 'card/no-situation' });
  if (structureId !== undefined) {
    const named = situations.find((each) => each.structureId === structureId);
    return named ? ok({ kind: 'chosen', situation: named }) : fail({ code: 'card/situation-unknown' });
  }
  return ok(others.length === 0 ? { kind: 'chosen', situation: first } : { kind: 'ask', situations });
}
