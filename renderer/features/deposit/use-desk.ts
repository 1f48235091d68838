import { useEffect, useReducer, useRef, useState, type Dispatch, type RefObject } from 'react';
import type { DepositForm, Job } from '../../../shared/contract/deposit.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { useDossier } from '../../api/dossier.ts';
import { noteReplacement, useOutbox } from '../../api/outbox.ts';
import { depositTexts } from '../../texts/deposit.ts';
import { faultsAtHand, remainingOf, typedDateFaults } from './answers.ts';
import { deskAfter, EMPTY_DESK, type DeskEvent, type DeskState, type Entry } from './desk-state.ts';
import { FormSaver, type SaveState } from './form-saver.ts';
import { takeIn } from './take-in.ts';
import { useFeeding, type Said } from './use-feeding.ts';

type Written = Extract<DeskEvent, { kind: 'written' }>;

export interface Desk {
  readonly state: DeskState;
  readonly current: Entry | null;
  readonly saveState: SaveState;
  readonly sending: boolean;
  readonly load: () => Promise<void>;
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  readonly dismiss: (key: string) => void;
  readonly choose: (draftId: string) => void;
  readonly write: (change: Partial<DepositForm>, typedDate?: string) => void;
  readonly look: (looked: boolean) => void;
  readonly discard: () => Promise<void>;
  readonly send: () => Promise<void>;
  readonly said: Said;
  /** The patient objects to the draft under the eyes: it goes, his reason is kept. Gives what went wrong. */
  readonly object: (reason: string) => Promise<readonly Fault[]>;
}

function useSaver(token: string): { readonly saver: FormSaver; readonly saveState: SaveState } {
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const [saver] = useState(
    () =>
      new FormSaver(async (draftId, form) => {
        const answer = await call('deposit.save', { token, draftId, form });
        return answer.ok ? [] : answer.faults;
      }, setSaveState),
  );
  // Leaving the screen, by any way, saves what was typed last.
  useEffect(() => () => void saver.flush(), [saver]);
  return { saver, saveState };
}

async function loadDrafts(token: string, tell: Dispatch<DeskEvent>): Promise<void> {
  tell({ kind: 'loading' });
  const answer = await call('deposit.drafts', { token });
  tell(answer.ok ? { kind: 'loaded', drafts: answer.value } : { kind: 'load-failed', faults: answer.faults });
}

/** What became of a person's documents without the desk: recalled, refused, taken up again. */
const BACK: readonly Job['state'][] = ['recalled', 'refused'];
const backOf = (jobs: readonly Job[], insId: string): string =>
  jobs.flatMap((job) => (job.insId === insId && BACK.includes(job.state) ? [job.jobId] : [])).join(' ');

/** Drafts come back to the desk as soon as their sending was taken back or refused, and leave it when it goes on (H31). */
function useReturning({ token, insId }: Owner, entries: readonly Entry[], tell: Dispatch<DeskEvent>): void {
  const back = useOutbox(({ jobs }) => backOf(jobs, insId));
  const seen = useRef(back);
  useEffect(() => {
    if (seen.current === back) return;
    seen.current = back;
    const asked = entries.map(({ draft }) => draft.draftId);
    void call('deposit.drafts', { token }).then((answer) => {
      if (answer.ok) tell({ kind: 'returned', drafts: answer.value, asked });
      else tell({ kind: 'load-failed', faults: answer.faults });
    });
  }, [token, back, entries, tell]);
}

/** Some programs drag what is no file yet (a message, an attachment still to be fetched): nothing comes, and that is told. */
function tellNothingCame(tell: Dispatch<DeskEvent>): void {
  const key = crypto.randomUUID();
  tell({ kind: 'coming', incoming: { key, fileName: depositTexts.nameless, size: 0, faults: null } });
  tell({ kind: 'set-aside', key, faults: [{ code: 'file/unreadable' }] });
}

/** One file after the other: each may be tens of megabytes. */
async function addFiles(token: string, files: readonly File[], tell: Dispatch<DeskEvent>): Promise<void> {
  if (files.length === 0) return tellNothingCame(tell);
  const keyed = files.map((file) => ({ file, key: crypto.randomUUID() }));
  for (const { file, key } of keyed) {
    tell({ kind: 'coming', incoming: { key, fileName: file.name, size: file.size, faults: null } });
  }
  for (const { file, key } of keyed) {
    // One file takes the place of one document: those that follow are documents of their own (H35).
    const replacing = useDossier.getState().replacing;
    const taken = await takeIn(token, file, replacing?.rowId ?? null);
    if ('draft' in taken && replacing) useDossier.getState().replace(null);
    tell('draft' in taken ? { kind: 'accepted', key, draft: taken.draft } : { kind: 'set-aside', key, ...taken });
  }
}

