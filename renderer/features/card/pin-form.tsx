import { useId, useState, type SyntheticEvent } from 'react';
import { CalendarClock, CircleAlert, TriangleAlert } from 'lucide-react';
import type { CardView } from '../../../shared/contract/card.ts';
import type { AppState } from '../../../shared/contract/app.ts';
import { call } from '../../api/client.ts';
import { showCard } from '../../api/workstation.ts';
import { cardTexts } from '../../texts/card.ts';
import { dueBy } from '../../../shared/domain/outbox/due-by.ts';
import { dayOfYear } from '../../texts/format/dates.ts';
import { useNow } from '../../ui/use-now.ts';
import { faultText } from '../../texts/faults.ts';
import { shortName } from '../../texts/people.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { PinBoxes } from './pin-boxes.tsx';
import { SituationBeforePin, type SituationWish } from './situation-choice.tsx';

type Locked = Extract<CardView, { kind: 'locked' }>;
const SHORTEST = 4;
const MINUTE = 60_000;
/** Faults that the code noted at the first use repairs (decision 12). */
const NEEDS_RECOVERY = [
  'store/card-changed',
  'store/key-store-lost',
  'store/recovery-code-wrong',
  'store/recovery-code-unreadable',
  'store/envelope-corrupt',
];

function lead(card: Locked, app: AppState | null): string {
  const waiting = app?.waiting.count ?? 0;
  if (!card.lockedBy) return waiting > 0 ? cardTexts.waiting(waiting) : cardTexts.firstTime;
  return waiting > 0 ? cardTexts.waitsWith(waiting) : cardTexts.waitsForYou;
}

/** Documents that should have left on an earlier day, by a day and nothing more (R13, H29, decision 13). */
function Overdue({ app }: { readonly app: AppState | null }) {
  const now = useNow(MINUTE);
  const oldestAt = app?.waiting.oldestAt ?? null;
  if (oldestAt === null || now < dueBy(oldestAt)) return null;
  return (
    <p className="overdue">
      <Icon of={CalendarClock} />
      {cardTexts.overdueSince(dayOfYear(oldestAt, now))}
    </p>
  );
}

function Tries({ id, triesLeft, faultCode }: { id: string; triesLeft: Locked['triesLeft']; faultCode: string | null }) {
  const wrong = faultCode === 'card/pin-wrong' || faultCode === 'card/pin-last-try';
  const other = faultCode !== null && !wrong ? faultText(faultCode) : null;
  const [count, why] =
    triesLeft === 'last'
      ? [cardTexts.triesLast, cardTexts.triesLastWhy]
      : triesLeft === 'low'
        ? [cardTexts.triesLow, cardTexts.triesLowWhy]
        : ['', ''];
  const look = triesLeft === 'last' ? 'tries last' : wrong || other ? 'tries wrong' : 'tries';
  return (
    <p id={id} className={look} role="alert">
      {(wrong || other || count) && <Icon of={wrong || other ? CircleAlert : TriangleAlert} />}
      {wrong && <b> {cardTexts.wrong}</b>}
      {other && (
        <>
          <b> {other.sentence}</b> {other.next}
        </>
      )}
      {count && <b> {count}</b>} {why}
    </p>
  );
}

interface PinFormProps {
  readonly card: Locked;
  readonly app: AppState | null;
}

/** Asks the code of the card, once for each human act; Enter or the button sends it, nothing else does. */
export function PinForm({ card, app }: PinFormProps) {
  const [pin, setPin] = useState('');
  const [wish, setWish] = useState<SituationWish>('last-used');
  const [busy, setBusy] = useState(false);
  const [faultCode, setFaultCode] = useState<string | null>(null);
  const [recoveryCode, setRecoveryCode] = useState('');
  const [forgotten, setForgotten] = useState(false);
  const triesId = useId();
  const ready = pin.length >= SHORTEST && !busy;

  async function unlock(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    const structureId = wish === 'last-used' ? card.situationLastUsed?.structureId : undefined;
    const asked = call('card.unlock', {
      pin,
      ...(structureId !== undefined && { structureId }),
      ...(recoveryCode.trim() !== '' && { recoveryCode: recoveryCode.trim() }),
    });
    setPin('');
    const answer = await asked;
    setBusy(false);
    setFaultCode(answer.ok ? null : (answer.faults[0]?.code ?? null));
    if (answer.ok) showCard(answer.value);
  }

  return (
    <form className="go" onSubmit={(event) => void unlock(event)}>
      <h1>{cardTexts.hello(shortName(card.holder))}</h1>
      <p className="lead">{lead(card, app)}</p>
      <Overdue app={app} />
      {card.situationLastUsed && <SituationBeforePin lastUsed={card.situationLastUsed} wish={wish} onWish={setWish} />}
      <div className="label-strong" aria-hidden="true">
        {cardTexts.code}
      </div>
      <PinBoxes pin={pin} onChange={setPin} disabled={busy} describedBy={triesId} />
      <Tries id={triesId} triesLeft={card.triesLeft} faultCode={faultCode} />
      {faultCode !== null && NEEDS_RECOVERY.includes(faultCode) && (
        <TextField
          label={cardTexts.recovery}
          hint={cardTexts.recoveryHint}
          value={recoveryCode}
          maxLength={80}
          onChange={(event) => setRecoveryCode(event.target.value)}
        />
      )}
      <div className="line end-line">
        <Button look="main" size="big" type="submit" unavailable={!ready}>
          {busy ? cardTexts.unlocking : cardTexts.unlock}
        </Button>
        <span className="soft">
          {cardTexts.validateWith} <Key>Entrée</Key>
        </span>
        <span className="grow" />
        <Button look="quiet" onClick={() => setForgotten(true)}>
          {cardTexts.forgotten}
        </Button>
      </div>
      {forgotten && (
        <Dialog
          title={cardTexts.forgottenTitle}
          onClose={() => setForgotten(false)}
          acts={
            <Button autoFocus onClick={() => setForgotten(false)}>
              {cardTexts.close}
            </Button>
          }
        >
          <p>{cardTexts.forgottenBody}</p>
          <p>{cardTexts.forgottenNext}</p>
        </Dialog>
      )}
    </form>
  );
}
