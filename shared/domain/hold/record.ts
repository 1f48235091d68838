import type { Ins } from '../patient/ins.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { Leave } from './leave.ts';
import { standingOrigin, type HoldOrigin } from './origin.ts';
import { holdState, type HoldEnding, type HoldState } from './state.ts';

/** Who answers for the announcement. `id` is null for a colleague named by hand. */
export interface HoldOwner {
  readonly id: string | null;
  readonly name: string;
  /** The absence of its giver that it was handed over for; he is asked to take it back when it is over. */
  readonly leave?: Leave;
}

/** How a hold began on this workstation; never changed afterwards. */
export interface HoldRecord {
  readonly id: string;
  readonly ins: Ins;
  /** Of the first version held: later ones join it (R25, R26 F). */
  readonly uniqueId: string;
  readonly setId: string | null;
  readonly title: string;
  readonly authorLabel: string;
  /** Its author is the holder of this card; otherwise it was met in a dossier that a médecin traitant opened (decision 25). */
  readonly mine: boolean;
  /** Why it is held, in the author's words; kept here and sent to nobody (R22). Empty for others' documents. */
  readonly reason: string;
  readonly openedAt: EpochMs;
}

/** What happened to a hold: only ever added. */
export type HoldEvent = { readonly at: EpochMs } & (
  | { readonly kind: 'deposited'; readonly origin: HoldOrigin }
  | { readonly kind: 'replaced'; readonly uniqueId: string }
  | { readonly kind: 'planned'; readonly talkAt: EpochMs | null; readonly place: string }
  | { readonly kind: 'entrusted'; readonly owner: HoldOwner | null }
  | { readonly kind: 'asked'; readonly by: string; readonly talkAt: EpochMs }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'announced'; readonly serverAt: EpochMs | null; readonly elsewhere: boolean }
  | { readonly kind: 'withdrawn' | 'dropped' | 'notice-due' | 'released' }
);

/** A hold as its events leave it. */
export interface Hold extends HoldRecord {
  /** uniqueIds of every version, the first one included. */
  readonly versions: readonly string[];
  /** Null until the registry has the document. */
  readonly origin: HoldOrigin | null;
  readonly ending: HoldEnding | null;
  /** Taken back before it was deposited: it never was a hold. */
  readonly dropped: boolean;
  readonly talk: { readonly at: EpochMs; readonly place: string } | null;
  readonly owner: (HoldOwner & { readonly since: EpochMs }) | null;
  /** «Annonce faite», said here. Until the registry's Success it waits, and the patient does not see the document. */
  readonly announcement: {
    readonly by: string;
    readonly talkAt: EpochMs;
    readonly askedAt: EpochMs;
    readonly state: 'waiting' | 'refused' | 'done';
    readonly code: string | null;
  } | null;
  /** Announced by somebody else, as a later list showed. */
  readonly elsewhere: boolean;
  readonly noticeLogged: boolean;
  readonly releaseLogged: boolean;
}

function begin(record: HoldRecord): Hold {
  return {
    ...record,
    versions: [record.uniqueId],
    origin: null,
    ending: null,
    dropped: false,
    talk: null,
    owner: null,
    announcement: null,
    elsewhere: false,
    noticeLogged: false,
    releaseLogged: false,
  };
}

function ended(hold: Hold, ending: HoldEnding): Hold {
  // The first ending stands: final states are final (R27).
  return hold.ending ? hold : { ...hold, ending };
}

function announced(hold: Hold, event: HoldEvent & { kind: 'announced' }): Hold {
  const announcement = hold.announcement && !event.elsewhere ? { ...hold.announcement, state: 'done' as const } : null;
  const next = { ...hold, announcement: announcement ?? hold.announcement, elsewhere: event.elsewhere };
  return ended(next, { kind: 'announced', at: event.serverAt ?? event.at });
}

function after(hold: Hold, event: HoldEvent): Hold {
  switch (event.kind) {
    case 'deposited':
      return { ...hold, origin: standingOrigin(hold.origin, event.origin) };
    case 'replaced':
      return { ...hold, versions: [...hold.versions, event.uniqueId] };
    case 'planned':
      return { ...hold, talk: event.talkAt === null ? null : { at: event.talkAt, place: event.place } };
    case 'entrusted':
      return { ...hold, owner: event.owner && { ...event.owner, since: event.at } };
    case 'asked': {
      const { by, talkAt, at: askedAt } = event;
      return { ...hold, announcement: { by, talkAt, askedAt, state: 'waiting', code: null } };
    }
    case 'refused':
      return {
        ...hold,
        announcement: hold.announcement && { ...hold.announcement, state: 'refused', code: event.code },
      };
    case 'announced':
      return announced(hold, event);
    case 'withdrawn':
      return ended(hold, { kind: 'withdrawn', at: event.at });
    case 'dropped':
      return { ...hold, dropped: true };
    case 'notice-due':
      return { ...hold, noticeLogged: true };
    case 'released':
      return { ...hold, releaseLogged: true };
  }
}

/** The hold that its events make, in their order. */
export function holdOf(record: HoldRecord, events: readonly HoldEvent[]): Hold {
  return events.reduce(after, begin(record));
}

/** R27, with what comes before it: `QUEUED` until the registry has the document. */
export type HoldPhase = HoldState | 'QUEUED';

/** Where a hold is now. */
export function phaseOf(hold: Pick<Hold, 'origin' | 'ending'>, now: EpochMs): HoldPhase {
  return hold.origin ? holdState(hold.origin, hold.ending, now) : 'QUEUED';
}