async function discardDraft(token: string, entry: Entry, tell: Dispatch<DeskEvent>): Promise<void> {
  const { draftId } = entry.draft;
  const answer = await call('deposit.discard', { token, draftId });
  const gone = answer.ok || answer.faults.every((fault) => fault.code === 'deposit/unknown-draft');
  tell(gone ? { kind: 'discarded', draftId } : { kind: 'faulted', draftId, faults: answer.faults });
}

/** Saves, then sends what was saved: a form that could not be saved is never sent as it was before. */
async function sendDraft(
  token: string,
  entry: Entry,
  { saver, said }: { readonly saver: FormSaver; readonly said: Said },
  tell: Dispatch<DeskEvent>,
): Promise<void> {
  const { draftId } = entry.draft;
  const notKept = [...(await saver.flush()), ...(await said.state())];
  if (notKept.length > 0) return tell({ kind: 'faulted', draftId, faults: notKept });
  const answer = await call('deposit.send', { token, draftId, confirmed: entry.looked });
  if (answer.ok && entry.draft.replaces) noteReplacement(entry.draft.replaces.uniqueId, answer.value.jobId);
  tell(
    answer.ok ? { kind: 'queued', draftId, job: answer.value } : { kind: 'faulted', draftId, faults: answer.faults },
  );
}

interface Working {
  readonly busy: RefObject<boolean>;
  readonly sending: boolean;
  readonly during: (work: () => Promise<void>) => Promise<void>;
}

/** While a draft is being sent or thrown away nothing of it changes, and a second press does nothing (H60). */
function useWorking(): Working {
  const busy = useRef(false);
  const [sending, setSending] = useState(false);
  async function during(work: () => Promise<void>): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setSending(true);
    await work();
    busy.current = false;
    setSending(false);
  }
  return { busy, sending, during };
}

interface AtHand {
  readonly current: Entry | null;
  readonly saver: FormSaver;
  readonly said: Said;
  readonly during: Working['during'];
}

/** The two ways a draft goes without being sent: thrown away, or because the patient objects to this deposit (R14). */
function useThrowingAway(
  token: string,
  { current, saver, said, during }: AtHand,
  tell: Dispatch<DeskEvent>,
): Pick<Desk, 'discard' | 'object'> {
  async function discard(): Promise<void> {
    if (!current) return;
    saver.forget(current.draft.draftId);
    await during(() => discardDraft(token, current, tell));
  }
  async function object(reason: string): Promise<readonly Fault[]> {
    if (!current) return [];
    const { draftId } = current.draft;
    const faults = await said.object(draftId, reason);
    if (faults.length > 0) return faults;
    saver.forget(draftId);
    tell({ kind: 'discarded', draftId });
    return [];
  }
  return { discard, object };
}

/** Whose deposit it is. */
interface Owner {
  readonly token: string;
  readonly insId: string;
  readonly isMinor: boolean;
  readonly birthDate: string;
}

/** The date as it was typed, with what is wrong with it; empty when something else was written. */
function dated(form: DepositForm, typed: string | undefined, birthDate: string): Pick<Written, 'date'> {
  if (typed === undefined) return {};
  return { date: { typed, faults: typedDateFaults(form, typed, birthDate) } };
}

/** The files, drafts and forms of one patient's deposit, and every act on them. */
export function useDesk(owner: Owner): Desk {
  const { token, isMinor, birthDate } = owner;
  const [state, tell] = useReducer(deskAfter, EMPTY_DESK);
  const { saver, saveState } = useSaver(token);
  const { busy, sending, during } = useWorking();
  const said = useFeeding(token);
  useEffect(() => void loadDrafts(token, tell), [token]);
  useReturning(owner, state.entries, tell);
  const current = state.entries.find((entry) => entry.draft.draftId === state.currentId) ?? null;

  function write(change: Partial<DepositForm>, typedDate?: string): void {
    if (!current || busy.current) return;
    const form = { ...current.draft.form, ...change };
    tell({ kind: 'written', draftId: current.draft.draftId, form, ...dated(form, typedDate, birthDate) });
    saver.note(current.draft.draftId, form);
  }

  async function send(): Promise<void> {
    if (!current) return;
    const remaining = remainingOf(current, isMinor, said.isOpen);
    if (remaining.length === 0) return during(() => sendDraft(token, current, { saver, said }, tell));
    const faults = faultsAtHand(current, remaining, birthDate);
    tell({ kind: 'faulted', draftId: current.draft.draftId, faults });
  }

  const { discard, object } = useThrowingAway(token, { current, saver, said, during }, tell);

  return {
    state,
    current,
    saveState,
    sending,
    load: () => loadDrafts(token, tell),
    addFiles: (files) => addFiles(token, files, tell),
    dismiss: (key) => tell({ kind: 'dismissed', key }),
    choose: (draftId) => tell({ kind: 'chosen', draftId }),
    write,
    look: (looked) => current && tell({ kind: 'looked', draftId: current.draft.draftId, looked }),
    discard,
    send,
    said,
    object,
  };
}
