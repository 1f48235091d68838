import type { Fault } from '../../fault.ts';
import { fail, ok, type Result } from '../../result.ts';
import { completionFault } from './reason.ts';

/** What a privacy officer decides of an access (decision 24). */
export const DECISIONS = ['question', 'conform', 'not-conform'] as const;
export type Decision = (typeof DECISIONS)[number];

export type OpinionFaultCode = 'emergency/opinion-empty' | 'emergency/opinion-too-short' | 'emergency/opinion-too-long';

/**
 * Reads an opinion: compulsory, even in one line, and in words.
 *
 * @returns the text; `emergency/opinion-empty`, `/opinion-too-short`, `/opinion-too-long`.
 */
export function parseOpinion(typed: string): Result<string, Fault<OpinionFaultCode>> {
  const words = typed.trim();
  const fault = completionFault({ quick: null, words, text: words });
  if (!fault) return ok(words);
  const code = fault.code.replace('reason', 'opinion') as OpinionFaultCode; // The three codes differ by this word alone.
  return fail({ ...fault, code, field: 'opinion' });
}
