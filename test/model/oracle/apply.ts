/** What an act that passed changes, as the rules tell it. Acts that were refused change nothing. */
import type { Act, PatientDeed, Restrictions } from '../world/world.ts';
import { dossierOf, heldAt, openHold, restrictedBy, type Doc, type State } from './state.ts';

/** @param act an act that the store accepted at `now` */
export function apply(state: State, act: Act, now: number): void {
  switch (act.kind) {
    case 'grant':
      dossierOf(state, act.patient).grants.set(act.by, now);
      // Only a médecin traitant passes here in spite of a block, which then no longer counts.
      dossierOf(state, act.patient).blocked.delete(act.by);
      dossierOf(state, act.patient).unsettled.delete(act.by);
      return;
    case 'withdraw':
      dossierOf(state, act.patient).grants.delete(act.by);
      dossierOf(state, act.patient).unsettled.delete(act.by);
      return;
    case 'deposit':
      file(state, { label: act.doc, patient: act.patient, author: act.by, type: act.type }, act.says, now);
      return;
    case 'replace':
      replace(state, act, now);
      return;
    case 'visibility':
      change(state, act, now);
      return;
    case 'status':
      settle(state, act);
      return;
    case 'patient':
      patientDeed(state, act.patient, act.does, now);
      return;
    default:
      return;
  }
}

function file(
  state: State,
  doc: Pick<Doc, 'label' | 'patient' | 'author' | 'type'>,
  says: Restrictions,
  now: number,
): void {
  state.docs.set(doc.label, {
    ...doc,
    chain: doc.label,
    status: 'current',
    chainDeleted: false,
    at: now,
    ...restrictedBy(says),
  });
  if (says.hidden) state.holds.set(doc.label, openHold(now, says.secret));
}

/** N7: a version inherits what its predecessor was restricted by; R25: the hold goes on, it never restarts. */
function replace(state: State, act: Extract<Act, { kind: 'replace' }>, now: number): void {
  const old = state.docs.get(act.doc);
  if (!old) return;
  old.status = 'replaced';
  state.docs.set(act.as, {
    ...old,
    label: act.as,
    author: act.by,
    status: 'current',
    at: now,
    masked: old.masked || act.says.masked,
    secret: old.secret || act.says.secret,
  });
}

function change(state: State, act: Extract<Act, { kind: 'visibility' }>, now: number): void {
  const doc = state.docs.get(act.doc);
  if (!doc) return;
  // R21 and R25 speak of the datum: all its versions follow.
  for (const one of versionsOf(state, doc)) {
    if (act.change === 'mask' || act.change === 'unmask') one.masked = act.change === 'mask';
    if (act.change === 'show-representatives') one.secret = false;
  }
  if (act.change !== 'show-patient' || heldAt(state, doc, now) === 'must-not') return;
  const hold = state.holds.get(doc.chain);
  if (hold) hold.announcedAt = now;
}

function settle(state: State, act: Extract<Act, { kind: 'status' }>): void {
  const doc = state.docs.get(act.doc);
  if (!doc) return;
  if (act.change === 'delete') remove(state, doc);
  else doc.status = act.change === 'archive' ? 'archived' : 'current';
}

const versionsOf = (state: State, doc: Doc): Doc[] => [...state.docs.values()].filter((one) => one.chain === doc.chain);

function remove(state: State, doc: Doc): void {
  for (const one of versionsOf(state, doc)) one.chainDeleted = true;
  doc.status = 'deleted';
}

function patientDeed(state: State, patient: string, does: PatientDeed, now: number): void {
  const dossier = dossierOf(state, patient);
  switch (does.deed) {
    case 'mask':
    case 'unmask': {
      const doc = state.docs.get(does.doc);
      if (doc) for (const one of versionsOf(state, doc)) one.masked = does.deed === 'mask';
      return;
    }
    case 'delete': {
      const doc = state.docs.get(does.doc);
      if (doc) remove(state, doc);
      return;
    }
    case 'deposit':
      file(state, { label: does.doc, patient, author: patient, type: does.type }, NOTHING_HIDDEN, now);
      return;
    case 'block':
      dossier.blocked.add(does.pro);
      return;
    case 'unblock':
      if (dossier.blocked.delete(does.pro) && dossier.grants.delete(does.pro)) dossier.unsettled.add(does.pro);
      return;
    case 'oppose':
      dossier.breakGlassOpposed = does.breakGlass;
      dossier.centre15Opposed = does.centre15;
      return;
    case 'attending':
      dossier.attending = does.pro;
      return;
    case 'close':
      dossier.closedAt = now;
      return;
    case 'reopen':
      dossier.closedAt = null;
  }
}

const NOTHING_HIDDEN: Restrictions = { masked: false, hidden: false, secret: false };
