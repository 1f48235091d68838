import { useState, type SyntheticEvent } from 'react';
import type { Dossier, OpeningOutcome } from '../../../shared/contract/dossier.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { useDossier } from '../../api/dossier.ts';
import { consentTexts } from '../../texts/consent.ts';
import { faultText } from '../../texts/faults.ts';
import { minorTexts } from '../../texts/minors.ts';
import { civilName } from '../../texts/people.ts';
import { Button } from '../../ui/button.tsx';
import { Acts } from './acts.tsx';
import { answersLeft, NO_ANSWER, toSend, type Answers } from './answers.ts';
import { ExpressConsent } from './express-consent.tsx';
import { Questions } from './questions.tsx';
import { RecordToBe } from './record-to-be.tsx';
import { Refusal } from './refusal.tsx';
import { ToSecret } from './to-secret.tsx';
import { Withdrawn } from './withdrawn.tsx';

interface ConsentProps {
  readonly dossier: Dossier;
  readonly outcome: Extract<OpeningOutcome, { kind: 'consent-needed' }>;
  readonly practitioner: string;
  readonly onDeposit: () => void;
}

/** What went wrong with an act, each with its next step. */
function FaultLines({ faults }: { readonly faults: readonly Fault[] }) {
  return (
    <div role="alert">
      {faults.map((fault) => (
        <p className="fault" key={fault.code}>
          {faultText(fault.code).sentence} {faultText(fault.code).next}
        </p>
      ))}
    </div>
  );
}

/** The consent step (mock-up 03): a deliberate act before the first reading, nothing pre-ticked (R6, H22). */
export function Consent({ dossier, outcome, practitioner, onDeposit }: ConsentProps) {
  const { show, close } = useDossier();
  const [answers, setAnswers] = useState<Answers>(NO_ANSWER);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const { patient: row, connection, token } = dossier;
  const texts = consentTexts(row.patient);
  const whose = { isMinor: row.isMinor, secret: connection === 'secret' };
  const left = answersLeft(answers, whose);
  const express = outcome.why === 'express-missing';

  async function record(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    const input = toSend(token, answers, whose);
    if (!input || busy) return;
    setBusy(true);
    const answer = await call('dossier.consent', input);
    setBusy(false);
    setFaults(answer.ok ? [] : answer.faults);
    if (answer.ok) show(answer.value);
  }

  const head = (
    <div>
      <h1>{texts.title(civilName(row))}</h1>
      <p className="lead">{texts.again[outcome.why]}</p>
      {outcome.why === 'withdrawn' && <Withdrawn dossier={dossier} declared={outcome.declared ?? true} />}
    </div>
  );

  return (
    <div className="screen">
      <div className="gate">
        {express ? (
          <ExpressConsent dossier={dossier} texts={texts} whose={whose} head={head} />
        ) : (
          <form onSubmit={(event) => void record(event)}>
            {head}
            <Questions
              texts={texts}
              minor={minorTexts(row.patient)}
              answers={answers}
              whose={whose}
              onAnswer={(change) => setAnswers((before) => ({ ...before, ...change }))}
            />
            <FaultLines faults={faults} />
            <div className="line acts-line">
              <Button
                look="main"
                size="big"
                type="submit"
                unavailable={left > 0 || busy}
                aria-describedby="answers-left"
              >
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
        )}
        <aside>
          {!express && (
            <RecordToBe row={row} practitioner={practitioner} answers={answers} whose={whose} texts={texts} />
          )}
          {row.isMinor && !whose.secret && <ToSecret dossier={dossier} texts={texts} />}
          <Refusal token={token} texts={texts} onRecorded={show} />
          {outcome.why !== 'missing' && <Acts dossier={dossier} />}
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
