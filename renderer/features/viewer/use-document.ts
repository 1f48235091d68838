import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentView } from '../../../shared/contract/document.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { noteOpened, useDossier } from '../../api/dossier.ts';

type Shown =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly faults: readonly Fault[] }
  | { readonly kind: 'shown'; readonly view: DocumentView };

/** The document of a row. An answer for another row or another opening is dropped (H02). */
export function useDocument(
  token: string,
  rowId: string | null,
): { readonly shown: Shown; readonly again: () => void } {
  const [shown, setShown] = useState<Shown>({ kind: 'none' });
  const turn = useRef(0);
  const again = useCallback(() => {
    const mine = ++turn.current;
    if (rowId === null) {
      setShown({ kind: 'none' });
      return;
    }
    setShown({ kind: 'loading' });
    void call('document.read', { token, rowId }).then((answer) => {
      if (mine !== turn.current) return;
      // The card signed for it: the status bar counts.
      void useDossier.getState().refresh();
      if (!answer.ok) setShown({ kind: 'failed', faults: answer.faults });
      else if (answer.value.token === token) {
        setShown({ kind: 'shown', view: answer.value });
        noteOpened(token, answer.value.row.uniqueId);
      }
    });
  }, [token, rowId]);
  useEffect(() => {
    again();
    return () => {
      turn.current += 1;
    };
  }, [again]);
  return { shown, again };
}
