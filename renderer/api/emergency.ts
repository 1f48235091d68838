import { create } from 'zustand';
import type { EmergencyCard } from '../../shared/contract/emergency-card.ts';
import type { Preparation } from '../../shared/contract/emergency-preparation.ts';
import type { Standing } from '../../shared/contract/emergency.ts';
import type { EmergencyMode } from '../../shared/domain/emergency/access-event.ts';
import type { QuickReason } from '../../shared/domain/emergency/reason.ts';
import type { Fault } from '../../shared/fault.ts';
import { call } from './client.ts';
import { enterDossier, leaveDossier, useDossier } from './dossier.ts';

/** The person an emergency is asked for; no act was made yet. */
export type Wanted =
  | { readonly insId: string; readonly mode: EmergencyMode }
  /** A candidate of a search without INS (R31). */
  | { readonly candidateId: string; readonly mode: 'centre_15' };

/** What the second act hands over. */
export interface Acts {
  readonly unableToConsent: boolean;
  readonly immediateRisk: boolean;
  readonly samePerson: boolean;
  readonly reason: string;
  readonly quick: QuickReason | null;
}

interface EmergencyView {
  readonly standing: Standing | null;
  readonly wanted: Wanted | null;
  readonly preparation: Preparation | null;
  readonly card: EmergencyCard | null;
  /** An access ended by itself while its dossier was on the screen: said once. */
  readonly endedByItself: boolean;
  readonly ask: (wanted: Wanted | null) => void;
  readonly prepare: (wanted: Wanted) => Promise<readonly Fault[]>;
  readonly open: (acts: Acts) => Promise<readonly Fault[]>;
  readonly finish: (token: string, reason: string | null) => Promise<readonly Fault[]>;
  readonly complete: (accessId: string, reason: string) => Promise<readonly Fault[]>;
  readonly noted: () => void;
}

const NOTHING = { standing: null, wanted: null, preparation: null, card: null, endedByItself: false } as const;

/** Emergency accesses as shown; the right, its end and what was read are the main process's. */
export const useEmergency = create<EmergencyView>((set, get) => ({
  ...NOTHING,
  ask: (wanted) => set({ wanted, preparation: null }),
  prepare: async (wanted) => {
    const answer =
      'insId' in wanted
        ? await call('emergency.prepare', wanted)
        : await call('emergency.prepareCandidate', { candidateId: wanted.candidateId });
    // The dialog was closed, or opened for somebody else, while the DMP was asked (H02).
    if (get().wanted !== wanted) return [];
    if (answer.ok) set({ preparation: answer.value });
    return answer.ok ? [] : answer.faults;
  },
  open: async (acts) => {
    const { preparation } = get();
    if (!preparation) return [];
    const answer = await call('emergency.open', { preparationId: preparation.preparationId, ...acts });
    if (!answer.ok) return answer.faults;
    set({ wanted: null, preparation: null, card: null, endedByItself: false });
    enterDossier(answer.value);
    void loadCard();
    return [];
  },
  finish: async (token, reason) => {
    const answer = await call('emergency.close', { token, reason });
    if (!answer.ok) return answer.faults;
    set({ card: null });
    leaveDossier(token);
    return [];
  },
  complete: async (accessId, reason) => {
    const answer = await call('emergency.complete', { accessId, reason });
    if (!answer.ok) return answer.faults;
    const { standing } = get();
    if (standing) set({ standing: { ...standing, unfinished: answer.value } });
    return [];
  },
  noted: () => set({ endedByItself: false }),
}));

/** Asks what this card may do in an emergency, and which reasons wait for words. */
export async function loadStanding(): Promise<void> {
  const answer = await call('emergency.standing', {});
  if (answer.ok) useEmergency.setState({ standing: answer.value });
}

/** The token of the emergency on the screen, if there is one. */
function shownToken(): string | null {
  const { dossier } = useDossier.getState();
  return dossier?.outcome.kind === 'emergency' ? dossier.token : null;
}

/** Asks again for the card of the open emergency, as far as it is built. */
export async function loadCard(): Promise<void> {
  const token = shownToken();
  if (!token) return;
  const answer = await call('emergency.card', { token });
  if (token !== shownToken()) return;
  if (answer.ok) useEmergency.setState({ card: answer.value });
  else hideEnded(token);
}

/** Takes an access that is over off the screen, at once. */
export function hideEnded(token: string): void {
  if (token !== shownToken()) return;
  leaveDossier(token);
  useEmergency.setState({ card: null, endedByItself: true });
  void loadStanding();
}

/** Something of an access changed: it ended, or its card grew. */
export function hearEmergency(): void {
  void loadStanding();
  void loadCard();
}

/** Empties the window of emergencies, at lock. */
export function forgetEmergency(): void {
  useEmergency.setState(NOTHING);
}
