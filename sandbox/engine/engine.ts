import { openDesk, type Desk, type DeskRefusal, type Viewer } from '../patient/desk.ts';
import { reopenDossier } from '../patient/settings.ts';
import { defaultSettings, type Settings } from '../server/service.ts';
import { Fault } from '../soap/fault.ts';
import { emptyStore, openStore, type Store } from '../store/open.ts';
import { insertPatient } from '../store/patients.ts';
import type { Ins, PatientRecord } from '../store/records.ts';
import { settle } from '../store/settle.ts';
import { writeTrace } from '../store/traces.ts';
import type { Call } from '../transactions/transaction.ts';
import { patientIdText } from '../xds/composite.ts';
import { actsOf, type Acts, type Refusal, type Result } from './acts.ts';
import { vihfOf, type Caller } from './caller.ts';

/**
 * The store without its wire: the rules and transactions that messages reach, called in one process on a database in
 * memory. No TLS, no XML, no signature; who calls is believed. For model tests, which make thousands of acts a second.
 */
export interface Engine {
  store: Store;
  settings: Settings;
  /** The store's hour, epoch ms; never goes back. */
  now: number;
  addPatient(patient: PatientRecord): void;
  /** What a professional may do to a patient's dossier, each act traced like its message. */
  as(caller: Caller, patient: Ins): Acts;
  /** Runs something on the patient's side (patient/). */
  patient<T>(
    ins: Ins,
    viewer: Viewer,
    act: (desk: Desk) => T,
  ): { ok: true; value: T } | { ok: false; refusal: DeskRefusal };
  reopen(ins: Ins): ReturnType<typeof reopenDossier>;
  /** Forgets everything, for another history; prepared statements are kept. */
  reset(now: number): void;
  close(): void;
}

/**
 * Makes an engine.
 *
 * @param now its first hour, epoch ms
 */
export function createEngine(now: number, settings: Partial<Settings> = {}): Engine {
  const store = openStore(':memory:');
  const engine: Engine = {
    store,
    settings: { ...defaultSettings, ...settings },
    now,
    addPatient: (patient) => void insertPatient(store, patient),
    as: (caller, ins) => actsOf(caller, ins, (name, act) => perform(engine, caller, ins, name, act)),
    patient: (ins, viewer, act) =>
      store.transaction(() => {
        const opened = openDesk({ store, ins, viewer, now: engine.now, settings: engine.settings });
        return opened.ok ? { ok: true as const, value: act(opened.desk) } : opened;
      })(),
    reopen: (ins) =>
      store.transaction(() =>
        reopenDossier({ store, ins, viewer: 'holder', now: engine.now, settings: engine.settings }),
      )(),
    reset: (at) => {
      emptyStore(store);
      engine.now = at;
    },
    close: () => store.close(),
  };
  return engine;
}

/** One act as the dispatcher runs it: holds settled, one transaction, refusals caught, a trace left. */
function perform<T>(engine: Engine, caller: Caller, ins: Ins, name: string, act: (call: Call) => Result<T>): Result<T> {
  const { store, settings, now } = engine;
  const vihf = vihfOf(caller, ins);
  settle(store, now);
  const result = attempt(() => store.transaction(() => act({ vihf, store, settings, now }))());
  const refusal: Partial<Refusal> = result.ok ? {} : result;
  writeTrace(store, {
    at: now,
    transaction: name,
    outcome: result.ok ? 'accepted' : 'refused',
    code: refusal.code ?? null,
    message: refusal.message ?? null,
    practitioner: vihf.nameId,
    structure: vihf.structureId,
    patient: patientIdText(ins),
    purpose: vihf.purpose,
    detail: vihf.purposeReason,
    secret: vihf.secretConnection,
  });
  return result;
}

function attempt<T>(act: () => Result<T>): Result<T> {
  try {
    return act();
  } catch (error) {
    if (error instanceof Fault) return { ok: false, code: error.code, message: error.message };
    throw error;
  }
}
