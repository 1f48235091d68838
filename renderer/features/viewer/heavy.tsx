import { Weight } from 'lucide-react';
import { sizeText } from '../../texts/format/identifiers.ts';
import { viewerTexts } from '../../texts/viewer.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';

interface HeavyProps {
  /** As the registry announces it, in bytes. */
  readonly size: number;
  readonly onReceive: () => void;
  readonly onClose: () => void;
}

/** Asked before a heavy document is received; nothing has left for the DMP yet (H15). */
export function Heavy({ size, onReceive, onClose }: HeavyProps) {
  useKeys({ R: onReceive, Escape: onClose });
  return (
    <div className="none" role="status">
      <Icon of={Weight} />
      <h2>{viewerTexts.heavy(sizeText(size))}</h2>
      <p>{viewerTexts.heavyHint}</p>
      <p className="acts">
        <Button look="main" size="small" onClick={onReceive}>
          {viewerTexts.receive} <Key>R</Key>
        </Button>{' '}
        <Button size="small" onClick={onClose}>
          {viewerTexts.doNotReceive} <Key>Échap</Key>
        </Button>
      </p>
    </div>
  );
}
