import { useState } from 'react';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';
import { replaceDossier, useDossier } from '../../api/dossier.ts';
import { carerTexts } from '../../texts/carers.ts';
import { faultText } from '../../texts/faults.ts';
import { Button } from '../../ui/button.tsx';
import { Tick } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface TreatingProps {
  readonly dossier: Dossier;
  readonly isTreating: boolean;
  readonly onClose: () => void;
  /** Said when the DMP has it; `true` for a declaration. */
  readonly onDone: (treating: boolean) => void;
}

/** Declares the holder médecin traitant, or ends it: one tick that says who wants it, one button that says what it does. */
export function Treating({ dossier, isTreating, onClose, onDone }: TreatingProps) {
  const [agreed, setAgreed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const texts = carerTexts(dossier.patient.patient);
  const { token } = dossier;

  async function send(): Promise<void> {
    if (!agreed || busy) return;
    setBusy(true);
    const answer = await call('carers.setTreating', { token, treating: !isTreating, askedByPatient: true });
    setBusy(false);
    if (!answer.ok) {
      setFault(answer.faults.map(({ code }) => `${faultText(code).sentence} ${faultText(code).next}`).join(' '));
      return;
    }
    // Under a new token everything read under the former right leaves the window.
    if (answer.value.token === token) useDossier.getState().show(answer.value);
    else replaceDossier(token, answer.value);
    onDone(!isTreating);
  }

  const act = isTreating ? texts.endAct : texts.declareAct;
  return (
    <Dialog
      title={isTreating ? texts.endTitle : texts.declareTitle}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button look="main" unavailable={!agreed || busy} onClick={() => void send()}>
            {busy ? texts.sending : act}
          </Button>
        </>
      }
    >
      <p>{isTreating ? texts.endEffect : texts.declareEffect}</p>
      <Tick checked={agreed} onChange={setAgreed} hint="">
        {isTreating ? texts.endAsked : texts.declareAsked}
      </Tick>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  );
}
