import { useEffect, useRef, type ReactNode } from 'react';
import { CircleAlert, FileText, RotateCw } from 'lucide-react';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { Fault } from '../../../shared/fault.ts';
import { faultText, serverWords } from '../../texts/faults.ts';
import { viewerTexts } from '../../texts/viewer.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';
import type { Place } from './body.tsx';
import { OpenDocument } from './open-document.tsx';
import { Heavy } from './heavy.tsx';
import { useDocument } from './use-document.ts';
import { Waiting } from './waiting.tsx';

interface ViewerProps {
  readonly token: string;
  readonly rowId: string | null;
  /** The row as the list has it now, when it has it: its states are newer than those the document came with. */
  readonly row: DocumentRow | null;
  /** Where in it one wants to begin. */
  readonly place?: Place;
  /** Over the document, when it came with others: the way to them. */
  readonly leaf?: ReactNode;
  /** Said in the place of a document that was closed by what one did. */
  readonly note: string;
  /** What may be done with the open document. */
  readonly acts: ReactNode;
  /** What one must know since the document came, over everything else (H10). */
  readonly news: ReactNode;
  /** A document came. */
  readonly onShown?: (uniqueId: string) => void;
  readonly onClose: () => void;
}

function Failed({ faults, onAgain }: { readonly faults: readonly Fault[]; readonly onAgain: () => void }) {
  useKeys({ R: onAgain });
  return (
    <div className="none" role="alert">
      <Icon of={CircleAlert} />
      <h2>{viewerTexts.failed}</h2>
      {faults.map((fault) => (
        <p key={fault.code}>
          {faultText(fault.code).sentence} {faultText(fault.code).next}
          {serverWords(fault) && <span className="hint"> {serverWords(fault)}</span>}
        </p>
      ))}
      <Button look="main" size="small" onClick={onAgain}>
        <Icon of={RotateCw} />
        {viewerTexts.retry} <Key>R</Key>
      </Button>
    </div>
  );
}

/** Beside the list: one document, read on click only (TD3.2). */
export function Viewer({ token, rowId, row, place, leaf, note, acts, news, onShown, onClose }: ViewerProps) {
  // What came with others is here already.
  const { shown, again } = useDocument(token, rowId, leaf ? undefined : row?.size);
  useEffect(() => {
    if (shown.kind === 'shown') onShown?.(shown.view.row.uniqueId);
  }, [shown, onShown]);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    // In a narrow or zoomed window this pane stands under the list.
    if (rowId !== null) pane.current?.scrollIntoView({ block: 'nearest' });
  }, [rowId]);
  return (
    <article ref={pane} className="doc" aria-label={viewerTexts.open} aria-busy={shown.kind === 'loading'}>
      {leaf}
      {shown.kind === 'none' && (
        <div className="none">
          <Icon of={FileText} />
          <h2>{viewerTexts.none}</h2>
          <p role="status">{note || viewerTexts.noneHint}</p>
        </div>
      )}
      {shown.kind === 'heavy' && <Heavy size={shown.size} onReceive={again} onClose={onClose} />}
      {shown.kind === 'loading' && <Waiting token={token} rowId={rowId} size={row?.size} onStop={onClose} />}
      {shown.kind === 'failed' && <Failed faults={shown.faults} onAgain={again} />}
      {shown.kind === 'shown' && (
        <OpenDocument
          key={shown.view.row.rowId}
          view={row ? { ...shown.view, row } : shown.view}
          place={place}
          acts={acts}
          news={news}
          onClose={onClose}
        />
      )}
    </article>
  );
}
