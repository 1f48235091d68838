import { parisDay } from '../../patient/age.ts';
import type { DepositRule } from './form.ts';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):[0-5]\d)?$/;

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
}

/** The act is dated, not after today and not before the birth (H34). `actAt` is `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`. */
export const actDatePossible: DepositRule = (typed, { patient, now }) => {
  const field = 'actAt';
  if (typed.actAt === '') return [{ code: 'deposit/date-missing', field }];
  const day = typed.actAt.slice(0, 10);
  if (!SHAPE.test(typed.actAt) || !isRealDay(day)) return [{ code: 'deposit/date-unreadable', field }];
  if (day > parisDay(now)) return [{ code: 'deposit/date-future', field }];
  // A partial birth date bounds from below by its first possible day.
  if (day < patient.birthDate.slice(0, day.length)) return [{ code: 'deposit/date-before-birth', field }];
  return [];
};
