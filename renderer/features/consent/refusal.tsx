import { useState } from 'react';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';
import type { consentTexts } from '../../texts/consent.ts';
import { faultLine } from '../../texts/faults.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface RefusalProps {
  readonly token: string;
  readonly texts: ReturnType<typeof consentTexts>;
  readonly onRecorded: (dossier: Dossier) => void;
}

/** The patient says no: recorded by an act of its own, never by leaving the screen. */
export function Refusal({ token, texts, onRecorded }: RefusalProps) {
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState('');
  async function refuse(): Promise<void> {
    const answer = await call('dossier.refuse', { token });
    setAsking(false);
    if (answer.ok) onRecorded(answer.value);
    else setFault(faultLine(answer.faults));
  }
  return (
    <section className="card seal">
      <h2>{texts.refuses}</h2>
      <p className="soft">{texts.refusesWhy}</p>
      <div className="gap-small">
        <Button onClick={() => setAsking(true)}>{texts.refuse}</Button>
      </div>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {asking && (
        <Dialog
          title={texts.refuseTitle}
          onClose={() => setAsking(false)}
          acts={
            <>
              <Button autoFocus onClick={() => setAsking(false)}>
                {texts.cancel}
              </Button>
              <Button look="main" onClick={() => void refuse()}>
                {texts.recordRefusal}
              </Button>
            </>
          }
        >
          <p>{texts.refuseEffect}</p>
        </Dialog>
      )}
    </section>
  );
}
