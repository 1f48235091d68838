import { z } from 'zod';
import { IDENTITY_STATUSES } from '../../../shared/domain/patient/identity.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { HandedOverList, HandedOverPatient } from '../../services/patients/ports.ts';

const BIRTH_DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** A patient as the practice software hands him over; unknown members are refused, absent traits stay absent. */
export const patientSchema = z.strictObject({
  ins: z.strictObject({ oid: z.string(), value: z.string() }),
  birthName: z.string().trim().min(1),
  usedName: z.string().trim().min(1).exactOptional(),
  givenNames: z.string().trim().min(1),
  firstGivenName: z.string().trim().min(1),
  sex: z.enum(['M', 'F']),
  birthDate: z.string().regex(BIRTH_DATE),
  birthPlace: z.string().length(5),
  identityStatus: z.enum(IDENTITY_STATUSES),
  localId: z.string().min(1).exactOptional(),
});
const listSchema = z.object({ patients: z.array(z.unknown()) });

function readOne(raw: unknown, place: string): Result<HandedOverPatient, Fault[]> {
  const parsed = patientSchema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const faults = parsed.error.issues.map(({ path }) => ({
    code: 'patient/unreadable',
    field: [place, ...path].join('.'),
  }));
  return fail(faults);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The file belongs to another program: what the parser says of it is of no use to the practitioner.
    return null;
  }
}

/**
 * Reads the practice's list of patients (`patients.json`). A patient that has not the right form leaves the others
 * alone, and each fault bears its place (`patients[3].birthDate`); `patients` then holds the others.
 *
 * @param text the file, JSON.
 * @returns the list; `patients/unreadable-list` when the file is not one.
 */
export function readPatientList(text: string): Result<HandedOverList, Fault<'patients/unreadable-list'>> {
  const list = listSchema.safeParse(parseJson(text));
  if (!list.success) return fail({ code: 'patients/unreadable-list' });
  const read = list.data.patients.map((raw, index) => {
    const place = `patients[${index}]`;
    return { place, result: readOne(raw, place) };
  });
  return ok({
    patients: read.flatMap(({ place, result }) => (result.ok ? [{ place, patient: result.value }] : [])),
    faults: read.flatMap(({ result }) => (result.ok ? [] : result.fault)),
  });
}
