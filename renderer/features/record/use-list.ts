import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentList } from '../../../shared/contract/dossier.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { useDossier, type Asked } from '../../api/dossier.ts';

/** The first automatic search (R18). */
const FIRST_ASKED: Asked = { scope: 'two-years', archived: false, obsolete: false };

interface ListState {
  readonly list: DocumentList | null;
  readonly faults: readonly Fault[];
  readonly busy: boolean;
  readonly asked: Asked;
}

/**
 * The list of one opening: asked once by itself, then on explicit acts only (EX_3.1-2030); coming back from another
 * screen shows what was received. Answers of an older question are dropped.
 */
export function useList(token: string): ListState & { readonly ask: (asked: Asked) => Promise<DocumentList | null> } {
  const { read, keepList, refresh } = useDossier();
  const [waiting, setWaiting] = useState<Asked | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const turn = useRef(0);
  const ask = useCallback(
    async (asked: Asked): Promise<DocumentList | null> => {
      const mine = ++turn.current;
      setWaiting(asked);
      setFaults([]);
      const answer = await call('dossier.list', { token, ...asked });
      if (mine !== turn.current) return null;
      setWaiting(null);
      if (!answer.ok) {
        setFaults(answer.faults);
        return null;
      }
      keepList(token, { list: answer.value, asked });
      // The card signed for it: the status bar counts.
      void refresh();
      return answer.value;
    },
    [token, keepList, refresh],
  );
  useEffect(() => {
    if (!useDossier.getState().read) void ask(FIRST_ASKED);
    return () => {
      turn.current += 1;
    };
  }, [ask]);
  const busy = waiting !== null || (!read && faults.length === 0);
  return { list: read?.list ?? null, faults, busy, asked: waiting ?? read?.asked ?? FIRST_ASKED, ask };
}
