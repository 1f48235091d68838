import { useState } from 'react';
import { Download, Printer } from 'lucide-react';
import type { DocumentView } from '../../../shared/contract/document.ts';
import { WAY_OUT_REASONS, type WayOutReason } from '../../../shared/domain/audit/way-out.ts';
import { faultText } from '../../texts/faults.ts';
import { outputTexts } from '../../texts/outputs.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKeys } from '../../ui/use-key.ts';
import type { Tab } from './body.tsx';
import type { Outputs } from './use-outputs.ts';

/** The file under the eyes, as it came; null for text, which is printed instead. */
function fileOf({ body }: DocumentView, tab: Tab['id']): { mediaType: string; bytes: Uint8Array } | null {
  if (tab === 'file' && body.kind === 'file') return body;
  return tab === 'copy' && body.kind === 'structured' && body.copy ? body.copy : null;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'text/rtf': 'rtf',
  'text/plain': 'txt',
};

/** Hands the bytes over to the system's own «save as»; nothing is left behind here. No name of a patient in the name. */
function saveBytes(mediaType: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `document-dmp.${ENDINGS[mediaType] ?? 'bin'}`;
  link.click();
  URL.revokeObjectURL(address);
}

/** Prints the open document and nothing else of the window. */
function printDocument(): void {
  document.body.dataset['printing'] = 'document';
  try {
    window.print();
  } finally {
    delete document.body.dataset['printing'];
  }
}

interface WhyProps {
  readonly title: string;
  readonly act: string;
  readonly onClose: () => void;
  readonly onDone: (reason: WayOutReason) => void;
}

/** «À qui remettez-vous ceci ?»: the class of the reason is journaled, nothing is chosen in advance (H20, H56). */
function WhyDialog({ title, act, onClose, onDone }: WhyProps) {
  const [reason, setReason] = useState<WayOutReason | null>(null);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {outputTexts.cancel}
          </Button>
          <Button look="main" unavailable={reason === null} onClick={() => reason && onDone(reason)}>
            {act}
          </Button>
        </>
      }
    >
      <fieldset className="question">
        <legend>{outputTexts.toWhom}</legend>
        {WAY_OUT_REASONS.map((one) => (
          <Choice
            key={one}
            name="way-out"
            checked={reason === one}
            onChoose={() => setReason(one)}
            title={outputTexts.reasons[one]}
          />
        ))}
      </fieldset>
      <p className="hint">{outputTexts.escapes}</p>
    </Dialog>
  );
}

interface OutputActsProps {
  readonly view: DocumentView;
  readonly tab: Tab['id'];
  readonly outputs: Outputs;
}

/** Print or save the open document; blocked, the button stays and says why (mock-up 02b). */
export function OutputActs({ view, tab, outputs }: OutputActsProps) {
  const [asking, setAsking] = useState(false);
  const file = fileOf(view, tab);
  const output = file ? 'save' : 'print';
  const refusal = outputs.verdicts[output];
  const absent = !outputs.told || view.body.kind === 'unreadable';
  const begin = (): void => {
    if (absent) return;
    if (refusal === null) setAsking(true);
    else void outputs.ask(output, 'own-file');
  };
  useKeys({ 'Ctrl P': begin });
  if (absent) return null;
  const texts = file ? outputTexts.save : outputTexts.print;
  async function run(reason: WayOutReason): Promise<void> {
    setAsking(false);
    if (!(await outputs.ask(output, reason))) return;
    if (file) saveBytes(file.mediaType, file.bytes);
    else printDocument();
  }
  return (
    <>
      <Button
        size="small"
        unavailable={refusal !== null}
        title={refusal === null ? undefined : faultText(refusal).sentence}
        onClick={begin}
      >
        <Icon of={file ? Download : Printer} />
        {refusal === null ? texts.act : texts.blocked}
      </Button>
      {asking && (
        <WhyDialog
          title={texts.title}
          act={texts.do}
          onClose={() => setAsking(false)}
          onDone={(reason) => void run(reason)}
        />
      )}
    </>
  );
}
