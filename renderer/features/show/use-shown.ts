import { useEffect, useState } from 'react';
import type { DocumentView } from '../../../shared/contract/document.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';

type Shown =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly faults: readonly Fault[] }
  | { readonly kind: 'shown'; readonly view: DocumentView };

/** A document for the patient's screen; an answer for another one is dropped (H02). */
export function useShownDocument(token: string, rowId: string | null): Shown {
  const [shown, setShown] = useState<Shown>({ kind: 'none' });
  useEffect(() => {
    let gone = false;
    setShown(rowId === null ? { kind: 'none' } : { kind: 'loading' });
    if (rowId === null) return undefined;
    void call('show.read', { token, rowId }).then((answer) => {
      if (gone) return;
      setShown(answer.ok ? { kind: 'shown', view: answer.value } : { kind: 'failed', faults: answer.faults });
    });
    return () => {
      gone = true;
    };
  }, [token, rowId]);
  return shown;
}
