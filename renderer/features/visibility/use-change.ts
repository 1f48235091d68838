import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { AskedChange, Offers } from '../../../shared/contract/visibility.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { useDossier } from '../../api/dossier.ts';

/** What may be done with a document as it now stands; null until the rules have answered, or when nothing is to do. */
export function useOffers(token: string, row: DocumentRow | null): Offers | null {
  const [offers, setOffers] = useState<Offers | null>(null);
  const rowId = row?.rowId ?? null;
  const states = row?.states.join(' ');
  useEffect(() => {
    if (rowId === null) return setOffers(null);
    let current = true;
    void call('visibility.offers', { token, rowId }).then((answer) => {
      if (current && answer.ok) setOffers(answer.value);
    });
    return () => {
      current = false;
    };
  }, [token, rowId, states]);
  return offers;
}

/** How an attempt ended. `reload`: nobody knows, or somebody came first; the list must say. */
export type Outcome =
  | { readonly kind: 'done'; readonly row: DocumentRow | null }
  | { readonly kind: 'refused' | 'reload'; readonly faults: readonly Fault[] };

/** Faults after which the list on screen may no longer be what the registry holds (H21, H35). */
const RELOADING = ['dmp/changed-meanwhile', 'dmp/unknown-document', 'document/unknown-row', 'visibility/doubtful'];

function outcomeOf(faults: readonly Fault[]): Outcome {
  const reload = faults.some(({ code }) => RELOADING.includes(code));
  return { kind: reload ? 'reload' : 'refused', faults };
}

/** Asks for one change at a time: a second press while the first is under way does nothing (H60). */
export function useChange(token: string): {
  readonly busy: boolean;
  readonly ask: (row: DocumentRow, change: AskedChange, confirmed: boolean) => Promise<Outcome | null>;
} {
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const ask = useCallback(
    async (row: DocumentRow, change: AskedChange, confirmed: boolean): Promise<Outcome | null> => {
      if (working.current) return null;
      working.current = true;
      setBusy(true);
      const answer = await call('visibility.change', { token, rowId: row.rowId, change, confirmed });
      working.current = false;
      setBusy(false);
      // The card signed for it: the status bar counts.
      void useDossier.getState().refresh();
      return answer.ok ? { kind: 'done', row: answer.value.row } : outcomeOf(answer.faults);
    },
    [token],
  );
  return { busy, ask };
}
