import { create } from 'zustand';
import type { AppState, Screen } from '../../shared/contract/app.ts';
import type { CardView } from '../../shared/contract/card.ts';
import type { EventName } from '../../shared/contract/names.ts';
import { sayBlank } from './blank.ts';
import { call, listen } from './client.ts';
import { forgetCopies, loadCopies, useCopies } from './copies.ts';
import { forgetEmergency, hearEmergency, loadStanding } from './emergency.ts';
import { loadDocumentTypes } from './document-types.ts';
import { forgetDossier, useDossier } from './dossier.ts';
import { forgetHolds, loadHolds } from './holds.ts';
import { forgetVerdict, loadVerdict } from './journal.ts';
import { forgetShow, isTurned, useShow } from './show.ts';
import { forgetJobs, hearJob, loadJobs } from './outbox.ts';

interface Workstation {
  readonly app: AppState | null;
  readonly card: CardView | null;
}

/** What the window shows of the workstation and its card; the truth is in the main process. */
export const useWorkstation = create<Workstation>(() => ({ app: null, card: null }));

/** Everything of a patient leaves the window in the same turn as the card (decision 13). */
function forgetPatient(): void {
  forgetDossier();
  forgetShow();
  forgetEmergency();
  forgetHolds();
  forgetCopies();
  forgetJobs();
  forgetVerdict();
}

/**
 * Where one worked in this page when its card left; null before. Such a page shows nothing any more, no field for a code
 * either: it waits for its end, and the lock screen comes up in another process (N5).
 */
let leftAt: { readonly screen: Screen } | null = null;

function isOpen(): boolean {
  return useWorkstation.getState().card?.kind === 'open';
}

/** Empties the window in this turn, for good. */
function emptyWindow(): void {
  leftAt ??= { screen: useDossier.getState().screen };
  forgetPatient();
  useWorkstation.setState({ card: null });
}

/** Shows a state of the card; after an open one any other empties the window. */
export function showCard(card: CardView): void {
  const wasOpen = isOpen();
  if (card.kind !== 'open' && wasOpen) emptyWindow();
  if (leftAt) return;
  useWorkstation.setState({ card });
  // The card may have left while this page was coming up: its lock waits for this word.
  if (card.kind !== 'open') void sayBlank(null);
  if (card.kind === 'open' && !wasOpen) void comeBack();
}

async function comeBack(): Promise<void> {
  void loadApp();
  void loadJobs();
  void loadHolds();
  void loadVerdict();
  void loadStanding();
  void loadDocumentTypes();
  await resumeWork();
}

/** The dossier that the main process has open, on the screen where one was when the card left. */
function resumeWork(): Promise<void> {
  return useDossier.getState().resume(useWorkstation.getState().app?.screenAtLock ?? null);
}

/** Asks again for the environment, the waiting documents and the last contact. */
export async function loadApp(): Promise<void> {
  const answer = await call('app.state', {});
  if (!answer.ok) return;
  const wasDue = useWorkstation.getState().app?.reminderDue ?? false;
  useWorkstation.setState({ app: answer.value });
  // Nothing of a dossier was given before (R2). In this very turn: whoever types in the search that comes would lose it.
  if (wasDue && !answer.value.reminderDue && isOpen()) await resumeWork();
}

/** Asks again where the card stands. */
export async function loadCard(): Promise<void> {
  const answer = await call('card.state', {});
  if (answer.ok) showCard(answer.value);
}

/** Locks at once: the window is emptied before the main process answers. */
export async function lockNow(): Promise<void> {
  emptyWindow();
  // One turn for the screen that just went: what was typed last is handed over before the lock refuses it (decision 13).
  await new Promise((resolve) => setTimeout(resolve, 0));
  const answer = await call('card.lock', {});
  if (answer.ok) return;
  leftAt = null;
  await loadCard();
}

function saysNotOpen(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'kind' in payload && payload.kind !== 'open';
}

/** A deposit that arrived was signed for: the status bar counts. Its progress changes nothing of the dossier. */
function saysSent(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'state' in payload && payload.state === 'sent';
}

/** A card that left must not wait for an answer to be gone from the screen. */
function hearCard(payload: unknown): void {
  if (saysNotOpen(payload) && isOpen()) emptyWindow();
  if (saysNotOpen(payload) && leftAt) void sayBlank(leftAt.screen);
  void loadCard();
  void loadApp();
}

/** Hears what concerns the doctor alone: turned to the patient the window asks nothing, since it would be refused. */
function listenAtDoctors(name: EventName, hear: (payload: unknown) => void): () => void {
  return listen(name, (payload) => {
    if (!isTurned(useShow.getState())) hear(payload);
  });
}

/** What happened while the screen was the patient's, asked for when it comes back. */
function catchUp(): void {
  if (!isOpen()) return;
  void loadJobs();
  void loadHolds();
  void loadVerdict();
  void loadStanding();
  void useDossier.getState().refresh();
}

/** Begins to follow the main process; returns how to stop. */
export function followWorkstation(): () => void {
  void loadApp();
  void loadCard();
  const stops = [
    listen('card.changed', hearCard),
    listen('app.changed', () => void loadApp()),
    listen('outbox.changed', () => void loadApp()),
    listenAtDoctors('outbox.changed', (payload) => {
      if (isOpen()) hearJob(payload);
      if (saysSent(payload)) void useDossier.getState().refresh();
    }),
    listenAtDoctors('journal.changed', () => void loadVerdict()),
    listenAtDoctors('emergency.changed', hearEmergency),
    listenAtDoctors('holds.changed', () => {
      if (isOpen()) void loadHolds();
    }),
    listenAtDoctors('copies.changed', () => {
      // Only where they are shown: each document received tells it.
      if (useCopies.getState().state) void loadCopies();
    }),
    listenAtDoctors('dossier.changed', () => void useDossier.getState().refresh()),
    useShow.subscribe((now, before) => {
      if (isTurned(before) && !isTurned(now)) catchUp();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
