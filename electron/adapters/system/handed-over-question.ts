import { z } from 'zod';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { HandedOverQuestion } from '../../services/existence/ports.ts';
import { namedAuthorSchema } from './handed-over-author.ts';
import { parsedJson, unreadableFields } from './handed-over-json.ts';
import { patientSchema } from './patient-list.ts';

/** Longest question that is read. */
export const LONGEST_QUESTION_BYTES = 8 * 1024;

const REFERENCE = /^[\w.:-]{1,64}$/;
/** Thirteen digits or more may be a patient's number: the reference is printed back, so it is not that. */
const LIKE_AN_INS = /\d{13}|\d{5}2[AB]\d{6}/;

const referenceSchema = z
  .string()
  .regex(REFERENCE)
  .refine((text) => !LIKE_AN_INS.test(text));
const questionSchema = z.strictObject({
  format: z.literal('dmp-exists/1'),
  reference: referenceSchema,
  ins: patientSchema.shape.ins,
  author: namedAuthorSchema,
});

export type QuestionFaultCode = 'feed/not-json' | 'feed/unreadable';
/** The faults of a question, with the reference it gave, when it gave a readable one. */
export interface QuestionRefusal {
  readonly reference: string | null;
  readonly faults: readonly Fault<QuestionFaultCode>[];
}

/**
 * Reads one question of `dmp exists`, form `dmp-exists/1`.
 *
 * @param text JSON, one object; unknown members are refused.
 * @returns the question; `feed/not-json`, `feed/unreadable` with each faulty field. No value is repeated in a fault.
 */
export function readHandedOverQuestion(text: string): Result<HandedOverQuestion, QuestionRefusal> {
  const json = parsedJson(text);
  if (!json) return fail({ reference: null, faults: [{ code: 'feed/not-json' }] });
  const parsed = questionSchema.safeParse(json.value);
  if (parsed.success) {
    const { format: _format, ...question } = parsed.data;
    return ok(question);
  }
  const named = z.object({ reference: referenceSchema }).safeParse(json.value);
  return fail({ reference: named.success ? named.data.reference : null, faults: unreadableFields(parsed.error) });
}
