/** Plays a history on the sandbox's engine. It knows how acts are said there, and nothing of what they should give. */
import type { Acts } from '../../../sandbox/engine/acts.ts';
import { createEngine, type Engine } from '../../../sandbox/engine/engine.ts';
import { listDocuments } from '../../../sandbox/patient/documents.ts';
import { listNotices } from '../../../sandbox/patient/history.ts';
import { HOSPITAL } from '../../../sandbox/pki/structures.ts';
import type { PatientRecord } from '../../../sandbox/store/records.ts';
import type { Notice } from '../../../sandbox/store/notices.ts';
import type { Act, Mode, Patient, PatientDeed, Restrictions, Viewer, World } from '../world/world.ts';
import { deskDeed, nationalIdOf, type Placed } from './desk-deed.ts';
import { rowsOf, type StoreRows } from './store-rows.ts';

const OID = '1.2.250.1.213.1.4.10';
const CODE = { masked: 'MASQUE_PS', hidden: 'INVISIBLE_PATIENT', secret: 'INVISIBLE_REPRESENTANTS_LEGAUX' } as const;
const PURPOSE = { normal: 'normal', 'break-glass': 'bris_de_glace', 'centre-15': 'centre_15' } as const;

/** What a reader got: whether he was let in, and which documents of the history he was shown. */
export interface Glimpse {
  opened: boolean;
  docs: ReadonlySet<string>;
  /** Documents about which ways of asking disagree: listed and not fetched, or the other way round. */
  contradictions: readonly string[];
}

/** Everything that TD0.2 and TD3.1 tell a reader, as one text. */
export type Telling = string;

export interface Driver {
  now(): number;
  /** Moves the clock on; never back. */
  waitUntil(instant: number): void;
  /** Whether the store accepted the act. */
  perform(act: Act): boolean;
  read(by: string, patient: string, mode: Mode, reason: boolean): Glimpse;
  /** What a reader can observe, to compare two worlds. */
  tell(by: string, patient: string, mode: Mode): Telling;
  look(patient: string, viewer: Viewer): Glimpse & { notices: readonly Notice[] };
  /** Restrictions a document bears in the store. */
  codesOf(doc: string): readonly string[];
  rows: StoreRows;
}

export const insOf = (patient: string): { oid: string; value: string } => ({
  oid: OID,
  value: ['279035121518989', '207058575627097', '180017500100127'][Number(patient.slice(1))] ?? '',
});

let shared: Engine | null = null;

/** An engine in which the people of this world are known; one database serves all histories of a process. */
export function newDriver(world: World): Driver {
  shared ??= createEngine(world.startsAt);
  // Taken back as one transaction: emptying table by table costs more than the history.
  if (shared.store.inTransaction) shared.store.exec('ROLLBACK');
  shared.store.exec('BEGIN');
  shared.now = world.startsAt;
  return driverOn(shared, world);
}

/** @param engine an empty one, at the first hour of the world */
export function driverOn(engine: Engine, world: World): Driver {
  for (const patient of world.patients) engine.addPatient(recordOf(patient));
  const stage: Stage = { engine, world, placed: new Map() };
  return {
    now: () => engine.now,
    waitUntil: (instant) => {
      engine.now = Math.max(engine.now, instant);
    },
    perform: (act) => perform(stage, act),
    read: (by, patient, mode, reason) => readAll(stage, by, patient, mode, reason),
    tell: (by, patient, mode) => tellAll(stage, by, patient, mode),
    look: (patient, viewer) => lookAll(stage, patient, viewer),
    codesOf: (doc) => storedCodes(stage, stage.placed.get(doc)?.uniqueId ?? ''),
    rows: rowsOf(engine.store),
  };
}

interface Stage {
  engine: Engine;
  world: World;
  placed: Map<string, Placed>;
}

