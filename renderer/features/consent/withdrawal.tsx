import { useState } from 'react';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';
import { replaceDossier } from '../../api/dossier.ts';
import { actTexts } from '../../texts/consent-acts.ts';
import { consentTexts } from '../../texts/consent.ts';
import { faultLine } from '../../texts/faults.ts';
import { minorTexts } from '../../texts/minors.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NO_ANSWER, spokenToSend, type Answers } from './answers.ts';
import { MeansChoices } from './questions.tsx';
import { WhoSpeaks } from './who-speaks.tsx';

/** The person takes her consent back: who, how, and one button that says what it does (R7). */
export function Withdrawal({ dossier, onClose }: { readonly dossier: Dossier; readonly onClose: () => void }) {
  const [answers, setAnswers] = useState<Answers>(NO_ANSWER);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const { patient: row, connection, token } = dossier;
  const texts = actTexts(row.patient);
  const words = consentTexts(row.patient);
  const whose = { isMinor: row.isMinor, secret: connection === 'secret' };
  const spoken = spokenToSend(answers, whose);
  const answer = (change: Partial<Answers>): void => setAnswers((before) => ({ ...before, ...change }));

  async function withdraw(): Promise<void> {
    if (!spoken || busy) return;
    setBusy(true);
    const done = await call('consent.withdraw', { token, ...spoken });
    setBusy(false);
    if (done.ok) replaceDossier(token, done.value);
    else setFault(faultLine(done.faults));
  }

  return (
    <Dialog
      title={texts.withdrawTitle}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {texts.keepAccess}
          </Button>
          <Button look="main" unavailable={!spoken || busy} onClick={() => void withdraw()}>
            {busy ? texts.withdrawing : texts.withdrawAct}
          </Button>
        </>
      }
    >
      <p>{texts.withdrawEffect}</p>
      <fieldset className="asked">
        <legend className="label-strong">{texts.withdrawWho}</legend>
        {whose.secret ? (
          <p>{minorTexts(row.patient).whoAlone}</p>
        ) : (
          <WhoSpeaks texts={words} answers={answers} whose={whose} onAnswer={answer} name="withdraw-who" />
        )}
      </fieldset>
      <fieldset className="asked">
        <legend className="label-strong">{texts.withdrawHow}</legend>
        <MeansChoices
          texts={words}
          means={answers.means}
          name="withdraw-means"
          onMeans={(means) => answer({ means })}
        />
      </fieldset>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  );
}
