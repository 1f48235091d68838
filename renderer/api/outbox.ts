import { create } from 'zustand';
import type { Answer } from '../../shared/contract/answer.ts';
import type { Job } from '../../shared/contract/deposit.ts';
import type { Fault } from '../../shared/fault.ts';
import { call } from './client.ts';

interface Outbox {
  readonly jobs: readonly Job[];
  /** False until the queue was read once: an empty list would say that nothing waits (H29). */
  readonly loaded: boolean;
  /** Why the queue could not be read. */
  readonly faults: readonly Fault[];
  /** Why the last act on a job did nothing. */
  readonly actFaults: readonly Fault[];
  /** uniqueId of a document to the job that replaces it, as sent from this window (H10). */
  readonly replaced: Readonly<Record<string, string>>;
}

const NOTHING: Outbox = { jobs: [], loaded: false, faults: [], actFaults: [], replaced: {} };

/** The queue as the strip shows it. */
export const useOutbox = create<Outbox>(() => NOTHING);

let turn = 0;
let reading = 0;

/** Asks again for the whole queue; answers that come after a lock are dropped. */
export async function loadJobs(): Promise<void> {
  const mine = ++turn;
  reading += 1;
  const answer = await call('outbox.list', {});
  reading -= 1;
  if (mine !== turn) return;
  if (answer.ok) useOutbox.setState({ jobs: answer.value, loaded: true, faults: [] });
  else useOutbox.setState({ faults: answer.faults });
}

/** Puts one job in its place: the queue keeps its order, a new one comes last. */
function place(job: Job): void {
  useOutbox.setState(({ jobs }) => ({
    jobs: jobs.some((known) => known.jobId === job.jobId)
      ? jobs.map((known) => (known.jobId === job.jobId ? job : known))
      : [...jobs, job],
  }));
}

function isJob(payload: unknown): payload is Job {
  return typeof payload === 'object' && payload !== null && 'jobId' in payload && 'state' in payload;
}

/**
 * Shows the job of an `outbox.changed` event at once, without reading the queue again for each byte that leaves. While
 * a reading is under way its answer may be the older of the two, so the queue is then asked once more.
 */
export function hearJob(payload: unknown): void {
  if (!isJob(payload)) return void loadJobs();
  place(payload);
  if (reading > 0 || !useOutbox.getState().loaded) void loadJobs();
}

async function act(ask: () => Promise<Answer<Job>>): Promise<boolean> {
  const mine = turn;
  const answer = await ask();
  // After a lock the window stays empty; `loadJobs` alone moves the turn while the card is in.
  if (mine !== turn && !useOutbox.getState().loaded) return answer.ok;
  useOutbox.setState({ actFaults: answer.ok ? [] : answer.faults });
  if (answer.ok) place(answer.value);
  await loadJobs();
  return answer.ok;
}

const OVER: readonly Job['state'][] = ['sent', 'refused', 'recalled'];
const MOST_TOLD = 200;

/** Tells that the ends of these were on the screen: what ended badly is then not called at the next unlock. */
export function noteShown(jobs: readonly Job[]): void {
  const news = jobs.filter(({ state, answerShown }) => OVER.includes(state) && !answerShown).slice(0, MOST_TOLD);
  if (news.length === 0) return;
  const ids = new Set(news.map(({ jobId }) => jobId));
  void call('outbox.shown', { jobIds: [...ids] });
  useOutbox.setState(({ jobs: known }) => ({
    jobs: known.map((job) => (ids.has(job.jobId) ? { ...job, answerShown: true } : job)),
  }));
}

/** Takes a document back before it leaves; false when it was too late. */
export function recallJob(jobId: string): Promise<boolean> {
  return act(() => call('outbox.recall', { jobId }));
}

/** Tries a refused or waiting document again; a doubtful one is looked up first. */
export function retryJob(jobId: string): Promise<boolean> {
  return act(() => call('outbox.retry', { jobId }));
}

/** Takes a deposited document back from the DMP, once confirmed; it works in a dossier that may not be read (R16). */
export function withdrawJob(jobId: string): Promise<boolean> {
  return act(() => call('visibility.withdrawDeposit', { jobId, confirmed: true }));
}

/** Notes that a job takes the place of a document: once it is received the list says so, without a search. */
export function noteReplacement(uniqueId: string, jobId: string): void {
  useOutbox.setState(({ replaced }) => ({ replaced: { ...replaced, [uniqueId]: jobId } }));
}

/** Empties the window of the queue, at lock: its titles belong to patients. */
export function forgetJobs(): void {
  turn += 1;
  useOutbox.setState(NOTHING);
}
