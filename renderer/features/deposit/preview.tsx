import { useEffect, useState } from 'react';
import { RotateCw } from 'lucide-react';
import type { Draft } from '../../../shared/contract/deposit.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call, type Output } from '../../api/client.ts';
import { depositTexts } from '../../texts/deposit.ts';
import { faultLine } from '../../texts/faults.ts';
import { Button } from '../../ui/button.tsx';
import { FileFrame } from '../../ui/file-frame.tsx';
import { Icon } from '../../ui/icon.tsx';

type Shown = Output<'deposit.preview'>;

/** The very bytes that would be sent, asked back from the store and not from the file (H34). */
export function Preview({ token, draft }: { readonly token: string; readonly draft: Draft }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [asked, setAsked] = useState(0);
  const { draftId, fileName } = draft;
  useEffect(() => {
    let wanted = true;
    void call('deposit.preview', { token, draftId }).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setShown(answer.value);
      setFaults(answer.ok ? [] : answer.faults);
    });
    return () => {
      wanted = false;
    };
  }, [token, draftId, asked]);

  return (
    <div className="preview">
      <p className="soft">{depositTexts.preview}</p>
      {shown && (
        <FileFrame
          title={depositTexts.previewOf(fileName)}
          tooHeavy={depositTexts.tooHeavy}
          mediaType={shown.mediaType}
          bytes={shown.bytes}
        />
      )}
      {!shown && faults.length === 0 && (
        <p className="waiting" role="status">
          {depositTexts.previewLoading}
        </p>
      )}
      {faults.length > 0 && (
        <div className="preview-fault" role="alert">
          <p className="fault">{faultLine(faults)}</p>
          <Button size="small" onClick={() => setAsked(asked + 1)}>
            <Icon of={RotateCw} />
            {depositTexts.retry}
          </Button>
        </div>
      )}
    </div>
  );
}
