import { fail, ok, type Result } from '../../result.ts';
import type { Fault } from '../../fault.ts';

/**
 * Reasons that can be chosen with one key while hands are needed elsewhere; each must be completed in words before the
 * access is closed (H25). The texts go into the assertion and to the patient, hence French.
 */
export const QUICK_REASONS = {
  coma: 'Coma',
  trauma: 'Traumatisme grave',
  shock: 'Arrêt, choc',
  stroke: 'AVC',
  poisoning: 'Intoxication',
} as const;
export type QuickReason = keyof typeof QUICK_REASONS;
export const QUICK_REASON_CODES = ['coma', 'trauma', 'shock', 'stroke', 'poisoning'] as const;

/** Letters below which a text says nothing that a privacy officer could judge. */
export const LEAST_LETTERS = 10;
export const LONGEST_REASON = 500;

export type ReasonFaultCode = 'emergency/reason-empty' | 'emergency/reason-too-short' | 'emergency/reason-too-long';

/** A justification in words, proven to be one (R30). */
export interface WrittenReason {
  readonly quick: QuickReason | null;
  /** What the practitioner wrote himself, trimmed; empty while a quick reason waits to be completed. */
  readonly words: string;
  /** What is sent and journaled. */
  readonly text: string;
}

const lettersOf = (text: string): string => text.toLocaleLowerCase('fr').replace(/[^\p{L}\p{N}]/gu, '');

/** Words of one's own: enough letters, and not one or two keys held down. */
function wordsFault(words: string): ReasonFaultCode | null {
  if (words === '') return 'emergency/reason-empty';
  if (words.length > LONGEST_REASON) return 'emergency/reason-too-long';
  const letters = lettersOf(words);
  const said = letters.length >= LEAST_LETTERS && new Set(letters).size > 3;
  return said ? null : 'emergency/reason-too-short';
}

const faultAt = (code: ReasonFaultCode): Fault<ReasonFaultCode> => ({
  code,
  field: 'reason',
  ...(code === 'emergency/reason-too-short' && { limit: LEAST_LETTERS }),
  ...(code === 'emergency/reason-too-long' && { limit: LONGEST_REASON }),
});

/**
 * Reads a justification (R30, H25): words of one's own, or a quick reason whose words come before closing.
 *
 * @param typed what stands in the field; a quick reason's own label at its beginning does not count as words.
 * @returns the reason; `emergency/reason-empty`, `/reason-too-short` (limit: letters), `/reason-too-long` (limit:
 *   characters).
 */
export function parseReason(typed: string, quick: QuickReason | null): Result<WrittenReason, Fault<ReasonFaultCode>> {
  const label = quick === null ? '' : QUICK_REASONS[quick];
  const trimmed = typed.trim();
  const own =
    label !== '' && trimmed.startsWith(label) ? trimmed.slice(label.length).replace(/^[\s,;:.–-]+/, '') : trimmed;
  if (own.length > LONGEST_REASON) return fail(faultAt('emergency/reason-too-long'));
  if (quick !== null) return ok({ quick, words: own, text: own === '' ? label : `${label}, ${own}` });
  const code = wordsFault(own);
  return code ? fail(faultAt(code)) : ok({ quick, words: own, text: own });
}

/**
 * Whether the reason may stand as the last word on this access: a quick reason alone may not (H25).
 *
 * @returns the fault of its words, or null.
 */
export function completionFault(reason: WrittenReason): Fault<ReasonFaultCode> | null {
  const code = wordsFault(reason.words);
  return code ? faultAt(code) : null;
}
