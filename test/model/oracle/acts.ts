/** Which acts must pass and which must be refused, from the text of the rules alone; `silent` where it does not say. */
import type { Act, PatientDeed, Viewer } from '../world/world.ts';
import { ageReachedAt, yearsOn } from './instants.ts';
import { patientSight, professionalSight } from './reading.ts';
import { dossierOf, heldAt, proOf, type Cell, type Doc, type Dossier, type State } from './state.ts';

/** Types the patient writes (R20): what a professional may do with one of them is not said. */
const WRITTEN_BY_PATIENT = /^(DOCPAT|EXPPAT)|^74465-6$/;

/** The verdict on an act before it is tried. Looks and waits always pass. */
export function verdict(state: State, act: Act, now: number): Cell {
  switch (act.kind) {
    case 'grant':
      return granting(state, act.by, act.patient);
    case 'withdraw':
      return open(dossierOf(state, act.patient)) ? 'silent' : 'must-not';
    case 'deposit':
      return depositing(state, act, now);
    case 'replace':
      return replacing(state, act, now);
    case 'visibility':
      return changing(state, act, now);
    case 'status':
      return settling(state, act, now);
    case 'patient':
      return patientDeed(state, act.patient, act.viewer, act.does, now);
    default:
      return 'must';
  }
}

const open = (dossier: Dossier): boolean => dossier.facts.dossier && dossier.closedAt === null;

function granting(state: State, by: string, patient: string): Cell {
  const dossier = dossierOf(state, patient);
  const pro = proOf(state, by);
  if (!open(dossier) || !pro.role.health || pro.role.row === 'MEDTRAV') return open(dossier) ? 'silent' : 'must-not';
  // R9: a block is the patient's; the professional does not lift it by declaring a consent. Nobody blocks the médecin
  // traitant: what remains of a block older than that status is not said.
  if (dossier.blocked.has(by)) return dossier.attending === by ? 'silent' : 'must-not';
  return 'must';
}

function depositing(state: State, act: Extract<Act, { kind: 'deposit' }>, now: number): Cell {
  const dossier = dossierOf(state, act.patient);
  if (!open(dossier)) return 'must-not';
  if (act.says.masked && act.says.hidden) return 'must-not';
  const minor = now < ageReachedAt(dossier.facts.birthDate, 18);
  if (act.secretly && !act.says.secret) return 'must-not';
  // R35 and R36 are for minors; nothing says what becomes of the code on an adult's document.
  if ((act.secretly || act.says.secret) && !minor) return 'silent';
  // R46: the reimbursement history comes from the Assurance maladie only.
  if (act.type === 'REMB') return 'must-not';
  if (!proOf(state, act.by).role.health || WRITTEN_BY_PATIENT.test(act.type)) return 'silent';
  return dossier.blocked.has(act.by) ? 'silent' : 'must';
}

function replacing(state: State, act: Extract<Act, { kind: 'replace' }>, now: number): Cell {
  const doc = state.docs.get(act.doc);
  if (!doc || doc.status === 'deleted') return 'must-not';
  if (doc.author !== act.by || !open(dossierOf(state, doc.patient))) return 'must-not';
  const held = heldAt(state, doc, now);
  if (act.says.masked && act.says.hidden) return 'must-not';
  // R25: late hiding is refused. N8: nor from the representatives.
  if (act.says.hidden && held === 'must-not') return 'must-not';
  if (act.says.secret && !doc.secret) return 'must-not';
  if (doc.status !== 'current' || held === 'silent') return 'silent';
  // A message that leaves a restriction out is refused or made good: N7 is judged on what is then seen.
  if ((held === 'must' && !act.says.hidden) || (doc.secret && !act.says.secret) || doc.masked !== act.says.masked)
    return 'silent';
  // An inherited hold and a mask together meet the forbidden sum of R15.
  if (held === 'must' && act.says.masked) return 'silent';
  const secretOfAdult = act.says.secret && now >= ageReachedAt(dossierOf(state, doc.patient).facts.birthDate, 18);
  return secretOfAdult || dossierOf(state, doc.patient).blocked.has(act.by) ? 'silent' : 'must';
}

