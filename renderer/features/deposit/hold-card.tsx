import { useEffect, useRef } from 'react';
import { holdInstants } from '../../../shared/domain/hold/instants.ts';
import { REASON_LIMIT } from '../../../shared/domain/hold/reason.ts';
import { parseLocalMinute } from '../../../shared/domain/time/local-minute.ts';
import { depositTexts } from '../../texts/deposit.ts';
import { holdTexts } from '../../texts/holds.ts';
import { shortWeekday, timeOf } from '../../texts/format/dates.ts';
import { localMinuteToTyped, typedMinute } from '../../texts/format/partial-date.ts';
import { agree, type Patient } from '../../texts/people.ts';
import { TextField } from '../../ui/field.tsx';
import { TypedField } from '../../ui/typed-field.tsx';
import { useNow } from '../../ui/use-now.ts';
import { faultLines } from './answers.ts';
import type { Entry } from './desk-state.ts';
import type { Desk } from './use-desk.ts';

interface StepProps {
  readonly at: number | null;
  readonly about?: boolean;
  readonly title: string;
  readonly hint: string;
  readonly look?: 'plan' | 'end';
}

function Step({ at, about, title, hint, look }: StepProps) {
  return (
    <li className={look ? `step ${look}` : 'step'}>
      <span className="dot" aria-hidden="true" />
      <div>
        <b>{at === null ? holdTexts.notPlanned : about ? holdTexts.today : shortWeekday(at)}</b>
        {at !== null && <small>{about ? holdTexts.around(timeOf(at)) : timeOf(at)}</small>}
      </div>
      <div>
        <b>{title}</b>
        <small>{hint}</small>
      </div>
    </li>
  );
}

interface HoldCardProps {
  readonly desk: Desk;
  readonly entry: Entry;
  readonly patient: Patient;
}

/** The reason first, without which nothing is sent; both dates as the hold would begin now; the talk (R22, R25). */
export function HoldCard({ desk, entry, patient }: HoldCardProps) {
  const now = useNow(20_000);
  const card = useRef<HTMLDivElement>(null);
  // It opens below the fold of a small window: the dates are to be seen when the hold is chosen.
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { form } = entry.draft;
  const { noticeAt, releaseAt } = holdInstants(now);
  const talkAt = parseLocalMinute(form.talkAt);
  return (
    <div ref={card} className="holdcard">
      <TextField
        label={depositTexts.holdReason}
        value={form.holdReason}
        spellCheck
        maxLength={REASON_LIMIT}
        onChange={(event) => desk.write({ holdReason: event.target.value })}
        hint={depositTexts.holdReasonHint}
        faults={faultLines(entry.faults, 'holdReason')}
      />
      <ol className="when" aria-label={holdTexts.dates}>
        <Step at={now} about title={holdTexts.deposit} hint={holdTexts.serverTime} />
        <Step at={talkAt} look="plan" title={holdTexts.talk} hint={holdTexts.talkHint} />
        <Step
          at={noticeAt}
          title={holdTexts.elseNotice(agree(patient, 'à la patiente', 'au patient'))}
          hint={holdTexts.noticeHint}
        />
        <Step at={releaseAt} look="end" title={holdTexts.elseRelease} hint={holdTexts.releaseHint} />
      </ol>
      <TypedField
        label={depositTexts.talkAt}
        placeholder={holdTexts.minuteFormat}
        value={form.talkAt}
        asTyped={localMinuteToTyped}
        asKept={typedMinute}
        onValue={(talkAt) => desk.write({ talkAt })}
        hint={depositTexts.talkAtHint}
        faults={faultLines(entry.faults, 'talkAt')}
      />
    </div>
  );
}
