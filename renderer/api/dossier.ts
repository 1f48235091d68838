import { create } from 'zustand';
import type { Screen } from '../../shared/contract/app.ts';
import type { Answer } from '../../shared/contract/answer.ts';
import type { DocumentList, DocumentRow, Dossier, Since } from '../../shared/contract/dossier.ts';
import type { Fault } from '../../shared/fault.ts';
import { call } from './client.ts';
import { forgetSpot, loadSpot } from './spot.ts';

/** What is asked of the DMP: two years of documents in force at first (R18). */
export interface Asked {
  readonly scope: 'two-years' | 'all';
  readonly archived: boolean;
  readonly obsolete: boolean;
}

/** What is known of the submissions since the last consultation, beside the list (R18). */
export interface ReadSince {
  readonly older: number;
  readonly complete: boolean;
}

/** The last list of the open dossier. It outlives its screen: coming back to it is no reason to search again. */
export interface ReadList {
  readonly list: DocumentList;
  readonly asked: Asked;
  /** Null until it was asked, and where there is nothing to ask. */
  readonly since: ReadSince | null;
}

/** The list with each row as `change` leaves it. */
function withRows(read: ReadList, change: (row: DocumentRow) => DocumentRow): ReadList {
  const rows = read.list.rows.map((row) => ('unreadable' in row ? row : change(row)));
  return { ...read, list: { ...read.list, rows } };
}

interface DossierView {
  readonly screen: Screen;
  readonly dossier: Dossier | null;
  /** INS of the patient being opened, while the DMP is asked. */
  readonly opening: boolean;
  readonly faults: readonly Fault[];
  readonly read: ReadList | null;
  /** The document that the next file filed is a new version of (RPLC). */
  readonly replacing: DocumentRow | null;
  readonly go: (screen: Screen) => void;
  /** Goes to the deposit screen for a new version of this document; null gives that up. */
  readonly replace: (row: DocumentRow | null) => void;
  readonly open: (insId: string) => Promise<void>;
  /** After an unlock, or in a page that came up anew: what the main process has open, on the screen where one was. */
  readonly resume: (screenAtLock: Screen | null) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly show: (dossier: Dossier) => void;
  readonly close: () => Promise<void>;
  readonly keepList: (token: string, read: ReadList) => void;
}

const NOTHING = { screen: 'patients', dossier: null, opening: false, faults: [], read: null, replacing: null } as const;

const UNKNOWN_SINCE: ReadSince = { older: 0, complete: false };

/** Counts what was begun: an answer that comes after a later act, or after a lock, is dropped (H02). */
let turn = 0;

/** The screen that comes back with a dossier, or without: the one where the card left, as far as it still is one. */
function screenFor(dossier: Dossier | null, atLock: Screen): Screen {
  if (atLock === 'dossier' || atLock === 'deposit') {
    if (!dossier) return 'patients';
    return atLock === 'deposit' && dossier.mayDeposit ? 'deposit' : 'dossier';
  }
  return atLock;
}

/** Whether documents may be listed: nothing is asked of a list before. */
function hasList({ outcome }: Dossier): boolean {
  return outcome.kind === 'open' || outcome.kind === 'unreachable';
}

/** What an unlock brings back. Who went to another screen meanwhile stays there: the dossier comes back behind it. */
function comeBack(answer: Answer<Dossier | null>, screen: Screen, atLock: Screen): Partial<DossierView> {
  const moved = screen !== 'dossier';
  if (!answer.ok) return { faults: answer.faults, screen: moved ? screen : 'patients' };
  return { dossier: answer.value, screen: moved ? screen : screenFor(answer.value, atLock) };
}

/**
 * The dossier under the banner, as shown. One at a time; opening another drops the first from the window before the
 * main process is asked (H01).
 */
export const useDossier = create<DossierView>((set, get) => ({
  ...NOTHING,
  // Leaving the deposit screen gives a replacement up: a later file is a document of its own.
  go: (screen) => set({ screen, replacing: null }),
  replace: (replacing) => set({ replacing, ...(replacing && { screen: 'deposit' }) }),
  open: async (insId) => {
    const mine = ++turn;
    set({ ...NOTHING, screen: 'dossier', opening: true });
    const answer = await call('dossier.open', { insId });
    if (mine !== turn) return;
    if (answer.ok) set({ dossier: answer.value, opening: false });
    else set({ faults: answer.faults, opening: false });
  },
  resume: async (screenAtLock) => {
    const mine = ++turn;
    set({ ...NOTHING, screen: 'dossier', opening: true });
    const answer = await call('dossier.current', {});
    if (answer.ok && answer.value && mine === turn && hasList(answer.value)) await loadSpot(answer.value.token);
    if (mine !== turn) return;
    set({ ...comeBack(answer, get().screen, screenAtLock ?? 'dossier'), opening: false });
  },
  refresh: async () => {
    const token = get().dossier?.token;
    if (!token || get().opening) return;
    const mine = turn;
    const answer = await call('dossier.current', {});
    if (mine === turn && answer.ok && answer.value?.token === token) set({ dossier: answer.value });
  },
  show: (dossier) => dossier.token === get().dossier?.token && set({ dossier }),
  close: async () => {
    const token = get().dossier?.token;
    turn += 1;
    set(NOTHING);
    if (token) await call('dossier.close', { token });
  },
  keepList: (token, read) => {
    if (token === get().dossier?.token) set({ read });
  },
}));

/** Puts a dossier under the banner that another act opened: an emergency. */
export function enterDossier(dossier: Dossier): void {
  turn += 1;
  useDossier.setState({ ...NOTHING, screen: 'dossier', dossier });
}

/** Takes the dossier of this token off the screen; the main process has ended it already. */
export function leaveDossier(token: string): void {
  if (token !== useDossier.getState().dossier?.token) return;
  turn += 1;
  useDossier.setState(NOTHING);
}

/** Empties the window of the patient, at lock. */
export function forgetDossier(): void {
  turn += 1;
  forgetSpot();
  useDossier.setState(NOTHING);
}

/** The same patient under a new token: everything of the old one leaves the window (H02). */
export function replaceDossier(before: string, dossier: Dossier): void {
  if (before !== useDossier.getState().dossier?.token) return;
  turn += 1;
  useDossier.setState({ ...NOTHING, screen: 'dossier', dossier });
}

/** What was submitted since the last consultation is known; null when the DMP did not say. */
export function keepSince(token: string, since: Since | null): void {
  const { dossier, read } = useDossier.getState();
  if (token !== dossier?.token || !read) return;
  const kinds = new Map(since?.marks.map(({ rowId, kind }) => [rowId, kind]));
  const told = withRows(read, (row) => {
    const kind = kinds.get(row.rowId);
    return kind ? { ...row, news: { kind, opened: row.news?.opened ?? false } } : row;
  });
  const known = since ? { older: since.older, complete: since.complete } : UNKNOWN_SINCE;
  useDossier.setState({ read: { ...told, since: known } });
}

/** A document was opened: its mark goes, its row stays where it is (H35). */
export function noteOpened(token: string, uniqueId: string): void {
  const { dossier, read } = useDossier.getState();
  const marked = read?.list.rows.some((row) => row.uniqueId === uniqueId && 'news' in row && !row.news?.opened);
  if (token !== dossier?.token || !read || !marked) return;
  const opened = (row: DocumentRow): DocumentRow =>
    row.uniqueId === uniqueId && row.news ? { ...row, news: { ...row.news, opened: true } } : row;
  useDossier.setState({ read: withRows(read, opened) });
}
