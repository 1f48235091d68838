import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentList, DocumentRow } from '../../../shared/contract/dossier.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call, type Input } from '../../api/client.ts';
import { keepSince, useDossier, type Asked, type ReadSince } from '../../api/dossier.ts';
import { noteSpot, spotIn } from '../../api/spot.ts';
import { fillList } from './fill-list.ts';

/** The lists of an opening, and every act on them. */
export interface ListState {
  readonly list: DocumentList | null;
  readonly faults: readonly Fault[];
  readonly busy: boolean;
  readonly asked: Asked;
  /** True while the vaccination history stands in the place of the list (R18). */
  readonly vaccinations: boolean;
  readonly ask: (asked: Asked) => Promise<DocumentList | null>;
  readonly askVaccinations: () => Promise<void>;
  /** Waits for the answer under way no longer: when it comes it is dropped (H15). */
  readonly giveUp: () => void;
  /** Goes back from the vaccination history to the list as it was received. */
  readonly back: () => void;
  /** Shows a row as a change of its document left it, at the registry's word; null takes it away. */
  readonly put: (before: DocumentRow, after: DocumentRow | null) => void;
}

/** A list with one row as it now is. A row that went is no gap: it was announced before it went (N4). */
function withRow(list: DocumentList, before: DocumentRow, after: DocumentRow | null): DocumentList {
  const rows = list.rows.flatMap((row) => (row.rowId === before.rowId ? (after ? [after] : []) : [row]));
  const gone = list.rows.length - rows.length;
  return { ...list, rows, announced: list.announced === null ? null : list.announced - gone };
}

type Show = (list: DocumentList) => void;

type Request = Omit<Input<'dossier.list'>, 'token'>;

/** One question at a time: an answer to an older one, or to a screen that is gone, is null and dropped. */
function useRequest(token: string) {
  const [waiting, setWaiting] = useState<Request | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const turn = useRef(0);
  const request = useCallback(
    async (wanted: Request, show: Show): Promise<DocumentList | null> => {
      const mine = ++turn.current;
      setWaiting(wanted);
      setFaults([]);
      const answer = await call('dossier.list', { token, ...wanted });
      if (mine !== turn.current) return null;
      setWaiting(null);
      if (!answer.ok) setFaults(answer.faults);
      return answer.ok ? fillList(token, answer.value, (list) => mine === turn.current && (show(list), true)) : null;
    },
    [token],
  );
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [token],
  );
  function giveUp(): void {
    turn.current += 1;
    setWaiting(null);
    setFaults([{ code: 'dmp/cancelled' }]);
  }
  return { waiting, faults, request, giveUp, clear: useCallback(() => setFaults([]), []) };
}

/** What was submitted since is asked once an opening, and again after an answer that was not whole (R18, H14). */
function sinceOf(asked: Asked): ReadSince | null {
  const before = useDossier.getState().read?.since ?? null;
  return asked.scope === 'two-years' && before?.complete ? before : null;
}

/** Asks what was submitted since the last consultation: nothing is to be asked over a whole list, or over a copy. */
async function learnSince(token: string, list: DocumentList): Promise<void> {
  const bounded = list.scopeFrom !== null && !list.fromCopy && list.comparedWith !== null;
  if (!bounded || useDossier.getState().read?.since) return;
  const answer = await call('dossier.since', { token });
  keepSince(token, answer.ok ? answer.value : null);
}

/** The vaccination history, shown beside the list and never kept in its place (R18). */
function useVaccinations(request: (wanted: Request, show: Show) => Promise<DocumentList | null>) {
  const [history, setHistory] = useState<DocumentList | null>(null);
  const askVaccinations = useCallback(async (): Promise<void> => {
    await request({ scope: 'vaccinations', archived: true, obsolete: false }, setHistory);
    void useDossier.getState().refresh();
  }, [request]);
  return { history, setHistory, askVaccinations };
}

/**
 * Takes the list anew when the right to read became another one by an act of the practitioner (R11): what it opens
 * comes, what it closes goes, without a second act.
 */
function useAnew(token: string, right: string, ask: (asked: Asked) => Promise<unknown>): void {
  const before = useRef(right);
  useEffect(() => {
    if (before.current === right) return;
    before.current = right;
    void ask(useDossier.getState().read?.asked ?? spotIn(token).asked);
  }, [token, right, ask]);
}

/**
 * The list of one opening: asked once by itself, then on explicit acts only (EX_3.1-2030); coming back from another
 * screen shows what was received.
 *
 * @param right what the practitioner may read, as one word: the list of another right is another list.
 */
export function useList(token: string, right: string): ListState {
  const { read, keepList, refresh } = useDossier();
  const { waiting, faults, request, giveUp, clear } = useRequest(token);
  const { history, setHistory, askVaccinations } = useVaccinations(request);
  const ask = useCallback(
    async (asked: Asked): Promise<DocumentList | null> => {
      setHistory(null);
      noteSpot(token, { asked });
      const since = sinceOf(asked);
      const list = await request(asked, (shown) => keepList(token, { list: shown, asked, since }));
      if (!list) return null;
      // The card signed for it: the status bar counts.
      void learnSince(token, list).then(refresh);
      return list;
    },
    [token, request, keepList, refresh, setHistory],
  );
  useEffect(() => {
    if (!useDossier.getState().read) void ask(spotIn(token).asked);
  }, [token, ask]);
  useAnew(token, right, ask);
  function put(before: DocumentRow, after: DocumentRow | null): void {
    const kept = useDossier.getState().read;
    if (kept) keepList(token, { ...kept, list: withRow(kept.list, before, after) });
    setHistory((shown) => shown && withRow(shown, before, after));
  }
  function back(): void {
    setHistory(null);
    clear();
  }
  const list = history ?? read?.list ?? null;
  const busy = waiting !== null || (!read && faults.length === 0);
  const asked = waiting && waiting.scope !== 'vaccinations' ? { ...waiting, scope: waiting.scope } : read?.asked;
  const vaccinations = history !== null;
  const wanted = asked ?? spotIn(token).asked;
  return { list, faults, busy, asked: wanted, vaccinations, ask, askVaccinations, giveUp, back, put };
}
