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
  readonly onOpen: (row: DocumentRow) => void;
}

/** The open document is no longer in force: which one is, with the way to it (H10). Asked once, when this appears. */
export function SuccessorNews({ token, uniqueId, goneAt, onOpen }: SuccessorNewsProps) {
  const [found, setFound] = useState<DocumentRow | null>(null);
  useEffect(() => {
    let current = true;
    void call('visibility.successor', { token, uniqueId }).then((answer) => {
      if (current && answer.ok) setFound(answer.value.row);
    });
    return () => {
      current = false;
    };
  }, [token, uniqueId]);
  if (found) {
    const act = (
      <Button size="small" onClick={() => onOpen(found)}>
        {successorTexts.open}
      </Button>
    );
    return (
      <Band icon={History} look="warn" act={act}>
        <b>{successorTexts.replaced(found.title)}</b>
        {found.actTime && ` ${successorTexts.act(longWireTime(found.actTime))}`}
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
