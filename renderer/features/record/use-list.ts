import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentList } from '../../../shared/contract/dossier.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { useDossier } from '../../api/dossier.ts';

/** What is asked of the DMP: two years of documents in force at first (R18). */
export interface Asked {
  readonly scope: 'two-years' | 'all';
  readonly archived: boolean;
  readonly obsolete: boolean;
}

export const FIRST_ASKED: Asked = { scope: 'two-years', archived: false, obsolete: false };

interface ListState {
  readonly list: DocumentList | null;
  readonly faults: readonly Fault[];
  readonly busy: boolean;
  readonly asked: Asked;
}

/** The list of one opening: asked on explicit acts only, answers of an older question dropped. */
export function useList(token: string): ListState & { readonly ask: (asked: Asked) => void } {
  const noteList = useDossier((state) => state.noteList);
  const [state, setState] = useState<ListState>({ list: null, faults: [], busy: true, asked: FIRST_ASKED });
  const turn = useRef(0);
  const ask = useCallback(
    (asked: Asked) => {
      const mine = ++turn.current;
      setState((before) => ({ ...before, busy: true, asked, faults: [] }));
      void call('dossier.list', { token, ...asked }).then((answer) => {
        if (mine !== turn.current) return;
        if (!answer.ok) {
          setState((before) => ({ ...before, busy: false, faults: answer.faults }));
          return;
        }
        setState({ list: answer.value, faults: [], busy: false, asked });
        noteList(answer.value);
        // The card signed for it: the status bar counts.
        void useDossier.getState().refresh();
      });
    },
    [token, noteList],
  );
  useEffect(() => {
    ask(FIRST_ASKED);
    return () => {
      turn.current += 1;
      noteList(null);
    };
  }, [ask, noteList]);
  return { ...state, ask };
}
