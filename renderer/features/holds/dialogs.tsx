import { useEffect, useRef, useState } from 'react';
import { localMinuteOf, parseLocalMinute } from '../../../shared/domain/time/local-minute.ts';
import type { Hold } from '../../../shared/contract/holds.ts';
import type { Fault } from '../../../shared/fault.ts';
import { actOnHolds } from '../../api/holds.ts';
import { faultText } from '../../texts/faults.ts';
import { localMinuteToTyped, typedMinute } from '../../texts/format/partial-date.ts';
import { holdTexts } from '../../texts/holds.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Faults, TextField } from '../../ui/field.tsx';
import { TypedField } from '../../ui/typed-field.tsx';

export interface DialogProps {
  readonly hold: Hold;
  readonly onClose: () => void;
}

/** Faults as sentences with their next step. */
export function lines(faults: readonly Fault[]): string[] {
  return faults.map(({ code }) => `${faultText(code).sentence} ${faultText(code).next}`);
}

/** Closes the dialog when the act was done, else says why it was not. */
export function useAct(onClose: () => void) {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  return {
    faults,
    run: async (act: Promise<readonly Fault[]>): Promise<void> => {
      const met = await act;
      setFaults(met);
      if (met.length === 0) onClose();
    },
  };
}

/** Notes the talk to come; the two dates do not move. */
export function PlanDialog({ hold, onClose }: DialogProps) {
  const [when, setWhen] = useState(hold.talk ? localMinuteOf(hold.talk.at) : '');
  const [place, setPlace] = useState(hold.talk?.place ?? '');
  const { faults, run } = useAct(onClose);
  const talkAt = parseLocalMinute(when);
  const save = (at: number | null): void =>
    void run(actOnHolds('holds.plan', { holdId: hold.holdId, talkAt: at, place }));
  return (
    <Dialog
      title={holdTexts.planTitle}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{holdTexts.cancel}</Button>
          {hold.talk && <Button onClick={() => save(null)}>{holdTexts.planForget}</Button>}
          <Button look="main" unavailable={talkAt === null} onClick={() => save(talkAt)}>
            {holdTexts.planSave}
          </Button>
        </>
      }
    >
      <TypedField
        label={holdTexts.planWhen}
        placeholder={holdTexts.minuteFormat}
        hint={holdTexts.minuteHint}
        autoFocus
        value={when}
        asTyped={localMinuteToTyped}
        asKept={typedMinute}
        onValue={setWhen}
        faults={lines(faults)}
      />
      <TextField
        label={holdTexts.planPlace}
        value={place}
        maxLength={120}
        onChange={({ target }) => setPlace(target.value)}
      />
    </Dialog>
  );
}

interface AnnounceProps extends DialogProps {
  readonly practitioner: string;
  readonly now: number;
}

/** «Consultation d’annonce faite»: who, when, and the effect in words; the harmless button has the focus (H35, H59). */
export function AnnounceDialog({ hold, practitioner, now, onClose }: AnnounceProps) {
  const [by, setBy] = useState(practitioner);
  const [when, setWhen] = useState(localMinuteOf(now));
  const { faults, run } = useAct(onClose);
  const { holdId, patient } = hold;
  const cancel = useRef<HTMLButtonElement>(null);
  // A dialog gives the focus to its first field; here the harmless button has it (H35).
  useEffect(() => cancel.current?.focus(), []);
  const talkAt = parseLocalMinute(when);
  const save = (): void =>
    void run(actOnHolds('holds.announce', { holdId, by, talkAt: talkAt ?? Number.NaN, confirmed: true }));
  return (
    <Dialog
      title={holdTexts.announceTitle}
      onClose={onClose}
      acts={
        <>
          <Button ref={cancel} onClick={onClose}>
            {holdTexts.cancel}
          </Button>
          <Button look="danger" unavailable={talkAt === null} onClick={save}>
            {holdTexts.announceSave}
          </Button>
        </>
      }
    >
      <p>
        <b>{holdTexts.announceEffect(patient ? `${patient.name} ${patient.givenName}` : hold.insId)}</b>
      </p>
      <TextField
        label={holdTexts.announceWho}
        value={by}
        maxLength={120}
        onChange={({ target }) => setBy(target.value)}
      />
      <TypedField
        label={holdTexts.announceWhen}
        placeholder={holdTexts.minuteFormat}
        hint={holdTexts.minuteHint}
        value={when}
        asTyped={localMinuteToTyped}
        asKept={typedMinute}
        onValue={setWhen}
      />
      <Faults id="announce-faults" faults={lines(faults)} />
    </Dialog>
  );
}