/** May this professional, in a normal access, see the document he wants to change? */
function sees(state: State, by: string, doc: Doc, now: number): Cell {
  const sight = professionalSight(state, by, doc.patient, 'normal', false, now);
  const cell = sight.docs.get(doc.label) ?? 'must-not';
  if (sight.opening === 'must-not' || cell === 'must-not') return 'must-not';
  return sight.opening === 'silent' || cell === 'silent' ? 'silent' : 'must';
}

function changing(state: State, act: Extract<Act, { kind: 'visibility' }>, now: number): Cell {
  const doc = state.docs.get(act.doc);
  if (!doc || doc.status === 'deleted' || !open(dossierOf(state, doc.patient))) return 'must-not';
  // R25, R27: late hiding is refused; a hold is asked for at deposit only. N8 for the representatives.
  if (act.change === 'hide-patient') return heldAt(state, doc, now) === 'must' ? 'silent' : 'must-not';
  if (act.change === 'hide-representatives') return doc.secret ? 'silent' : 'must-not';
  const seen = sees(state, act.by, doc, now);
  // Authors keep rights over their own document that the text does not tie to an authorisation (R16).
  if (seen === 'must-not') return doc.author === act.by ? 'silent' : 'must-not';
  if (seen === 'silent' || doc.status !== 'current') return 'silent';
  switch (act.change) {
    case 'show-patient':
      // R22: any health professional who reads the document may deliver it.
      return heldAt(state, doc, now) === 'must' ? 'must' : 'silent';
    case 'show-representatives':
      return 'silent';
    case 'mask':
      return doc.masked || heldAt(state, doc, now) !== 'must-not' ? 'silent' : 'must';
    case 'unmask':
      return doc.masked ? 'must' : 'silent';
  }
}

function settling(state: State, act: Extract<Act, { kind: 'status' }>, now: number): Cell {
  const doc = state.docs.get(act.doc);
  if (!doc || doc.status === 'deleted' || !open(dossierOf(state, doc.patient))) return 'must-not';
  if (act.change === 'delete') {
    if (doc.author !== act.by) return WRITTEN_BY_PATIENT.test(doc.type) ? 'silent' : 'must-not';
    if (WRITTEN_BY_PATIENT.test(doc.type)) return 'silent';
    return doc.status === 'current' || doc.status === 'archived' ? 'must' : 'silent';
  }
  if (doc.author === act.by) return 'silent';
  return sees(state, act.by, doc, now) === 'must-not' ? 'must-not' : 'silent';
}

function patientDeed(state: State, patient: string, viewer: Viewer, does: PatientDeed, now: number): Cell {
  const dossier = dossierOf(state, patient);
  if (does.deed === 'reopen') return reopening(dossier, viewer, now);
  if (dossier.closedAt !== null) return 'must-not';
  const sight = patientSight(state, patient, viewer, now);
  if (sight.opening !== 'must') return sight.opening;
  switch (does.deed) {
    case 'mask':
    case 'unmask': {
      const cell = sight.docs.get(does.doc) ?? 'must-not';
      const doc = state.docs.get(does.doc);
      return cell === 'must' && doc?.masked === (does.deed === 'mask') ? 'silent' : cell;
    }
    case 'delete': {
      const doc = state.docs.get(does.doc);
      if (!doc || doc.patient !== patient || doc.status === 'deleted' || doc.author !== patient) return 'must-not';
      return sight.docs.get(does.doc) === 'must' ? 'must' : 'silent';
    }
    case 'block':
      return dossier.attending === does.pro ? 'must-not' : 'must';
    default:
      return 'must';
  }
}

/** R39: during ten years after the closure; beyond, nothing is left. */
function reopening(dossier: Dossier, viewer: Viewer, now: number): Cell {
  if (dossier.closedAt === null || !dossier.facts.dossier) return 'silent';
  if (now >= yearsOn(dossier.closedAt, 10)) return 'must-not';
  const adult = now >= ageReachedAt(dossier.facts.birthDate, 18);
  return viewer === 'holder' && adult && dossier.facts.representatives !== 'guardian' ? 'must' : 'silent';
}