/** A patient as the store's row. */
export function recordOf(patient: Patient): PatientRecord {
  const relation = { parents: 'MTH', guardian: 'GUARD', none: null }[patient.representatives];
  return {
    ins: insOf(patient.id),
    birthName: 'PAT-MODELE',
    givenNames: patient.id,
    firstGivenName: patient.id,
    sex: 'F',
    birthDate: patient.birthDate,
    dossier: patient.dossier ? 'ACTIF' : 'INEXISTANT',
    ...(patient.attending === null ? {} : { attendingPractitioner: nationalIdOf(patient.attending) }),
    representatives: relation === null ? [] : [{ relation, given: 'CLAUDE', family: 'PAT-MODELE' }],
  };
}

interface Guise {
  mode?: Mode;
  reason?: boolean;
  secret?: boolean;
}

function acting({ engine, world }: Stage, by: string, patient: string, guise: Guise = {}): Acts {
  const pro = world.pros.find(({ id }) => id === by);
  if (!pro) throw new Error(`no professional ${by} in this world`);
  const caller = {
    nationalId: nationalIdOf(by),
    structureId: pro.regulates ? HOSPITAL.structureId : `49970000001100${pro.structure.slice(1)}`,
    profession: pro.role.profession,
    ...(pro.role.savoirFaire === null ? {} : { savoirFaire: pro.role.savoirFaire }),
    purpose: PURPOSE[guise.mode ?? 'normal'],
    ...(guise.reason ? { reason: 'Patient inconscient, détresse vitale' } : {}),
    secret: guise.secret ?? false,
  };
  return engine.as(caller, insOf(patient));
}

function perform(stage: Stage, act: Act): boolean {
  switch (act.kind) {
    case 'grant':
      return acting(stage, act.by, act.patient).authorise().ok;
    case 'withdraw':
      return acting(stage, act.by, act.patient).withdraw().ok;
    case 'deposit':
      return deposit(stage, act);
    case 'replace':
      return replace(stage, act);
    case 'visibility':
      return changeVisibility(stage, act);
    case 'status':
      return changeStatus(stage, act);
    case 'patient':
      return patientDeed(stage, act.patient, act.viewer, act.does);
    default:
      return true;
  }
}

export const codesFor = (says: Restrictions): string[] =>
  (['masked', 'hidden', 'secret'] as const).filter((one) => says[one]).map((one) => CODE[one]);

function deposit(stage: Stage, act: Extract<Act, { kind: 'deposit' }>): boolean {
  const written = { typeCode: act.type, title: act.doc, restrictions: codesFor(act.says) };
  const done = acting(stage, act.by, act.patient, { secret: act.secretly }).deposit([written]);
  const [uniqueId] = done.ok ? done.value : [];
  if (uniqueId !== undefined) stage.placed.set(act.doc, { patient: act.patient, uniqueId, typeCode: act.type });
  return done.ok;
}

function replace(stage: Stage, act: Extract<Act, { kind: 'replace' }>): boolean {
  const old = stage.placed.get(act.doc);
  if (!old) return false;
  // As above: a release gives every version a new entryUUID.
  acting(stage, act.by, old.patient).lookUp(old.uniqueId);
  const replaces = stage.engine.store
    .prepare<[string], string>('SELECT entry_uuid FROM documents WHERE unique_id = ?')
    .pluck()
    .get(old.uniqueId);
  if (replaces === undefined) return false;
  const written = { typeCode: old.typeCode, title: act.as, restrictions: codesFor(act.says), replaces };
  const done = acting(stage, act.by, old.patient).deposit([written]);
  const [uniqueId] = done.ok ? done.value : [];
  if (uniqueId !== undefined) stage.placed.set(act.as, { ...old, uniqueId });
  return done.ok;
}

function changeVisibility(stage: Stage, act: Extract<Act, { kind: 'visibility' }>): boolean {
  const target = stage.placed.get(act.doc);
  if (!target) return false;
  const acts = acting(stage, act.by, target.patient);
  // A client reads the entry before it sends it back; any message brings the holds to the hour.
  acts.lookUp(target.uniqueId);
  const codes = changedCodes(storedCodes(stage, target.uniqueId), act.change);
  return acts.restrict(target.uniqueId, codes).ok;
}

