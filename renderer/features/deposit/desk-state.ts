import type { DepositForm, Draft, Job } from '../../../shared/contract/deposit.ts';
import type { Fault } from '../../../shared/fault.ts';
import { isoToTypedDate } from '../../texts/format/partial-date.ts';

/** A draft on the desk: what the store keeps of it, and what only this screen knows. */
export interface Entry {
  readonly draft: Draft;
  /** The date as typed; the form holds it as `YYYY-MM-DD` once it is whole. */
  readonly typedDate: string;
  /** «This document is this person's», ticked after a look; never kept, never proposed (H28). */
  readonly looked: boolean;
  readonly faults: readonly Fault[];
}

/** A file on its way in, or set aside: `faults` is null while it is being read. */
export interface Incoming {
  readonly key: string;
  readonly fileName: string;
  readonly size: number;
  readonly faults: readonly Fault[] | null;
}

/** A file that somebody has just chosen. */
interface Arriving {
  /** The draft that was under the eyes; it comes back when no file of these is taken in. */
  readonly back: string | null;
}

export interface DeskState {
  readonly loading: boolean;
  readonly loadFaults: readonly Fault[];
  readonly entries: readonly Entry[];
  readonly incoming: readonly Incoming[];
  readonly currentId: string | null;
  /**
   * While it is read no form is open: what is typed now is meant for it, and would go to the draft that was open, with that
   * one's file (H28, H60).
   */
  readonly arriving: Arriving | null;
  /** The last document queued from here, so that it can be recalled from here. */
  readonly queued: Job | null;
}

export const EMPTY_DESK: DeskState = {
  loading: true,
  loadFaults: [],
  entries: [],
  incoming: [],
  currentId: null,
  arriving: null,
  queued: null,
};

export type DeskEvent =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly drafts: readonly Draft[] }
  /** Drafts at hand now; `asked` were on the desk when they were asked for. */
  | { readonly kind: 'returned'; readonly drafts: readonly Draft[]; readonly asked: readonly string[] }
  | { readonly kind: 'load-failed'; readonly faults: readonly Fault[] }
  | { readonly kind: 'coming'; readonly incoming: Incoming }
  | { readonly kind: 'accepted'; readonly key: string; readonly draft: Draft }
  | { readonly kind: 'set-aside'; readonly key: string; readonly faults: readonly Fault[] }
  | { readonly kind: 'dismissed'; readonly key: string }
  | { readonly kind: 'chosen'; readonly draftId: string }
  /** `faults` are those of the date, where it was typed. */
  | {
      readonly kind: 'written';
      readonly draftId: string;
      readonly form: DepositForm;
      readonly date?: { readonly typed: string; readonly faults: readonly Fault[] };
    }
  | { readonly kind: 'looked'; readonly draftId: string; readonly looked: boolean }
  | { readonly kind: 'faulted'; readonly draftId: string; readonly faults: readonly Fault[] }
  | { readonly kind: 'discarded'; readonly draftId: string }
  | { readonly kind: 'queued'; readonly draftId: string; readonly job: Job };

function entryOf(draft: Draft): Entry {
  return { draft, typedDate: isoToTypedDate(draft.form.actAt), looked: false, faults: [] };
}

/** A fault goes when its field is answered anew; the type also decides whether masking is possible (H20). */
function faultsLeft(faults: readonly Fault[], before: DepositForm, after: DepositForm): readonly Fault[] {
  const changed = (Object.keys(after) as (keyof DepositForm)[]).filter((field) => before[field] !== after[field]);
  const touched: readonly string[] = changed.includes('typeCode') ? [...changed, 'masked'] : changed;
  return faults.filter((fault) => fault.field === undefined || !touched.includes(fault.field));
}

/** Where the date was typed, what was wrong with it gives way to what is wrong with it now. */
function withDate(faults: readonly Fault[], ofDate: readonly Fault[] | undefined): readonly Fault[] {
  return ofDate ? [...faults.filter(({ field }) => field !== 'actAt'), ...ofDate] : faults;
}

function edit(state: DeskState, draftId: string, change: (entry: Entry) => Entry): DeskState {
  return {
    ...state,
    entries: state.entries.map((entry) => (entry.draft.draftId === draftId ? change(entry) : entry)),
  };
}

