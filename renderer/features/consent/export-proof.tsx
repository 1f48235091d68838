import { useState } from 'react';
import type { RecordedAct } from '../../../shared/contract/consent.ts';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { mayReceive, RECIPIENTS, type Recipient } from '../../../shared/domain/consent/recipient.ts';
import { call } from '../../api/client.ts';
import { actTexts } from '../../texts/consent-acts.ts';
import { faultText } from '../../texts/faults.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface ExportProofProps {
  readonly dossier: Dossier;
  readonly act: RecordedAct['act'];
  readonly onClose: () => void;
}

/** «À qui remettez-vous ceci ?», then a file: nothing is taken for granted, a minor's secret goes to no representative. */
export function ExportProof({ dossier, act, onClose }: ExportProofProps) {
  const [recipient, setRecipient] = useState<Recipient | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const texts = actTexts(dossier.patient.patient);
  async function save(): Promise<void> {
    if (!recipient) return;
    const input = { token: dossier.token, consentId: act.id, handedTo: recipient };
    const answer = await call('consent.export', input);
    if (answer.ok) setSaid(answer.value.saved ? texts.saved : texts.notSaved);
    else setSaid(answer.faults.map(({ code }) => `${faultText(code).sentence} ${faultText(code).next}`).join(' '));
  }
  const offered = RECIPIENTS.filter((one) => mayReceive(act, one));
  return (
    <Dialog
      title={texts.toWhom}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {said === null ? texts.cancel : texts.close}
          </Button>
          <Button look="main" unavailable={!recipient} onClick={() => void save()}>
            {texts.choosePlace}
          </Button>
        </>
      }
    >
      <p className="soft">{texts.toWhomWhy}</p>
      <div className="hand" role="radiogroup" aria-label={texts.toWhom}>
        {offered.map((one) => (
          <Choice
            key={one}
            name="recipient"
            checked={recipient === one}
            onChoose={() => setRecipient(one)}
            title={texts[one]}
          />
        ))}
      </div>
      {offered.length < RECIPIENTS.length && <p className="soft">{texts.representativeSecret}</p>}
      <p role="status">{said}</p>
    </Dialog>
  );
}
