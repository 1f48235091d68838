import type { Patient, Pro, Restrictions, World } from '../world/world.ts';
import { noticeSpan, releaseSpan, type Span } from './instants.ts';

/** What the oracle says of one thing: granted, forbidden, or not settled by the text of the rules. */
export type Cell = 'must' | 'must-not' | 'silent';

/** One version of a document. */
export interface Doc {
  label: string;
  patient: string;
  /** Id of a professional, or of the patient for what he wrote himself. */
  author: string;
  type: string;
  /** Label of the first version: all of a chain share one hold. */
  chain: string;
  status: 'current' | 'replaced' | 'archived' | 'deleted';
  masked: boolean;
  secret: boolean;
  /** Another version of the datum was deleted: what then becomes of this one is not said. */
  chainDeleted: boolean;
  /** Deposited at this instant. */
  at: number;
}

/** The announcement hold of a chain (R22–R27). */
export interface Hold {
  notice: Span;
  release: Span;
  /** Instant at which a human act ended it; null while only time can. */
  announcedAt: number | null;
  /** Deposited out of the representatives' sight: what was told then was not told to them (R35). */
  fromSecret: boolean;
}

export interface Dossier {
  facts: Patient;
  attending: string | null;
  blocked: Set<string>;
  /** Professional → instant of the latest authorisation. */
  grants: Map<string, number>;
  /** Unblocked since, after an authorisation: nothing says whether that one comes back. */
  unsettled: Set<string>;
  breakGlassOpposed: boolean;
  centre15Opposed: boolean;
  closedAt: number | null;
}

export interface State {
  pros: ReadonlyMap<string, Pro>;
  dossiers: ReadonlyMap<string, Dossier>;
  docs: Map<string, Doc>;
  holds: Map<string, Hold>;
}

export function initialState(world: World): State {
  return {
    pros: new Map(world.pros.map((pro) => [pro.id, pro])),
    dossiers: new Map(world.patients.map((facts) => [facts.id, newDossier(facts)])),
    docs: new Map(),
    holds: new Map(),
  };
}

function newDossier(facts: Patient): Dossier {
  return {
    facts,
    attending: facts.attending,
    blocked: new Set(),
    grants: new Map(),
    unsettled: new Set(),
    breakGlassOpposed: false,
    centre15Opposed: false,
    closedAt: null,
  };
}

/** The hold opened by a deposit that hides its document from the patient. */
export function openHold(depositedAt: number, fromSecret: boolean): Hold {
  return { notice: noticeSpan(depositedAt), release: releaseSpan(depositedAt), announcedAt: null, fromSecret };
}

/** Is this document withheld from the patient at this instant? `silent` inside an hour that clocks skip or repeat. */
export function heldAt(state: State, doc: Doc, now: number): Cell {
  const hold = state.holds.get(doc.chain);
  if (!hold || (hold.announcedAt !== null && now >= hold.announcedAt)) return 'must-not';
  if (now >= hold.release.to) return 'must-not';
  return now >= hold.release.from ? 'silent' : 'must';
}

/** What a new document is restricted by, as its deposit said. */
export function restrictedBy(says: Restrictions): Pick<Doc, 'masked' | 'secret'> {
  return { masked: says.masked, secret: says.secret };
}

export function dossierOf(state: State, patient: string): Dossier {
  const dossier = state.dossiers.get(patient);
  if (!dossier) throw new Error(`no patient ${patient} in this world`);
  return dossier;
}

export function proOf(state: State, id: string): Pro {
  const pro = state.pros.get(id);
  if (!pro) throw new Error(`no professional ${id} in this world`);
  return pro;
}
