import { useEffect, useState } from 'react';
import { History } from 'lucide-react';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';
import { timeOf } from '../../texts/format/dates.ts';
import { longWireTime } from '../../texts/format/wire-time.ts';
import { successorTexts } from '../../texts/visibility.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

interface SuccessorNewsProps {
  readonly token: string;
  readonly uniqueId: string;
  /** Null for a document that the list calls obsolete; else when the list that no longer holds it was read. */
  readonly goneAt: number | null;
  /** When the list on screen was received: a newer one asks again, as long as no version in force was found. */
  readonly asOf: number | null;
  readonly onOpen: (row: DocumentRow) => void;
}

type Found = { readonly kind: 'asking' | 'none' | 'failed' } | { readonly kind: 'found'; readonly row: DocumentRow };

/** Asks when it appears, at each newer list and on demand, until a version in force is found. */
function useSuccessor(token: string, uniqueId: string, asOf: number | null) {
  const [found, setFound] = useState<Found>({ kind: 'asking' });
  const [turn, setTurn] = useState(0);
  const settled = found.kind === 'found';
  useEffect(() => {
    if (settled) return;
    let current = true;
    void call('visibility.successor', { token, uniqueId }).then((answer) => {
      if (!current) return;
      if (!answer.ok) setFound({ kind: 'failed' });
      else setFound(answer.value.row ? { kind: 'found', row: answer.value.row } : { kind: 'none' });
    });
    return () => {
      current = false;
    };
  }, [token, uniqueId, asOf, turn, settled]);
  return { found, again: () => setTurn(turn + 1) };
}

/** The open document is no longer in force: which one is, with the way to it (H10). */
export function SuccessorNews({ token, uniqueId, goneAt, asOf, onOpen }: SuccessorNewsProps) {
  const { found, again } = useSuccessor(token, uniqueId, asOf);
  if (found.kind === 'found') {
    const { row } = found;
    const act = (
      <Button size="small" onClick={() => onOpen(row)}>
        {successorTexts.open}
      </Button>
    );
    return (
      <Band icon={History} look="warn" act={act}>
        <b>{successorTexts.replaced(row.title)}</b>
        {row.actTime && ` ${successorTexts.act(longWireTime(row.actTime))}`}
      </Band>
    );
  }
  if (found.kind === 'failed') {
    const act = (
      <Button size="small" onClick={again}>
        {successorTexts.again}
      </Button>
    );
    return (
      <Band icon={History} look="warn" act={act}>
        {successorTexts.failed}
      </Band>
    );
  }
  if (goneAt === null) return null;
  return (
    <div className="alert" role="alert">
      <Icon of={History} />
      <span>{successorTexts.gone(timeOf(goneAt))}</span>
    </div>
  );
}
