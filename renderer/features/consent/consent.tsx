import { useState, type SyntheticEvent } from 'react';
import type { Dossier, OpeningOutcome } from '../../../shared/contract/dossier.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { useDossier } from '../../api/dossier.ts';
import { consentTexts } from '../../texts/consent.ts';
import { faultText } from '../../texts/faults.ts';
import { civilName } from '../../texts/people.ts';
import { Button } from '../../ui/button.tsx';
import { answersLeft, NO_ANSWER, toSend, type Answers } from './answers.ts';
import { Questions } from './questions.tsx';
import { RecordToBe } from './record-to-be.tsx';
import { Refusal } from './refusal.tsx';

interface ConsentProps {
  readonly dossier: Dossier;
  readonly outcome: Extract<OpeningOutcome, { kind: 'consent-needed' }>;
  readonly practitioner: string;
  readonly onDeposit: () => void;
}

/** The consent step (mock-up 03): a deliberate act before the first reading, nothing pre-ticked (R6, H22). */
export function Consent({ dossier, outcome, practitioner, onDeposit }: ConsentProps) {
  const { show, close } = useDossier();
  const [answers, setAnswers] = useState<Answers>(NO_ANSWER);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const texts = consentTexts(dossier.patient.patient);
  const left = answersLeft(answers);

  async function record(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    const input = toSend(dossier.token, answers);
    if (!input || busy) return;
    setBusy(true);
    const answer = await call('dossier.consent', input);
    setBusy(false);
    setFaults(answer.ok ? [] : answer.faults);
    if (answer.ok) show(answer.value);
  }

  return (
    <div className="screen">
      <div className="gate">
        <form onSubmit={(event) => void record(event)}>
          <div>
            <h1>{texts.title(civilName(dossier.patient))}</h1>
            <p className="lead">{texts.again[outcome.why]}</p>
          </div>
          <Questions
            texts={texts}
            answers={answers}
            onAnswer={(change) => setAnswers((before) => ({ ...before, ...change }))}
          />
          <div role="alert">
            {faults.map((fault) => (
              <p className="fault" key={fault.code}>
                {faultText(fault.code).sentence} {faultText(fault.code).next}
              </p>
            ))}
          </div>
          <div className="line acts-line">
            <Button look="main" size="big" type="submit" unavailable={left > 0 || busy} aria-describedby="answers-left">
              {busy ? texts.recording : texts.record}
            </Button>
            <Button size="big" onClick={() => void close()}>
              {texts.doNotOpen}
            </Button>
            <span className="soft" id="answers-left" role="status">
              {left > 0 && texts.left(left)}
            </span>
          </div>
        </form>
        <aside>
          <RecordToBe row={dossier.patient} practitioner={practitioner} answers={answers} texts={texts} />
          <Refusal token={dossier.token} texts={texts} onRecorded={show} />
          {dossier.mayDeposit && (
            <p className="soft">
              {texts.depositNeedsNone}{' '}
              <button type="button" className="link" onClick={onDeposit}>
                {texts.depositOnly}
              </button>
            </p>
          )}
        </aside>
      </div>
    </div>
  );
}
