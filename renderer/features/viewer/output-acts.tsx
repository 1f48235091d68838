import { useRef, useState } from 'react';
import { Download, Printer } from 'lucide-react';
import type { DocumentView } from '../../../shared/contract/document.ts';
import { WAY_OUT_REASONS, type WayOutReason } from '../../../shared/domain/audit/way-out.ts';
import type { Fault } from '../../../shared/fault.ts';
import { faultText } from '../../texts/faults.ts';
import { outputTexts } from '../../texts/outputs.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Faults } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKeys } from '../../ui/use-key.ts';
import type { Tab } from './body.tsx';
import type { Outputs } from './use-outputs.ts';

/** Whether a file is under the eyes; text is printed instead. */
function isFile({ body }: DocumentView, tab: Tab['id']): boolean {
  if (tab === 'file') return body.kind === 'file';
  return tab === 'copy' && body.kind === 'structured' && body.copy !== undefined;
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
  readonly faults: readonly Fault[];
  readonly onClose: () => void;
  readonly onDone: (reason: WayOutReason) => void;
}

/** «À qui remettez-vous ceci ?»: the class of the reason is journaled, nothing is chosen in advance (H20, H56). */
function WhyDialog({ title, act, faults, onClose, onDone }: WhyProps) {
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
      <Faults
        id="way-out-faults"
        faults={faults.map(({ code }) => `${faultText(code).sentence} ${faultText(code).next}`)}
      />
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
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const busy = useRef(false);
  const file = isFile(view, tab);
  const output = file ? 'save' : 'print';
  const refusal = outputs.verdicts[output];
  const absent = !outputs.told || view.body.kind === 'unreadable';
  const begin = (): void => {
    if (absent) return;
    setFaults([]);
    if (refusal === null) setAsking(true);
    else void outputs.ask(output, 'own-file');
  };
  useKeys({ 'Ctrl P': begin });
  if (absent) return null;
  const texts = file ? outputTexts.save : outputTexts.print;
  async function run(reason: WayOutReason): Promise<void> {
    if (file) {
      if (busy.current) return;
      busy.current = true;
      const met = await outputs.save(reason);
      busy.current = false;
      setFaults(met);
      if (met.length === 0) setAsking(false);
      return;
    }
    setAsking(false);
    if (await outputs.ask(output, reason)) printDocument();
  }
  return (
    <>
      <Button
        size="small"
        unavailable={refusal !== null}
        title={refusal === null ? undefined : faultText(refusal).sentence}
        onExplain={begin}
        onClick={begin}
      >
        <Icon of={file ? Download : Printer} />
        {refusal === null ? texts.act : texts.blocked}
      </Button>
      {asking && (
        <WhyDialog
          title={texts.title}
          act={texts.do}
          faults={faults}
          onClose={() => setAsking(false)}
          onDone={(reason) => void run(reason)}
        />
      )}
    </>
  );
}
