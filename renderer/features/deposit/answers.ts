import { actDateFaults } from '../../../shared/domain/document/validate/act-date-possible.ts';
import { titleFaults } from '../../../shared/domain/document/validate/title-fits.ts';
import { isProven } from '../../../shared/domain/document/whose/guard.ts';
import type { DepositForm } from '../../../shared/contract/deposit.ts';
import type { Fault } from '../../../shared/fault.ts';
import { FULL_DATE } from '../../texts/format/partial-date.ts';
import type { Remaining } from '../../texts/deposit.ts';
import { faultText } from '../../texts/faults.ts';
import { wallNow } from '../../ui/wall-clock.ts';
import type { Entry } from './desk-state.ts';

const FIELDS: readonly string[] = [
  'typeCode',
  'title',
  'actAt',
  'masked',
  'patient',
  'holdReason',
  'talkAt',
  'representatives',
  'informed',
];

/**
 * What the form still waits for, in the order of the screen; empty when it may be sent.
 *
 * @param untold nobody has said yet that the patient is informed of the deposits (R14).
 */
export function remainingOf(entry: Entry, isMinor: boolean, untold: boolean): Remaining[] {
  const { form, guard, replaces } = entry.draft;
  // A new version inherits who reads it (N7): only what it is is asked.
  const asksReaders = replaces === null;
  const open: readonly (readonly [Remaining, boolean])[] = [
    ['guard', !isProven(guard) && !entry.looked],
    ['typeCode', form.typeCode === ''],
    ['title', form.title.trim() === ''],
    ['actAt', form.actAt.trim() === ''],
    ['masked', asksReaders && form.masked === ''],
    ['patient', asksReaders && form.patient === ''],
    ['representatives', asksReaders && isMinor && form.representatives === ''],
    ['holdReason', asksReaders && form.patient === 'hold' && form.holdReason.trim() === ''],
    ['informed', untold],
  ];
  return open.filter(([, isOpen]) => isOpen).map(([field]) => field);
}

/** Signs of `jj/mm/aaaa`: shorter, a date may still be being typed. */
export const WHOLE_DATE = 10;

/** What is wrong with a date that is typed to its end; a slip is told before the rest is filled in (H34). */
export function typedDateFaults(form: DepositForm, typed: string, birthDate: string): Fault[] {
  const isWhole = typed.trim().length >= WHOLE_DATE || FULL_DATE.test(form.actAt);
  return isWhole ? actDateFaults(form.actAt, birthDate, wallNow()) : [];
}

/** A fault as one line: what is wrong and the next step. */
export function lineOf(fault: Fault): string {
  const { sentence, next } = faultText(fault.code);
  return `${sentence} ${next}`;
}

/** The faults of one field, in sentences. */
export function faultLines(faults: readonly Fault[], field: keyof DepositForm | 'informed'): string[] {
  return faults.filter((fault) => fault.field === field).map(lineOf);
}

/** Faults that belong to no field: said at the foot, so that none is lost. */
export function otherFaultLines(faults: readonly Fault[]): string[] {
  return faults.filter((fault) => fault.field === undefined || !FIELDS.includes(fault.field)).map(lineOf);
}

const FAULT_OF_OPEN: Readonly<Record<Exclude<Remaining, 'guard'>, string>> = {
  typeCode: 'deposit/type-missing',
  title: 'deposit/title-missing',
  actAt: 'deposit/date-missing',
  masked: 'deposit/masked-unanswered',
  patient: 'deposit/patient-unanswered',
  holdReason: 'deposit/hold-reason-missing',
  representatives: 'deposit/representatives-unanswered',
  informed: 'deposit/patient-not-informed',
};

/** The same words beside the fields as the main process would say, without asking it for what is plainly missing. */
export function faultsOfOpen(remaining: readonly Remaining[]): Fault[] {
  return remaining.flatMap((field) => (field === 'guard' ? [] : [{ code: FAULT_OF_OPEN[field], field }]));
}

/** What is missing together with what is typed and cannot stay so: never one after the other. */
export function faultsAtHand({ draft }: Entry, remaining: readonly Remaining[], birthDate: string): Fault[] {
  const { title, actAt } = draft.form;
  const ofTitle = remaining.includes('title') ? [] : titleFaults(title);
  const ofDate = remaining.includes('actAt') ? [] : actDateFaults(actAt, birthDate, wallNow());
  return [...faultsOfOpen(remaining), ...ofTitle, ...ofDate];
}