function changeStatus(stage: Stage, act: Extract<Act, { kind: 'status' }>): boolean {
  const target = stage.placed.get(act.doc);
  const to = ({ archive: 'Archived', unarchive: 'Approved', delete: 'Deleted' } as const)[act.change];
  return target !== undefined && acting(stage, act.by, target.patient).setStatus(target.uniqueId, to).ok;
}

function storedCodes({ engine }: Stage, uniqueId: string): string[] {
  const row = engine.store
    .prepare<[string], { masked: number; hidden: number; secret: number }>(
      `SELECT masked_to_professionals AS masked, invisible_to_patient AS hidden, invisible_to_representatives AS secret
       FROM documents WHERE unique_id = ?`,
    )
    .get(uniqueId);
  return row ? codesFor({ masked: row.masked === 1, hidden: row.hidden === 1, secret: row.secret === 1 }) : [];
}

const CHANGE = {
  mask: [CODE.masked, true],
  unmask: [CODE.masked, false],
  'show-patient': [CODE.hidden, false],
  'hide-patient': [CODE.hidden, true],
  'show-representatives': [CODE.secret, false],
  'hide-representatives': [CODE.secret, true],
} as const;

/** The codes a client would send back: those it read, one changed. */
export function changedCodes(before: readonly string[], change: keyof typeof CHANGE): string[] {
  const [code, added] = CHANGE[change];
  return added ? [...new Set([...before, code])] : before.filter((one) => one !== code);
}

function patientDeed(stage: Stage, patient: string, viewer: Viewer, does: PatientDeed): boolean {
  if (does.deed === 'reopen') return stage.engine.reopen(insOf(patient)).ok;
  const side = { store: stage.engine.store, now: stage.engine.now, placed: stage.placed };
  const done = stage.engine.patient(insOf(patient), viewer, (desk) => deskDeed(side, desk, patient, does));
  return done.ok && done.value;
}

function readAll(stage: Stage, by: string, patient: string, mode: Mode, reason: boolean): Glimpse {
  const acts = acting(stage, by, patient, { mode, reason });
  const placed = [...stage.placed];
  const listed = acts.list(['Approved', 'Deprecated', 'Archived']);
  const shown = new Set(listed.ok ? listed.value.map((one) => one.uniqueId) : []);
  const docs = placed.filter(([, one]) => shown.has(one.uniqueId));
  const contradictions = placed.filter(([, one]) => acts.read(one.uniqueId).ok !== shown.has(one.uniqueId));
  const elsewhere = docs.filter(([, one]) => one.patient !== patient);
  const unknown = shown.size === docs.length ? [] : ['a document nobody deposited'];
  const labels = [...contradictions, ...elsewhere].map(([doc]) => doc);
  return { opened: listed.ok, docs: new Set(docs.map(([doc]) => doc)), contradictions: [...labels, ...unknown] };
}

function tellAll(stage: Stage, by: string, patient: string, mode: Mode): Telling {
  const acts = acting(stage, by, patient, { mode, reason: mode === 'break-glass' });
  const listed = acts.list(['Approved', 'Deprecated', 'Archived']);
  const rows = listed.ok
    ? listed.value.map(({ title, status, version, creationTime, confidentialityCodes }) => [
        title,
        status,
        version,
        creationTime,
        confidentialityCodes.map(({ code }) => code).sort(),
      ])
    : listed;
  return JSON.stringify([acts.status(), rows]);
}

function lookAll(stage: Stage, patient: string, viewer: Viewer): ReturnType<Driver['look']> {
  const seen = stage.engine.patient(insOf(patient), viewer, (desk) => ({
    list: listDocuments(desk),
    notices: listNotices(desk),
  }));
  if (!seen.ok) return { opened: false, docs: new Set(), contradictions: [], notices: [] };
  const shown = new Set(seen.value.list.map((one) => one.uniqueId));
  const docs = [...stage.placed].filter(([, one]) => shown.has(one.uniqueId)).map(([doc]) => doc);
  return { opened: true, docs: new Set(docs), contradictions: [], notices: seen.value.notices };
}
