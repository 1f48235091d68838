import { useState } from 'react';
import { backAt } from '../../../shared/domain/hold/leave.ts';
import type { Hold } from '../../../shared/contract/holds.ts';
import { actOnHolds } from '../../api/holds.ts';
import { isoToTypedDate, typedDay } from '../../texts/format/partial-date.ts';
import { holdTexts } from '../../texts/holds.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { TypedField } from '../../ui/typed-field.tsx';
import { lines, useAct, type DialogProps } from './dialogs.tsx';

interface HandOverProps extends DialogProps {
  /** Every open hold of one's own, for an absence. */
  readonly mine: readonly Hold[];
}

/** Those whose patients would read alone before one is back; what has no date yet may be among them. */
function endingBefore(mine: readonly Hold[], back: number | null): readonly Hold[] {
  if (back === null) return [];
  return mine.filter(({ releaseAt }) => releaseAt === null || releaseAt < back);
}

/** Hands one announcement over, or one's own that end during an absence (mock-up 05, «Relais d’absence»). */
export function HandOverDialog({ hold, mine, onClose }: HandOverProps) {
  const [name, setName] = useState('');
  const [all, setAll] = useState(false);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const { faults, run } = useAct(onClose);
  const leave = from === '' && until === '' ? null : { from, until };
  const holdIds = (all ? endingBefore(mine, leave && backAt(leave)) : [hold]).map(({ holdId }) => holdId);
  const save = (): void => void run(actOnHolds('holds.entrust', { holdIds, to: { kind: 'colleague', name, leave } }));
  const ofLeave = faults.filter(({ field }) => field === 'leave');
  return (
    <Dialog
      title={holdTexts.handOverTitle}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{holdTexts.cancel}</Button>
          <Button look="main" unavailable={holdIds.length === 0} onClick={save}>
            {all && leave === null ? holdTexts.handOverDays : holdTexts.handOverSave(holdIds.length)}
          </Button>
        </>
      }
    >
      <TextField
        label={holdTexts.handOverTo}
        autoFocus
        value={name}
        maxLength={120}
        onChange={({ target }) => setName(target.value)}
        faults={lines(faults.filter((fault) => !ofLeave.includes(fault)))}
      />
      <div className="two">
        <TypedField
          label={holdTexts.leaveFrom}
          placeholder={holdTexts.dayFormat}
          value={from}
          asTyped={isoToTypedDate}
          asKept={typedDay}
          onValue={setFrom}
          faults={lines(ofLeave)}
        />
        <TypedField
          label={holdTexts.leaveUntil}
          placeholder={holdTexts.dayFormat}
          value={until}
          asTyped={isoToTypedDate}
          asKept={typedDay}
          onValue={setUntil}
        />
      </div>
      {mine.length > 1 && (
        <fieldset className="question">
          <legend className="sr">{holdTexts.handOverTitle}</legend>
          <Choice name="scope" checked={!all} onChoose={() => setAll(false)} title={holdTexts.handOverOne} />
          <Choice name="scope" checked={all} onChoose={() => setAll(true)} title={holdTexts.handOverAll} />
        </fieldset>
      )}
      <p className="hint">{holdTexts.handOverHint}</p>
    </Dialog>
  );
}
