import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';
import { useDossier } from '../../api/dossier.ts';
import { actTexts } from '../../texts/consent-acts.ts';
import type { consentTexts } from '../../texts/consent.ts';
import { faultLine } from '../../texts/faults.ts';
import { Button } from '../../ui/button.tsx';
import { Tick } from '../../ui/choice.tsx';
import { NO_ANSWER, spokenToSend, type Answers, type Whose } from './answers.ts';
import { MeansChoices } from './questions.tsx';
import { Question } from './question.tsx';
import { WhoSpeaks } from './who-speaks.tsx';

interface ExpressConsentProps {
  readonly dossier: Dossier;
  readonly texts: ReturnType<typeof consentTexts>;
  readonly whose: Whose;
  readonly head: ReactNode;
}

/** Occupational medicine: a distinct act before the ordinary questions, or nothing is read (R3, L.1111-17 IV). */
export function ExpressConsent({ dossier, texts, whose, head }: ExpressConsentProps) {
  const { show, close } = useDossier();
  const [answers, setAnswers] = useState<Answers>(NO_ANSWER);
  const [told, setTold] = useState(false);
  const [fault, setFault] = useState('');
  const acts = actTexts(dossier.patient.patient);
  const spoken = spokenToSend(answers, whose);
  const answer = (change: Partial<Answers>): void => setAnswers((before) => ({ ...before, ...change }));

  async function record(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    if (!spoken || !told) return;
    const recorded = await call('consent.express', { token: dossier.token, ...spoken, restrictionTold: true });
    if (recorded.ok) show(recorded.value);
    else setFault(faultLine(recorded.faults));
  }

  return (
    <form onSubmit={(event) => void record(event)}>
      {head}
      <Question number={1} title={acts.expressWho}>
        <WhoSpeaks texts={texts} answers={answers} whose={whose} onAnswer={answer} name="express-who" autoFocus />
      </Question>
      <Question number={2} title={texts.informed}>
        <div className="told">
          <Tick checked={told} onChange={setTold}>
            {acts.expressTold}
          </Tick>
        </div>
      </Question>
      <Question number={3} title={acts.expressHow}>
        <MeansChoices texts={texts} means={answers.means} name="express-means" onMeans={(means) => answer({ means })} />
      </Question>
      <div role="alert">{fault && <p className="fault">{fault}</p>}</div>
      <div className="line acts-line">
        <Button look="main" size="big" type="submit" unavailable={!spoken || !told}>
          {acts.expressAct}
        </Button>
        <Button size="big" onClick={() => void close()}>
          {texts.doNotOpen}
        </Button>
        <span className="soft">{acts.expressThen}</span>
      </div>
    </form>
  );
}
