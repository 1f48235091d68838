import type { TypedPatient } from '../../../shared/contract/patient.ts';
import { parisDay } from '../../../shared/domain/patient/age.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import { parseIns, type Environment, type InsOid } from '../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/** Root under which a number typed by hand stands: the NIR of the environment (dmp-interface §5.1). */
const TYPED_ROOT: Readonly<Record<Environment, InsOid>> = {
  production: '1.2.250.1.213.1.4.8',
  sandbox: '1.2.250.1.213.1.4.10',
};

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const BIRTH_PLACE = /^(?:\d{2}|2A|2B)\d{3}$/;

function isRealDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

function birthDateFaults(birthDate: string, now: EpochMs): Fault[] {
  if (!isRealDate(birthDate)) return [{ code: 'patient/birth-date', field: 'birthDate' }];
  const today = parisDay(now).slice(0, birthDate.length);
  return birthDate > today ? [{ code: 'patient/birth-date-to-come', field: 'birthDate' }] : [];
}

function traitFaults(typed: TypedPatient, now: EpochMs): Fault[] {
  const faults = birthDateFaults(typed.birthDate.trim(), now);
  for (const field of ['birthName', 'firstGivenName'] as const) {
    if (!/\p{L}/u.test(typed[field])) faults.push({ code: 'patient/name-missing', field });
  }
  if (!BIRTH_PLACE.test(typed.birthPlace.trim().toUpperCase())) {
    faults.push({ code: 'patient/birth-place', field: 'birthPlace' });
  }
  return faults;
}

/**
 * Reads a patient typed by hand. His identity is `provisoire`: nobody checked it with the national service, so reading
 * is possible and writing is not (H04: writing needs a qualified identity).
 *
 * @returns the patient, or every fault at once, each with its field: `ins/…`, `patient/name-missing`,
 *   `patient/birth-date`, `patient/birth-date-to-come`, `patient/birth-place`.
 */
export function readTypedPatient(
  typed: TypedPatient,
  environment: Environment,
  now: EpochMs,
): Result<PatientIdentity, readonly Fault[]> {
  const ins = parseIns(typed.ins, TYPED_ROOT[environment], environment);
  const faults = [...(ins.ok ? [] : ins.fault), ...traitFaults(typed, now)];
  if (!ins.ok || faults.length > 0) return fail(faults);
  const firstGivenName = typed.firstGivenName.trim().toUpperCase();
  return ok({
    ins: ins.value,
    birthName: typed.birthName.trim().toUpperCase(),
    givenNames: firstGivenName,
    firstGivenName,
    sex: typed.sex,
    birthDate: typed.birthDate.trim(),
    birthPlace: typed.birthPlace.trim().toUpperCase(),
    identityStatus: 'provisoire',
  });
}
