import { LoaderCircle } from 'lucide-react';
import { sizeText } from '../../texts/format/identifiers.ts';
import { viewerTexts } from '../../texts/viewer.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { Late } from '../../ui/late.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { useReceiving } from './use-receiving.ts';

interface WaitingProps {
  readonly token: string;
  readonly rowId: string | null;
  /** As the registry announces it, in bytes. */
  readonly size: number | undefined;
  readonly onStop: () => void;
}

/** A document on its way: how far it is, how long it may still take, and the way out at any moment (H15). */
export function Waiting({ token, rowId, size, onStop }: WaitingProps) {
  const now = useReceiving(token, rowId);
  const total = size ?? now?.total ?? null;
  useKeys({ Escape: onStop });
  const stop = (
    <Button size="small" onClick={onStop}>
      {viewerTexts.waitNoLonger} <Key>Échap</Key>
    </Button>
  );
  return (
    <div className="none">
      <Icon of={LoaderCircle} />
      <p role="status">{size === undefined ? viewerTexts.loading : viewerTexts.loadingOf(sizeText(size))}</p>
      {now && total !== null && (
        <div className="receiving">
          <ProgressBar
            label={viewerTexts.receiving}
            percent={Math.min(100, Math.round((100 * now.received) / Math.max(1, total)))}
          />
          <p>
            {viewerTexts.receivedOf(sizeText(Math.min(now.received, total)), sizeText(total))}
            {now.leftMs !== null && ` · ${viewerTexts.left(now.leftMs)}`}
          </p>
        </div>
      )}
      {now ? (
        stop
      ) : (
        <Late key={rowId}>
          <p role="status">{viewerTexts.late}</p>
          {stop}
        </Late>
      )}
    </div>
  );
}
