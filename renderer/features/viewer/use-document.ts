import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentView } from '../../../shared/contract/document.ts';
import { ASKED_FROM_BYTES } from '../../../shared/domain/document/large-document.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { noteOpened, useDossier } from '../../api/dossier.ts';

type Shown =
  | { readonly kind: 'none' }
  /** Heavy: nothing is asked before one says so (H15). */
  | { readonly kind: 'heavy'; readonly size: number }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly faults: readonly Fault[] }
  | { readonly kind: 'shown'; readonly view: DocumentView };

/** Its size as it is when a row is opened: a list that comes anew asks nothing again. */
function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}

/**
 * The document of a row. An answer for another row or another opening is dropped (H02), and one that nobody waits for any
 * more is broken off (H15).
 *
 * @param size of what would come over the line, in bytes; undefined where it is not announced or is here already.
 */
export function useDocument(
  token: string,
  rowId: string | null,
  size: number | undefined,
): { readonly shown: Shown; readonly again: () => void } {
  const [shown, setShown] = useState<Shown>({ kind: 'none' });
  const turn = useRef(0);
  const waits = useRef(false);
  const again = useCallback(() => {
    const mine = ++turn.current;
    if (rowId === null) {
      setShown({ kind: 'none' });
      return;
    }
    setShown({ kind: 'loading' });
    waits.current = true;
    void call('document.read', { token, rowId }).then((answer) => {
      if (mine !== turn.current) return;
      waits.current = false;
      // The card signed for it: the status bar counts.
      void useDossier.getState().refresh();
      if (!answer.ok) setShown({ kind: 'failed', faults: answer.faults });
      else if (answer.value.token === token) {
        setShown({ kind: 'shown', view: answer.value });
        noteOpened(token, answer.value.row.uniqueId);
      }
    });
  }, [token, rowId]);
  const opened = useLatest(size);
  useEffect(() => {
    const { current: heavy } = opened;
    if (rowId !== null && heavy !== undefined && heavy >= ASKED_FROM_BYTES) setShown({ kind: 'heavy', size: heavy });
    else again();
    return () => {
      turn.current += 1;
      if (rowId !== null && waits.current) void call('document.cancel', { token, rowId });
      waits.current = false;
    };
  }, [again, opened, token, rowId]);
  return { shown, again };
}
