import { useEffect, useId, useRef } from 'react';
import { ArrowLeft, Hourglass, Send } from 'lucide-react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { recallJob, useOutbox } from '../../api/outbox.ts';
import { useWorkstation } from '../../api/workstation.ts';
import { depositTexts, remainingSentence, type Remaining } from '../../texts/deposit.ts';
import { secondsLeft } from '../../texts/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { useNow } from '../../ui/use-now.ts';
import { otherFaultLines, remainingOf } from './answers.ts';
import type { Entry } from './desk-state.ts';
import { Discard } from './discard.tsx';
import type { Desk } from './use-desk.ts';

const SAVE_WORDS = { saved: depositTexts.saved, saving: depositTexts.saving, 'not-saved': depositTexts.notSaved };

/** «Recall» over the bar for what was just sent, as long as its undo window lasts. */
function LastSent({ desk }: { readonly desk: Desk }) {
  const { jobs } = useOutbox();
  const now = useNow(500);
  const sent = desk.state.queued;
  const job = sent && (jobs.find((one) => one.jobId === sent.jobId) ?? sent);
  const open = job?.state === 'held-back' && secondsLeft(job, now) > 0;
  useKeys(open ? { 'Ctrl Z': () => void recallJob(job.jobId) } : {});
  if (!open) return null;
  return (
    <div className="strip just-sent">
      <Icon of={Hourglass} />
      <span role="status">{depositTexts.queued(job.title)}</span>
      <b>{depositTexts.leavesIn(secondsLeft(job, now))}</b>
      <Button size="small" aria-keyshortcuts="Control+Z" onClick={() => void recallJob(job.jobId)}>
        {depositTexts.recall} <Key>Ctrl</Key> <Key>Z</Key>
      </Button>
    </div>
  );
}

/** One press, one document: a key held down or a second click never sends the next one (H60). */
function useOnePress(act: () => void): { readonly press: (clicks?: number) => void } {
  const armed = useRef(true);
  useEffect(() => {
    const arm = (): void => {
      armed.current = true;
    };
    const events = ['keyup', 'pointerdown'] as const;
    events.forEach((name) => window.addEventListener(name, arm, true));
    return () => events.forEach((name) => window.removeEventListener(name, arm, true));
  }, []);
  function press(clicks = 0): void {
    if (!armed.current || clicks > 1) return;
    armed.current = false;
    act();
  }
  return { press };
}

interface WhyProps {
  readonly id: string;
  readonly entry: Entry;
  readonly remaining: readonly Remaining[];
  readonly row: PatientRow;
}

function Why({ id, entry, remaining, row }: WhyProps) {
  const others = otherFaultLines(entry.faults);
  const recallMs = useWorkstation(({ app }) => app?.recallWindowMs ?? 0);
  const hint = depositTexts.recallHint(Math.round(recallMs / 1000));
  return (
    <div id={id} className="send-reason">
      <div role="alert">
        {others.map((line) => (
          <p className="fault" key={line}>
            {line}
          </p>
        ))}
      </div>
      {others.length === 0 && (
        <p className="soft">{remaining.length > 0 ? remainingSentence(remaining, row.patient) : hint}</p>
      )}
    </div>
  );
}

interface SendBarProps {
  readonly desk: Desk;
  readonly entry: Entry | null;
  readonly row: PatientRow;
  /** In a secret connection with a minor the act says so (R36). */
  readonly secret: boolean;
  readonly onBack: () => void;
}

/** Foot: go back, throw the draft away, or send it; what is still missing is said beside the button. */
export function SendBar({ desk, entry, row, secret, onBack }: SendBarProps) {
  const remaining = entry ? remainingOf(entry, row.isMinor, desk.said.isOpen) : [];
  const reason = useId();
  const { press } = useOnePress(() => void desk.send());
  useKeys(entry ? { 'Ctrl Enter': () => press() } : {});
  return (
    <div>
      <LastSent desk={desk} />
      <div className="acts">
        <Button look="quiet" onClick={onBack}>
          <Icon of={ArrowLeft} />
          {depositTexts.back}
        </Button>
        {entry && (
          <>
            <Discard desk={desk} entry={entry} row={row} />
            <span className="soft save-words">{SAVE_WORDS[desk.saveState]}</span>
            <span className="grow" />
            <Why id={reason} entry={entry} remaining={remaining} row={row} />
            <Button
              look="main"
              size="big"
              unavailable={remaining.length > 0 || desk.sending}
              aria-describedby={reason}
              aria-keyshortcuts="Control+Enter"
              onClick={(event) => press(event.detail)}
            >
              <Icon of={Send} />
              {secret ? depositTexts.sendSecret : depositTexts.send} <Key>Ctrl</Key> <Key>Entrée</Key>
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
