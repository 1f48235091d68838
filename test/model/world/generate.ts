import { MATRIX_TYPES } from '../oracle/matrix.ts';
import { seeded, type Random } from './random.ts';
import { PHYSICIAN, ROLES } from './roles.ts';
import type { Act, History, Mode, Patient, PatientDeed, Pro, Restrictions, Viewer, World } from './world.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
const TYPES = MATRIX_TYPES.map(({ type }) => type);
const TELLING = ['34112-3', 'EXPPAT_3', 'EXPPAT_1', 'DOCPAT08', '60568-3', '11502-2', 'REMB', '57833-6'];
const WRITTEN_BY_PATIENTS = TYPES.filter((type) => /^(DOCPAT|EXPPAT)/.test(type));

/** One random history: who there is, and what they do, in order. */
export function generate(seed: number): History {
  const random = seeded(seed);
  const world = newWorld(random);
  return { seed, world, acts: newActs(random, world, 8 + random.below(24)) };
}

/** A history of a given length among given people. */
export function generateIn(world: World, seed: number, length: number): History {
  return { seed, world, acts: newActs(seeded(seed), world, length) };
}

/** Deposits near ends of months and changes of clocks, where instants are hard. */
function startingAt(random: Random): number {
  const year = 2026 + random.below(3);
  if (random.chance(0.5)) return Date.UTC(year, random.below(12), 1 + random.below(28)) + random.below(DAY);
  const day = random.pick([
    [0, 29],
    [0, 30],
    [0, 31],
    [1, 28],
    [2, 31],
    [4, 31],
    [7, 31],
    [11, 31],
    [1, 22],
    [1, 26],
    [2, 14],
    [2, 28],
    [8, 25],
    [8, 27],
    [9, 11],
    [9, 25],
  ] as const);
  return Date.UTC(year, day[0], day[1]) + (random.chance(0.5) ? random.below(5 * HOUR) : random.below(DAY));
}

function newWorld(random: Random): World {
  const startsAt = startingAt(random);
  const pros = Array.from({ length: 4 + random.below(3) }, (_, n): Pro => {
    const role = n === 0 ? PHYSICIAN : random.pick(ROLES);
    const place = random.below(3);
    return { id: `Q${n}`, role, structure: `S${place}`, regulates: place === 0 };
  });
  const patients = Array.from({ length: 1 + random.below(2) }, (_, n) => newPatient(random, `P${n}`, startsAt, pros));
  return { startsAt, pros, patients };
}

