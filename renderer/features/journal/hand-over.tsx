import { useState } from 'react';
import type { HandOver, Visit } from '../../../shared/contract/journal.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { faultText } from '../../texts/faults.ts';
import { journalTexts, PERIODS, type PeriodId } from '../../texts/journal.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { wallNow } from '../../ui/wall-clock.ts';
import { EVERYTHING, filterOf } from './chosen.ts';

interface HandOverDialogProps {
  readonly what: 'control' | 'patient';
  readonly visit: Visit | null;
  readonly onClose: () => void;
}

type Outcome = { readonly kind: 'done'; readonly text: string } | { readonly kind: 'failed'; readonly fault: Fault };

/** Which copy, of which period; the file itself is chosen in the desktop's own dialog. */
export function HandOverDialog({ what, visit, onClose }: HandOverDialogProps) {
  const [kind, setKind] = useState<HandOver['what']>(what === 'patient' ? 'patient-text' : 'control-file');
  const [period, setPeriod] = useState<PeriodId>('all');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const person = visit?.patient ?? null;
  const name = person ? `${person.patient.birthName} ${person.patient.firstGivenName}` : '';
  async function save(): Promise<void> {
    setBusy(true);
    const { from, to } = filterOf({ ...EVERYTHING, period }, wallNow());
    const answer = await call('journal.handOver', { what: kind, from, to, insId: person?.insId ?? null });
    setBusy(false);
    if (!answer.ok) return setOutcome({ kind: 'failed', fault: answer.faults[0] ?? { code: 'call/broken' } });
    const { saved, rows } = answer.value;
    setOutcome({ kind: 'done', text: saved ? journalTexts.saved(rows) : journalTexts.notSaved });
  }
  return (
    <Dialog
      title={what === 'patient' ? journalTexts.patientCopy(name).replace('…', '') : journalTexts.handOverTitle}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {outcome?.kind === 'done' ? journalTexts.close : journalTexts.giveUp}
          </Button>
          <Button look="main" unavailable={busy} onClick={() => void save()}>
            {journalTexts.save}
          </Button>
        </>
      }
    >
      {what === 'control' && (
        <fieldset className="choices">
          <legend>{journalTexts.what}</legend>
          <Choice
            name="what"
            checked={kind === 'control-file'}
            onChoose={() => setKind('control-file')}
            title={journalTexts.file}
            hint={journalTexts.fileWhy}
          />
          <Choice
            name="what"
            checked={kind === 'control-text'}
            onChoose={() => setKind('control-text')}
            title={journalTexts.page}
            hint={journalTexts.pageWhy}
          />
        </fieldset>
      )}
      <fieldset className="choices">
        <legend>{journalTexts.period}</legend>
        <div className="tabs wrap" role="group" aria-label={journalTexts.period}>
          {PERIODS.map(({ id, name: label }) => (
            <button key={id} type="button" aria-pressed={period === id} onClick={() => setPeriod(id)}>
              {label}
            </button>
          ))}
        </div>
      </fieldset>
      <p className="soft">
        {what === 'patient'
          ? journalTexts.patientCopyWhy
          : [name && journalTexts.onlyPatient(name), journalTexts.clear].filter(Boolean).join(' ')}
      </p>
      {outcome?.kind === 'done' && <p role="status">{outcome.text}</p>}
      {outcome?.kind === 'failed' && (
        <p className="fault" role="alert">
          {faultText(outcome.fault.code).sentence} {faultText(outcome.fault.code).next}
        </p>
      )}
    </Dialog>
  );
}
