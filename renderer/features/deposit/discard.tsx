import { useState } from 'react';
import { REASON_LIMIT } from '../../../shared/domain/hold/reason.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import type { Fault } from '../../../shared/fault.ts';
import { depositTexts } from '../../texts/deposit.ts';
import { feedingTexts } from '../../texts/feeding.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Tick } from '../../ui/choice.tsx';
import { lineOf } from './answers.ts';
import type { Entry } from './desk-state.ts';
import type { Desk } from './use-desk.ts';

interface DiscardProps {
  readonly desk: Desk;
  readonly entry: Entry;
  readonly row: PatientRow;
}

function Question({ desk, entry, row, onClose }: DiscardProps & { readonly onClose: () => void }) {
  const [objects, setObjects] = useState(false);
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const texts = feedingTexts(row.patient);

  async function go(): Promise<void> {
    const met = objects ? await desk.object(reason) : [];
    if (met.length > 0) return setFaults(met);
    onClose();
    if (!objects) await desk.discard();
  }

  const acts = (
    <>
      <Button autoFocus onClick={onClose}>
        {depositTexts.keepDraft}
      </Button>
      <Button look="main" onClick={() => void go()}>
        {objects ? texts.noteObjection : depositTexts.discard}
      </Button>
    </>
  );
  return (
    <Dialog title={depositTexts.discardTitle} onClose={onClose} acts={acts}>
      <p>{depositTexts.discardEffect(entry.draft.fileName)}</p>
      <Tick checked={objects} onChange={setObjects} hint={texts.objectsHint}>
        {texts.objects}
      </Tick>
      {objects && (
        <TextField
          label={texts.reason}
          value={reason}
          spellCheck
          autoFocus
          maxLength={REASON_LIMIT}
          onChange={({ target }) => setReason(target.value)}
          hint={depositTexts.holdReasonKept}
          faults={faults.map(lineOf)}
        />
      )}
    </Dialog>
  );
}

/** Throws one draft away; where the patient objects to this deposit his reason is written down (R14). */
export function Discard(props: DiscardProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{depositTexts.discard}…</Button>
      {asking && <Question {...props} onClose={() => setAsking(false)} />}
    </>
  );
}
