import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { useDossier } from '../../api/dossier.ts';

/** One document of a group, and whether it came. */
export interface Grouped {
  readonly row: DocumentRow;
  readonly came: boolean;
}

interface Met {
  readonly faults: readonly Fault[];
  /** The first that came; null when none did. */
  readonly first: DocumentRow | null;
  /** Another group was asked for meanwhile, or the screen is gone: nothing is to be shown (H02). */
  readonly dropped: boolean;
}

/** Documents that came in one exchange, to be gone through. */
export function useSeveral(token: string): {
  readonly group: readonly Grouped[];
  readonly read: (rows: readonly DocumentRow[]) => Promise<Met>;
  /** A document that did not come at first was had alone. */
  readonly arrived: (uniqueId: string) => void;
  readonly close: () => void;
} {
  const [group, setGroup] = useState<readonly Grouped[]>([]);
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [token],
  );
  async function read(rows: readonly DocumentRow[]): Promise<Met> {
    const mine = ++turn.current;
    const answer = await call('document.fetch', { token, rowIds: rows.map(({ rowId }) => rowId) });
    if (mine !== turn.current) return { faults: [], first: null, dropped: true };
    // The card signed for it: the status bar counts.
    void useDossier.getState().refresh();
    if (!answer.ok) return { faults: answer.faults, first: null, dropped: false };
    const codes = new Map(answer.value.map(({ rowId, faultCode }) => [rowId, faultCode]));
    const grouped = rows.map((row) => ({ row, came: codes.get(row.rowId) === null }));
    setGroup(grouped);
    return { faults: [], first: grouped.find(({ came }) => came)?.row ?? null, dropped: false };
  }
  const arrived = useCallback((uniqueId: string): void => {
    const late = ({ row, came }: Grouped): boolean => row.uniqueId === uniqueId && !came;
    setGroup((now) => (now.some(late) ? now.map((one) => (late(one) ? { ...one, came: true } : one)) : now));
  }, []);
  return { group, read, arrived, close: () => setGroup([]) };
}