function newPatient(random: Random, id: string, startsAt: number, pros: readonly Pro[]): Patient {
  const kind = random.pick(['adult', 'adult', 'minor', 'minor', 'nearly', 'guarded'] as const);
  const year = new Date(startsAt).getUTCFullYear();
  // Somebody who comes of age within the days that follow, to cross the threshold in the history.
  const soon = new Date(startsAt + random.below(40 * DAY));
  const date = (of: number, month: number, day: number): string =>
    `${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const anyDay = (of: number): string => date(of, 1 + random.below(12), 1 + random.below(28));
  return {
    id,
    dossier: !random.chance(0.04),
    attending: random.chance(0.4) ? random.pick(physiciansOf({ pros })) : null,
    ...{
      adult: { birthDate: anyDay(year - 20 - random.below(60)), representatives: 'none' as const },
      minor: { birthDate: anyDay(year - 2 - random.below(14)), representatives: 'parents' as const },
      nearly: {
        birthDate: date(soon.getUTCFullYear() - 18, soon.getUTCMonth() + 1, Math.min(28, soon.getUTCDate())),
        representatives: 'parents' as const,
      },
      guarded: { birthDate: anyDay(year - 30 - random.below(50)), representatives: 'guardian' as const },
    }[kind],
  };
}

function newActs(random: Random, world: World, length: number): Act[] {
  const docs: string[] = [];
  const acts: Act[] = [];
  for (const pro of world.pros)
    for (const patient of world.patients)
      if (random.chance(0.6)) acts.push({ kind: 'grant', by: pro.id, patient: patient.id });
  for (let n = 0; n < length; n++) acts.push(...newAct(random, world, docs));
  return acts;
}

function newAct(random: Random, world: World, docs: string[]): Act[] {
  const by = random.pick(world.pros).id;
  const patient = random.pick(world.patients).id;
  const roll = random.below(100);
  if (docs.length === 0 || roll < 20) return [newDeposit(random, by, patient, docs)];
  const doc = random.pick(docs.slice(-5));
  if (roll < 26) return [newReplacement(random, by, doc, docs)];
  if (roll < 37) return [{ kind: 'visibility', by, doc, change: random.pick(CHANGES) }];
  if (roll < 42) return [{ kind: 'status', by, doc, change: random.pick(['archive', 'unarchive', 'delete'] as const) }];
  if (roll < 56) return [newDeed(random, world, patient, docs)];
  if (roll < 63) return [{ kind: random.chance(0.7) ? 'grant' : 'withdraw', by, patient }];
  if (roll < 77) return [newReading(random, by, patient)];
  if (roll < 84) return [{ kind: 'look', patient, viewer: viewerOf(random) }];
  return newWait(random, doc, patient);
}

const CHANGES = [
  'mask',
  'mask',
  'unmask',
  'show-patient',
  'show-patient',
  'show-representatives',
  'hide-patient',
  'hide-representatives',
] as const;

const viewerOf = (random: Random): Viewer => (random.chance(0.6) ? 'holder' : 'representative');

function restrictions(random: Random): Restrictions {
  return { masked: random.chance(0.2), hidden: random.chance(0.35), secret: random.chance(0.15) };
}

function newDeposit(random: Random, by: string, patient: string, docs: string[]): Act {
  const doc = `d${docs.length + 1}`;
  docs.push(doc);
  const type = random.chance(0.3) ? random.pick(TELLING) : random.pick(TYPES);
  const secretly = random.chance(0.08);
  const says = restrictions(random);
  return {
    kind: 'deposit',
    by,
    patient,
    doc,
    type,
    says: secretly && random.chance(0.8) ? { ...says, secret: true } : says,
    secretly,
  };
}

function newReplacement(random: Random, by: string, doc: string, docs: string[]): Act {
  const as = `d${docs.length + 1}`;
  docs.push(as);
  return { kind: 'replace', by, doc, as, says: restrictions(random) };
}

function newReading(random: Random, by: string, patient: string): Act {
  const mode: Mode = random.pick(['normal', 'normal', 'break-glass', 'centre-15'] as const);
  return { kind: 'read', by, patient, mode, reason: mode === 'break-glass' && random.chance(0.85) };
}

function newDeed(random: Random, world: World, patient: string, docs: string[]): Act {
  const viewer = random.chance(0.7) ? 'holder' : 'representative';
  return { kind: 'patient', patient, viewer, does: deedOf(random, world, docs) };
}

function deedOf(random: Random, world: World, docs: string[]): PatientDeed {
  const pro = random.pick(world.pros).id;
  const doc = docs.length > 0 ? random.pick(docs) : 'd1';
  const roll = random.below(100);
  if (roll < 30) return { deed: random.chance(0.6) ? 'mask' : 'unmask', doc };
  if (roll < 38) return { deed: 'delete', doc };
  if (roll < 48) {
    const own = `d${docs.length + 1}`;
    docs.push(own);
    return { deed: 'deposit', doc: own, type: random.pick(WRITTEN_BY_PATIENTS) };
  }
  if (roll < 66) return { deed: random.chance(0.7) ? 'block' : 'unblock', pro };
  if (roll < 80) return { deed: 'oppose', breakGlass: random.chance(0.5), centre15: random.chance(0.5) };
  if (roll < 90) return { deed: 'attending', pro: random.chance(0.7) ? random.pick(physiciansOf(world)) : null };
  return { deed: random.chance(0.5) ? 'close' : 'reopen' };
}

/** A médecin traitant is a physician; a world always has one. */
const physiciansOf = ({ pros }: Pick<World, 'pros'>): string[] =>
  pros.filter(({ role }) => role.row === '10').map(({ id }) => id);

/** Either some time, or to the very edge of a hold with somebody looking there. */
function newWait(random: Random, doc: string, patient: string): Act[] {
  if (random.chance(0.4))
    return [
      {
        kind: 'wait',
        ms: random.pick([
          1,
          SECOND,
          60 * SECOND,
          HOUR,
          5 * HOUR,
          DAY,
          6 * DAY,
          20 * DAY,
          200 * DAY,
          400 * DAY,
          3653 * DAY,
        ]),
      },
    ];
  const instant = random.chance(0.3) ? 'notice' : 'release';
  const edges = random.pick([[-1], [0], [-1, 0], [-SECOND, 0], [SECOND]]);
  return edges.flatMap((offsetMs): Act[] => [
    { kind: 'wait-hold', doc, instant, offsetMs },
    { kind: 'look', patient, viewer: viewerOf(random) },
  ]);
}
