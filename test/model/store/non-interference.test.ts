import { expect, test } from 'vitest';
import { generate } from '../world/generate.ts';
import { seeded } from '../world/random.ts';
import type { Act, History, World } from '../world/world.ts';
import { newDriver } from './driver.ts';

const PAIRS = 100;
const MODES = ['normal', 'break-glass', 'centre-15'] as const;

/** The same history with one masked document more, by somebody whom it is not about. */
function withMaskedDocument(history: History): { history: History; by: string; patient: string } {
  const random = seeded(history.seed ^ 0x5eed);
  const by = random.pick(history.world.pros).id;
  const patient = random.pick(history.world.patients).id;
  const says = { masked: true, hidden: false, secret: false };
  const extra: Act = { kind: 'deposit', by, patient, doc: 'masked', type: '11502-2', says, secretly: false };
  const at = random.below(history.acts.length + 1);
  return {
    history: { ...history, acts: [...history.acts.slice(0, at), extra, ...history.acts.slice(at)] },
    by,
    patient,
  };
}

/** Whoever never had the right to it: neither its author nor, at any time, the médecin traitant. */
function strangers(world: World, acts: readonly Act[], author: string): string[] {
  const named = acts.flatMap((act) =>
    act.kind === 'patient' && act.does.deed === 'attending' && act.does.pro ? [act.does.pro] : [],
  );
  const attending = world.patients.flatMap((one) => one.attending ?? []);
  const out = new Set([author, ...named, ...attending]);
  return world.pros.map(({ id }) => id).filter((id) => !out.has(id));
}

/** All that strangers are told, reading after reading, and which of their acts passed. */
function tellings({ world, acts }: History, who: readonly string[]): string[] {
  const driver = newDriver(world);
  const told: string[] = [];
  const ask = (by: string, patient: string): unknown =>
    MODES.map((mode) => told.push(`${by} ${patient} ${mode} ${driver.tell(by, patient, mode)}`));
  for (const act of acts) {
    if (act.kind === 'wait') driver.waitUntil(driver.now() + act.ms);
    if (act.kind === 'read' && who.includes(act.by)) ask(act.by, act.patient);
    const passed = driver.perform(act);
    if ('by' in act && who.includes(act.by)) told.push(`${JSON.stringify(act)} ${passed}`);
  }
  for (const by of who) for (const { id } of world.patients) ask(by, id);
  return told;
}

test('N9, R21, H16: with one masked document more, nothing that strangers can observe changes', () => {
  let compared = 0;
  for (let seed = 1; seed <= PAIRS; seed++) {
    const history = generate(seed);
    const other = withMaskedDocument(history);
    const who = strangers(history.world, history.acts, other.by);
    const before = tellings(history, who);
    expect(tellings(other.history, who), `seed ${seed}`).toEqual(before);
    compared += before.length;
  }
  expect(compared).toBeGreaterThan(PAIRS);
}, 60_000);
