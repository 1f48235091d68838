import { parisDay } from '../../patient/age.ts';
import type { Fault } from '../../../fault.ts';
import type { EpochMs } from '../../time/epoch.ts';
import type { DepositFaultCode, DepositRule } from './form.ts';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):[0-5]\d)?$/;

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
}

/**
 * What is wrong with the day of an act.
 *
 * @param actAt `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`, as a form keeps it.
 * @param birthDate `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a partial one bounds from below by its first possible day.
 */
export function actDateFaults(actAt: string, birthDate: string, now: EpochMs): Fault<DepositFaultCode>[] {
  const field = 'actAt';
  if (actAt === '') return [{ code: 'deposit/date-missing', field }];
  const day = actAt.slice(0, 10);
  if (!SHAPE.test(actAt) || !isRealDay(day)) return [{ code: 'deposit/date-unreadable', field }];
  if (day > parisDay(now)) return [{ code: 'deposit/date-future', field }];
  if (day < birthDate.slice(0, day.length)) return [{ code: 'deposit/date-before-birth', field }];
  return [];
}

/** The act is dated, not after today and not before the birth (H34). */
export const actDatePossible: DepositRule = (typed, { patient, now }) =>
  actDateFaults(typed.actAt, patient.birthDate, now);
