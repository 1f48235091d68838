import { useCallback, useEffect, useRef, useState } from 'react';
import type { JournalFilter, JournalRow } from '../../../shared/contract/journal.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';

/** Rows asked at a time; the list is drawn as far as one sees it, and read as far as it is drawn. */
const PAGE = 100;

interface Rows {
  readonly rows: ReadonlyMap<number, JournalRow>;
  readonly matched: number;
  readonly total: number;
}

interface RowsState extends Rows {
  readonly loaded: boolean;
  readonly faults: readonly Fault[];
  /** Asks for the rows around these places, unless they are there or on their way. */
  readonly need: (first: number, last: number) => void;
  readonly again: () => void;
}

const NOTHING: Rows = { rows: new Map(), matched: 0, total: 0 };

/** The rows under a filter, latest first, by place. Answers to an older filter are dropped. */
export function useRows(filter: JournalFilter): RowsState {
  const [known, setKnown] = useState<Rows | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [round, setRound] = useState(0);
  const asked = useRef({ turn: 0, pages: new Set<number>() });
  const load = useCallback(
    async (page: number): Promise<void> => {
      const { turn, pages } = asked.current;
      if (pages.has(page)) return;
      pages.add(page);
      const answer = await call('journal.find', { filter, offset: page * PAGE, limit: PAGE });
      if (turn !== asked.current.turn) return;
      if (!answer.ok) return setFaults(answer.faults);
      const { rows, matched, total } = answer.value;
      const places = rows.map((row, at) => [page * PAGE + at, row] as const);
      setFaults([]);
      setKnown((before) => ({ rows: new Map([...(before?.rows ?? []), ...places]), matched, total }));
    },
    [filter],
  );
  useEffect(() => {
    asked.current = { turn: asked.current.turn + 1, pages: new Set() };
    setKnown(null);
    void load(0);
  }, [load, round]);
  const need = useCallback(
    (first: number, last: number): void => {
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) void load(page);
    },
    [load],
  );
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...(known ?? NOTHING), loaded: known !== null, faults, need, again };
}
