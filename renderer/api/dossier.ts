import { create } from 'zustand';
import type { Dossier } from '../../shared/contract/dossier.ts';
import type { Fault } from '../../shared/fault.ts';
import { call } from './client.ts';

/** What the status bar repeats of the list on screen. */
export interface ListFacts {
  readonly receivedAt: number;
  readonly scopeFrom: string | null;
  readonly fromCopy: boolean;
}

/** The screen under the rail. `patients` is the search; a dossier may stay open behind it. */
export type Screen = 'patients' | 'dossier' | 'deposit' | 'outbox';

interface DossierView {
  readonly screen: Screen;
  readonly dossier: Dossier | null;
  /** INS of the patient being opened, while the DMP is asked. */
  readonly opening: boolean;
  readonly faults: readonly Fault[];
  readonly list: ListFacts | null;
  readonly go: (screen: Screen) => void;
  readonly open: (insId: string) => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly show: (dossier: Dossier) => void;
  readonly close: () => Promise<void>;
  readonly noteList: (list: ListFacts | null) => void;
}

const NOTHING = { screen: 'patients', dossier: null, opening: false, faults: [], list: null } as const;

/** Counts what was begun: an answer that comes after a later act, or after a lock, is dropped (H02). */
let turn = 0;

/**
 * The dossier under the banner, as shown. One at a time; opening another drops the first from the window before the
 * main process is asked (H01).
 */
export const useDossier = create<DossierView>((set, get) => ({
  ...NOTHING,
  go: (screen) => set({ screen }),
  open: async (insId) => {
    const mine = ++turn;
    set({ ...NOTHING, screen: 'dossier', opening: true });
    const answer = await call('dossier.open', { insId });
    if (mine !== turn) return;
    if (answer.ok) set({ dossier: answer.value, opening: false });
    else set({ faults: answer.faults, opening: false });
  },
  resume: async () => {
    const mine = ++turn;
    set({ ...NOTHING, screen: 'dossier', opening: true });
    const answer = await call('dossier.current', {});
    if (mine !== turn) return;
    if (!answer.ok) set({ faults: answer.faults, opening: false, screen: 'patients' });
    else set({ dossier: answer.value, opening: false, screen: answer.value ? 'dossier' : 'patients' });
  },
  refresh: async () => {
    const token = get().dossier?.token;
    if (!token || get().opening) return;
    const mine = turn;
    const answer = await call('dossier.current', {});
    if (mine === turn && answer.ok && answer.value?.token === token) set({ dossier: answer.value });
  },
  show: (dossier) => {
    if (dossier.token === get().dossier?.token) set({ dossier });
  },
  close: async () => {
    const token = get().dossier?.token;
    turn += 1;
    set(NOTHING);
    if (token) await call('dossier.close', { token });
  },
  noteList: (list) => set({ list }),
}));

/** Empties the window of the patient, at lock. */
export function forgetDossier(): void {
  turn += 1;
  useDossier.setState(NOTHING);
}
