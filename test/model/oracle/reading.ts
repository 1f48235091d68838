/**
 * Who may read what (R3, R4, R6, R7, R9, R11, R21, R28, R30–R32, R34–R39), from the text of the rules alone.
 * Nothing here was taken from the sandbox or the client.
 */
import type { Mode, Pro, Viewer } from '../world/world.ts';
import { ageReachedAt } from './instants.ts';
import { matrixAllows } from './matrix.ts';
import { dossierOf, heldAt, proOf, type Cell, type Doc, type Dossier, type State } from './state.ts';

/** Twelve months (R7, a parameter whose exact day the text leaves open): silent on the days around it. */
const VALID_MS = 360 * 86_400_000;
const EXPIRED_MS = 370 * 86_400_000;

export interface Sight {
  /** May the dossier be entered at all? */
  opening: Cell;
  /** Label → may this document be seen? Without those of deleted documents, which nobody sees. */
  docs: ReadonlyMap<string, Cell>;
}

/** What a professional sees of a dossier. */
export function professionalSight(
  state: State,
  by: string,
  patient: string,
  mode: Mode,
  reason: boolean,
  now: number,
): Sight {
  const pro = proOf(state, by);
  const dossier = dossierOf(state, patient);
  const opening = openingCell(pro, dossier, mode, reason, now);
  const docs = living(state, patient).map((doc) => [doc.label, professionalCell(pro, dossier, doc, mode)] as const);
  return { opening, docs: new Map(docs) };
}

function openingCell(pro: Pro, dossier: Dossier, mode: Mode, reason: boolean, now: number): Cell {
  if (!dossier.facts.dossier || dossier.closedAt !== null) return 'must-not';
  // R3: occupational medicine is refused without its own express consent, of which the store has no record.
  if (pro.role.row === 'MEDTRAV') return 'must-not';
  // R3 refuses other roles: at the door or by showing them nothing, the text leaves that open.
  if (!pro.role.health) return 'silent';
  // R9, and section 13.8: no authorisation and no emergency goes round a block.
  if (dossier.blocked.has(pro.id)) return dossier.attending === pro.id ? 'silent' : 'must-not';
  if (mode === 'break-glass') return dossier.breakGlassOpposed || !reason ? 'must-not' : 'must';
  if (mode === 'centre-15') {
    // R31: the «médecin régulateur» himself, not any physician, nor those who take the calls.
    const regulator = pro.role.profession === '10' && pro.regulates;
    return dossier.centre15Opposed || !regulator ? 'must-not' : 'must';
  }
  const grantedAt = dossier.grants.get(pro.id);
  // R11 says what he reads, not whether he needs the authorisation of R7: the text leaves it open.
  const without: Cell = dossier.attending === pro.id || dossier.unsettled.has(pro.id) ? 'silent' : 'must-not';
  if (grantedAt === undefined || now - grantedAt > EXPIRED_MS) return without;
  return now - grantedAt < VALID_MS ? 'must' : 'silent';
}

function professionalCell(pro: Pro, dossier: Dossier, doc: Doc, mode: Mode): Cell {
  const own = doc.author === pro.id;
  if (!pro.role.health) return own ? 'silent' : 'must-not';
  const attending = dossier.attending === pro.id;
  if (doc.masked) {
    if (!own && !attending) return 'must-not';
    // R30 unmasks nothing in an emergency, and names author and médecin traitant as those who read masked documents.
    if (mode !== 'normal') return 'silent';
  }
  const allowed = own || attending || matrixAllows(pro.role.row, doc.type);
  return allowed ? (doc.chainDeleted ? 'silent' : 'must') : 'must-not';
}

/** What the patient, or who acts for him, sees of his dossier. */
export function patientSight(state: State, patient: string, viewer: Viewer, now: number): Sight {
  const dossier = dossierOf(state, patient);
  const docs = living(state, patient).map((doc) => [doc.label, patientCell(state, doc, viewer, now)] as const);
  return { opening: patientOpening(dossier, viewer, now), docs: new Map(docs) };
}

function patientOpening(dossier: Dossier, viewer: Viewer, now: number): Cell {
  if (!dossier.facts.dossier) return 'must-not';
  if (dossier.closedAt !== null) return 'silent';
  const adult = now >= ageReachedAt(dossier.facts.birthDate, 18);
  if (viewer === 'holder') return adult && dossier.facts.representatives !== 'guardian' ? 'must' : 'silent';
  if (dossier.facts.representatives === 'none') return 'must-not';
  if (dossier.facts.representatives === 'guardian') return 'must';
  return adult ? 'must-not' : 'must';
}

function patientCell(state: State, doc: Doc, viewer: Viewer, now: number): Cell {
  const held = heldAt(state, doc, now);
  if (held === 'must') return 'must-not';
  if (doc.secret && viewer === 'representative') return 'must-not';
  // The rules speak of the datum; whether its former versions and archived ones stay listed for the patient is not said.
  return held === 'silent' || doc.chainDeleted || doc.status !== 'current' ? 'silent' : 'must';
}

function living(state: State, patient: string): Doc[] {
  return [...state.docs.values()].filter((doc) => doc.patient === patient && doc.status !== 'deleted');
}
