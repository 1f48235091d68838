import { useEffect, useId, useRef, useState } from 'react';
import { Send } from 'lucide-react';
import { recallJob, useOutbox } from '../../api/outbox.ts';
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

/** «Recall» beside what was just sent, as long as its undo window lasts. */
function LastSent({ desk }: { readonly desk: Desk }) {
  const { jobs } = useOutbox();
  const now = useNow(500);
  const sent = desk.state.queued;
  const job = sent && (jobs.find((one) => one.jobId === sent.jobId) ?? sent);
  const open = job?.state === 'held-back' && secondsLeft(job, now) > 0;
  useKeys(open ? { 'Ctrl Z': () => void recallJob(job.jobId) } : {});
  if (!open) return <span className="soft">{depositTexts.recallHint}</span>;
  return (
    <span className="line" role="status">
      <span>{depositTexts.queued(job.title)}</span>
      <Button size="small" onClick={() => void recallJob(job.jobId)}>
        {depositTexts.recall} <Key>Ctrl</Key> <Key>Z</Key>
      </Button>
    </span>
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

interface SendBarProps {
  readonly desk: Desk;
  readonly entry: Entry | null;
  readonly isMinor: boolean;
}

/** Foot: throw the draft away, or send it; what is still missing is said beside the button. */
export function SendBar({ desk, entry, isMinor }: SendBarProps) {
  const reason = useId();
  const { press } = useOnePress(() => void desk.send());
  useKeys(entry ? { 'Ctrl Enter': () => press() } : {});
  const remaining = entry ? remainingOf(entry, isMinor) : [];
  const others = entry ? otherFaultLines(entry.faults) : [];
  return (
    <div className="acts">
      {entry && <Discard desk={desk} entry={entry} />}
      {entry && <span className="soft">{SAVE_WORDS[desk.saveState]}</span>}
      <span className="grow" />
      <span id={reason} className="send-reason">
        {others.map((line) => (
          <span className="fault" role="alert" key={line}>
            {line}
          </span>
        ))}
        {remaining.length > 0 && others.length === 0 && <span className="soft">{remainingSentence(remaining)}</span>}
      </span>
      {(remaining.length === 0 || desk.state.queued) && <LastSent desk={desk} />}
      {entry && (
        <Button
          look="main"
          size="big"
          unavailable={remaining.length > 0 || desk.sending}
          aria-describedby={reason}
          aria-keyshortcuts="Control+Enter"
          onClick={(event) => press(event.detail)}
        >
          <Icon of={Send} />
          {desk.sending ? depositTexts.sending : depositTexts.send} <Key>Ctrl</Key> <Key>Entrée</Key>
        </Button>
      )}
    </div>
  );
}
