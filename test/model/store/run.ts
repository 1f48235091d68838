/** Plays a history against the store and asks the oracle about every step. */
import { verdict } from '../oracle/acts.ts';
import { apply } from '../oracle/apply.ts';
import { patientSight, professionalSight } from '../oracle/reading.ts';
import { dossierOf, initialState, type State } from '../oracle/state.ts';
import type { Act, History, Viewer } from '../world/world.ts';
import { compare, missingNotice, tellingNotice } from './compare.ts';
import { newDriver, type Driver } from './driver.ts';
import { finding, type Finding } from './finding.ts';
import { Invariants } from './invariants.ts';

export interface Violation extends Finding {
  /** Index of the act; the number of acts when the last look round found it. */
  step: number;
}

/** @returns the first violation, null when the whole history agrees */
export function play(history: History, driver: Driver = newDriver(history.world)): Violation | null {
  const run: Run = { driver, state: initialState(history.world), invariants: new Invariants(driver) };
  for (const [step, act] of history.acts.entries()) {
    const found = playAct(run, act);
    if (found) return { step, ...found };
  }
  const found = lookRound(run, history);
  return found ? { step: history.acts.length, ...found } : null;
}

interface Run {
  driver: Driver;
  state: State;
  invariants: Invariants;
}

function playAct(run: Run, act: Act): Finding | null {
  switch (act.kind) {
    case 'read':
      return read(run, act);
    case 'look':
      return look(run, act.patient, act.viewer);
    case 'wait':
      run.driver.waitUntil(run.driver.now() + act.ms);
      return run.invariants.afterStep();
    case 'wait-hold':
      waitForHold(run, act);
      return run.invariants.afterStep();
    default:
      return change(run, act);
  }
}

function change({ driver, state, invariants }: Run, act: Act): Finding | null {
  const now = driver.now();
  const expected = verdict(state, act, now);
  const accepted = driver.perform(act);
  if (accepted && expected === 'must-not') return finding('an act passed that the rules refuse', JSON.stringify(act));
  if (!accepted && expected === 'must') return finding('an act was refused that the rules grant', JSON.stringify(act));
  if (!accepted) return invariants.afterStep();
  apply(state, act, now);
  return invariants.afterAct(act) ?? invariants.afterStep();
}

function waitForHold({ driver, state }: Run, act: Extract<Act, { kind: 'wait-hold' }>): void {
  const hold = state.holds.get(state.docs.get(act.doc)?.chain ?? '');
  if (hold) driver.waitUntil(hold[act.instant].to + act.offsetMs);
}

function read({ driver, state, invariants }: Run, act: Extract<Act, { kind: 'read' }>): Finding | null {
  const { by, patient, mode, reason } = act;
  const sight = professionalSight(state, by, patient, mode, reason, driver.now());
  const seen = driver.read(by, patient, mode, reason);
  const who = `${by} (${state.pros.get(by)?.role.row}) reads ${patient}, ${mode}`;
  return compare(sight, seen, who) ?? invariants.afterReading(act, seen, dossierOf(state, patient).attending);
}

function look({ driver, state, invariants }: Run, patient: string, viewer: Viewer): Finding | null {
  const now = driver.now();
  const sight = patientSight(state, patient, viewer, now);
  const seen = driver.look(patient, viewer);
  const who = `${viewer} of ${patient} looks`;
  return (
    compare(sight, seen, who) ??
    tellingNotice(state, viewer, seen.notices, now) ??
    (seen.opened ? missingNotice(state, patient, viewer, seen.notices, now) : null) ??
    invariants.afterLook(patient, viewer, seen, state)
  );
}

/** Everybody looks at everything at the end, in each mode. */
function lookRound(run: Run, { world }: History): Finding | null {
  const looks = world.patients.flatMap(({ id: patient }): Act[] => [
    ...world.pros.flatMap(({ id: by }) =>
      (['normal', 'break-glass', 'centre-15'] as const).map((mode): Act => ({
        kind: 'read',
        by,
        patient,
        mode,
        reason: mode === 'break-glass',
      })),
    ),
    { kind: 'look', patient, viewer: 'holder' },
    { kind: 'look', patient, viewer: 'representative' },
  ]);
  for (const act of looks) {
    const found = playAct(run, act);
    if (found) return found;
  }
  return null;
}
