import type { PatientRow, TypedPatient } from '../../../shared/contract/patient.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import { insId, parseIns, type Environment } from '../../../shared/domain/patient/ins.ts';
import { insDisagreements } from '../../../shared/domain/patient/ins-agrees.ts';
import { toPatientRow } from '../../../shared/domain/patient/patient-row.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { HandedOverList, PatientStore } from './ports.ts';
import { readTypedPatient } from './read-typed-patient.ts';

export interface PatientNeeds {
  readonly store: PatientStore;
  readonly clock: Clock;
  readonly environment: Environment;
  readonly ageOfMajority: number;
}

/** What an import did: how many patients it kept, and what was wrong with the others. */
export interface ImportReport {
  readonly kept: number;
  readonly faults: readonly Fault[];
}

function at(place: string, fault: Fault): Fault {
  return { ...fault, field: `${place}.${fault.field ?? 'ins'}` };
}

/** Rows that a search shows at most. */
const MOST_ROWS = 50;

/** The practice's own patients: handed over by its software, or typed by hand. */
export class Patients {
  readonly #needs: PatientNeeds;

  constructor(needs: PatientNeeds) {
    this.#needs = needs;
  }

  /**
   * Takes the practice's list in; patients already known get the traits of the list. A patient whose INS is wrong, or
   * of the other environment (H57), is left out and told, the others are kept.
   */
  import(list: HandedOverList): ImportReport {
    const read = list.patients.map(({ place, patient }) => {
      const ins = parseIns(patient.ins.value, patient.ins.oid, this.#needs.environment);
      return ins.ok ? ok({ ...patient, ins: ins.value }) : fail(ins.fault.map((fault) => at(place, fault)));
    });
    const patients = read.flatMap((one) => (one.ok ? [one.value] : []));
    this.#needs.store.saveAll(patients);
    return { kept: patients.length, faults: [...list.faults, ...read.flatMap((one) => (one.ok ? [] : one.fault))] };
  }

  /** Patients whose names, birth date or INS begin with the words; last opened first when there are none. */
  search(words: string): readonly PatientRow[] {
    return this.#needs.store.search(words, MOST_ROWS).map((patient) => this.#row(patient));
  }

  /**
   * Adds a patient typed by hand.
   *
   * @returns his row; every fault of the form at once; `patient/already-known` when the list holds this INS: the
   *   traits of the practice's software are not overwritten by hand; `patient/number-tells-another-sex`,
   *   `-birth-year` or `-birth-month` while the digits of the number say so and the user has not compared it: a parent's
   *   number given for a child looks like that, a birth abroad too (H04).
   */
  add(typed: TypedPatient): Result<PatientRow, readonly Fault[]> {
    const { store, clock, environment } = this.#needs;
    const read = readTypedPatient(typed, environment, clock.now());
    if (!read.ok) return read;
    if (store.find(insId(read.value.ins))) return fail([{ code: 'patient/already-known', field: 'ins' }]);
    const doubts = typed.numberCompared ? [] : insDisagreements(read.value);
    if (doubts.length > 0)
      return fail(doubts.map((doubt) => ({ code: `patient/number-tells-another-${doubt}`, field: 'ins' })));
    store.save(read.value);
    return ok(this.#row(read.value));
  }

  find(patient: string): PatientIdentity | null {
    return this.#needs.store.find(patient);
  }

  /** Whether another patient of the list bears the same names (H01). */
  isHomonym(patient: PatientIdentity): boolean {
    return this.#needs.store.countNamed(patient.birthName, patient.firstGivenName) > 1;
  }

  markOpened(patient: string, at: EpochMs): void {
    this.#needs.store.markOpened(patient, at);
  }

  #row(patient: PatientIdentity): PatientRow {
    const { clock, ageOfMajority } = this.#needs;
    return toPatientRow(patient, { homonym: this.isHomonym(patient), now: clock.now(), ageOfMajority });
  }
}
