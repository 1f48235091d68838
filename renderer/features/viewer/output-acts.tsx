import { useRef, useState } from 'react';
import { Download, Printer } from 'lucide-react';
import type { DocumentView } from '../../../shared/contract/document.ts';
import type { WayOutReason } from '../../../shared/domain/audit/way-out.ts';
import type { Fault } from '../../../shared/fault.ts';
import { faultText } from '../../texts/faults.ts';
import { outputTexts } from '../../texts/outputs.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKeys } from '../../ui/use-key.ts';
import type { Tab } from './body.tsx';
import type { Outputs } from './use-outputs.ts';
import { WhyDialog } from './why-dialog.tsx';

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
          token={view.token}
          faults={faults}
          onClose={() => setAsking(false)}
          onDone={(reason) => void run(reason)}
        />
      )}
    </>
  );
}

/** Text of the document is about to be copied: it is asked once for each opened document (H20, H59). */
export function CopyAsked({ view, outputs }: Pick<OutputActsProps, 'view' | 'outputs'>) {
  if (!outputs.copying) return null;
  return (
    <WhyDialog
      title={outputTexts.copy.title}
      act={outputTexts.copy.do}
      token={view.token}
      faults={[]}
      onClose={() => outputs.copyFor(null)}
      onDone={(reason) => outputs.copyFor(reason)}
    />
  );
}