/** Takes a draft off the desk; the one that follows it, or else the one before, comes under the eyes. */
function without(state: DeskState, draftId: string): DeskState {
  const index = state.entries.findIndex((entry) => entry.draft.draftId === draftId);
  const entries = state.entries.filter((_, place) => place !== index);
  const next = entries[Math.min(index, entries.length - 1)]?.draft.draftId ?? null;
  return { ...state, entries, currentId: state.currentId === draftId ? next : state.currentId };
}

/** The kept drafts come back; a file taken in while they were being read stays as it is. */
function withDrafts(state: DeskState, drafts: readonly Draft[]): DeskState {
  const here = new Set(state.entries.map((entry) => entry.draft.draftId));
  const entries = [...drafts.filter((draft) => !here.has(draft.draftId)).map(entryOf), ...state.entries];
  const currentId = state.arriving ? null : (state.currentId ?? entries[0]?.draft.draftId ?? null);
  return { ...state, loading: false, loadFaults: [], entries, currentId };
}

/** A document recalled or refused is a draft again; one that was sent again from the queue is none any more (H31). */
function withReturned(state: DeskState, drafts: readonly Draft[], asked: readonly string[]): DeskState {
  const atHand = new Set(drafts.map(({ draftId }) => draftId));
  const gone = asked.filter((draftId) => !atHand.has(draftId));
  return withDrafts(gone.reduce(without, state), drafts);
}

function come(state: DeskState, incoming: Incoming): DeskState {
  const arriving = state.arriving ?? { back: state.currentId };
  return { ...state, incoming: [...state.incoming, incoming], currentId: null, arriving };
}

/** The first file taken in of those just chosen comes under the eyes; those that follow wait their turn. */
function accept(state: DeskState, key: string, draft: Draft): DeskState {
  const incoming = state.incoming.filter((one) => one.key !== key);
  const others = state.entries.filter((entry) => entry.draft.draftId !== draft.draftId);
  const entries = [...others, entryOf(draft)];
  // A new version is looked at at once: it was asked for from the document it replaces.
  const currentId = draft.replaces ? draft.draftId : (state.currentId ?? draft.draftId);
  return { ...state, incoming, entries, currentId, arriving: null };
}

function setAside(state: DeskState, key: string, faults: readonly Fault[]): DeskState {
  const incoming = state.incoming.map((one) => (one.key === key ? { ...one, faults } : one));
  const isWaiting = !state.arriving || incoming.some((one) => one.faults === null);
  if (isWaiting) return { ...state, incoming };
  const ids = state.entries.map(({ draft }) => draft.draftId);
  const currentId = ids.find((id) => id === state.arriving?.back) ?? ids[0] ?? null;
  return { ...state, incoming, currentId, arriving: null };
}

/** What the desk looks like after an event; nothing else changes it. */
export function deskAfter(state: DeskState, event: DeskEvent): DeskState {
  switch (event.kind) {
    case 'loading':
      return { ...state, loading: true, loadFaults: [] };
    case 'loaded':
      return withDrafts(state, event.drafts);
    case 'returned':
      return withReturned(state, event.drafts, event.asked);
    case 'load-failed':
      return { ...state, loading: false, loadFaults: event.faults };
    case 'coming':
      return come(state, event.incoming);
    case 'accepted':
      return accept(state, event.key, event.draft);
    case 'set-aside':
      return setAside(state, event.key, event.faults);
    case 'dismissed':
      return { ...state, incoming: state.incoming.filter((one) => one.key !== event.key) };
    case 'chosen':
      return { ...state, currentId: event.draftId, arriving: null };
    default:
      return entryAfter(state, event);
  }
}

type EntryEvent = Extract<DeskEvent, { kind: 'written' | 'looked' | 'faulted' | 'discarded' | 'queued' }>;

function entryAfter(state: DeskState, event: EntryEvent): DeskState {
  switch (event.kind) {
    case 'written':
      return edit(state, event.draftId, (entry) => ({
        ...entry,
        draft: { ...entry.draft, form: event.form },
        typedDate: event.date?.typed ?? entry.typedDate,
        faults: withDate(faultsLeft(entry.faults, entry.draft.form, event.form), event.date?.faults),
      }));
    case 'looked':
      return edit(state, event.draftId, (entry) => ({ ...entry, looked: event.looked }));
    case 'faulted':
      return edit(state, event.draftId, (entry) => ({ ...entry, faults: event.faults }));
    case 'discarded':
      return without(state, event.draftId);
    case 'queued':
      return { ...without(state, event.draftId), queued: event.job };
  }
}
