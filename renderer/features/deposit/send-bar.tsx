import { useEffect, useId, useRef, useState } from 'react';
import { ArrowLeft, Hourglass, Send } from 'lucide-react';
import { recallJob, useOutbox } from '../../api/outbox.ts';
import { useWorkstation } from '../../api/workstation.ts';
import { depositTexts, remainingSentence } from '../../texts/deposit.ts';
import { secondsLeft } from '../../texts/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { useNow } from '../../ui/use-now.ts';
import { otherFaultLines, remainingOf } from './answers.ts';
import type { Entry } from './desk-state.ts';
import type { Desk } from './use-desk.ts';

const SAVE_WORDS = { saved: depositTexts.saved, saving: depositTexts.saving, 'not-saved': depositTexts.notSaved };

function Discard({ desk, entry }: { readonly desk: Desk; readonly entry: Entry }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{depositTexts.discard}…</Button>
      {asking && (
        <Dialog
          title={depositTexts.discardTitle}
          onClose={() => setAsking(false)}
          acts={
            <>
              <Button autoFocus onClick={() => setAsking(false)}>
                {depositTexts.keepDraft}
              </Button>
              <Button
                look="main"
                onClick={() => {
                  setAsking(false);
                  void desk.discard();
                }}
              >
                {depositTexts.discard}
              </Button>
            </>
          }
        >
          <p>{depositTexts.discardEffect(entry.draft.fileName)}</p>
        </Dialog>
      )}
    </>
  );
}

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

function Why({ id, entry, isMinor }: { readonly id: string; readonly entry: Entry; readonly isMinor: boolean }) {
  const remaining = remainingOf(entry, isMinor);
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
      {others.length === 0 && <p className="soft">{remaining.length > 0 ? remainingSentence(remaining) : hint}</p>}
    </div>
  );
}

interface SendBarProps {
  readonly desk: Desk;
  readonly entry: Entry | null;
  readonly isMinor: boolean;
  readonly onBack: () => void;
}

/** Foot: go back, throw the draft away, or send it; what is still missing is said beside the button. */
export function SendBar({ desk, entry, isMinor, onBack }: SendBarProps) {
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
            <Discard desk={desk} entry={entry} />
            <span className="soft save-words">{SAVE_WORDS[desk.saveState]}</span>
            <span className="grow" />
            <Why id={reason} entry={entry} isMinor={isMinor} />
            <Button
              look="main"
              size="big"
              unavailable={remainingOf(entry, isMinor).length > 0 || desk.sending}
              aria-describedby={reason}
              aria-keyshortcuts="Control+Enter"
              onClick={(event) => press(event.detail)}
            >
              <Icon of={Send} />
              {depositTexts.send} <Key>Ctrl</Key> <Key>Entrée</Key>
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
