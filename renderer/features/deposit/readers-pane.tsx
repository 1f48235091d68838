import { useEffect, useId, type ReactNode } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { depositTexts, notMaskedLabel, readersSentence } from '../../texts/deposit.ts';
import { minorTexts } from '../../texts/minors.ts';
import { Choice } from '../../ui/choice.tsx';
import { Faults } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { faultLines } from './answers.ts';
import type { Entry } from './desk-state.ts';
import { HoldCard } from './hold-card.tsx';
import type { Desk } from './use-desk.ts';

interface QuestionProps {
  readonly title: string;
  readonly faults: readonly string[];
  readonly children: ReactNode;
}

function Question({ title, faults, children }: QuestionProps) {
  const id = useId();
  return (
    <fieldset className={faults.length > 0 ? 'question bad' : 'question'} aria-describedby={id}>
      <legend>{title}</legend>
      {children}
      <Faults id={id} faults={faults} />
    </fieldset>
  );
}

interface ReadersPaneProps {
  readonly desk: Desk;
  readonly entry: Entry;
  readonly row: PatientRow;
  /** A minor's secret connection: the answer about representatives is given (R36). */
  readonly secret: boolean;
}

function Representatives({ desk, entry }: Omit<ReadersPaneProps, 'row' | 'secret'>) {
  const { draftId, form } = entry.draft;
  return (
    <Question title={depositTexts.representatives} faults={faultLines(entry.faults, 'representatives')}>
      <Choice
        name={`representatives-${draftId}`}
        checked={form.representatives === 'visible'}
        onChoose={() => desk.write({ representatives: 'visible' })}
        title={depositTexts.visible}
        hint={depositTexts.visibleHint}
      />
      <Choice
        name={`representatives-${draftId}`}
        checked={form.representatives === 'hidden'}
        onChoose={() => desk.write({ representatives: 'hidden' })}
        title={depositTexts.hidden}
        hint={depositTexts.hiddenHint}
      />
    </Question>
  );
}

/** In a secret connection the answer was given when it was chosen; the form says it and holds it (EX_2.1-1050). */
function SecretlyHidden({ desk, entry, row }: Omit<ReadersPaneProps, 'secret'>) {
  const texts = minorTexts(row.patient);
  const answered = entry.draft.form.representatives === 'hidden';
  const { write } = desk;
  useEffect(() => {
    if (!answered) write({ representatives: 'hidden' });
  }, [answered, write]);
  return (
    <Question title={depositTexts.representatives} faults={faultLines(entry.faults, 'representatives')}>
      <p className="said">
        <Icon of={EyeOff} /> <b>{texts.notVisible}</b>
      </p>
      <p className="hint">{texts.notVisibleWhy}</p>
    </Question>
  );
}

function PatientReading({ desk, entry, row }: Omit<ReadersPaneProps, 'secret'>) {
  const { draftId, form } = entry.draft;
  const { sex } = row.patient;
  return (
    <>
      <Question title={depositTexts.patientQuestion(sex)} faults={faultLines(entry.faults, 'patient')}>
        <Choice
          name={`patient-${draftId}`}
          checked={form.patient === 'visible'}
          onChoose={() => desk.write({ patient: 'visible' })}
          title={depositTexts.patientVisible(sex)}
          hint={depositTexts.patientVisibleHint}
        />
        <Choice
          name={`patient-${draftId}`}
          checked={form.patient === 'hold'}
          onChoose={() => desk.write({ patient: 'hold' })}
          title={depositTexts.patientHold(sex)}
          hint={depositTexts.patientHoldHint}
        />
      </Question>
      {form.patient === 'hold' && <HoldCard desk={desk} entry={entry} patient={row.patient} />}
    </>
  );
}

/** Right: who will read it, asked anew for each document with nothing ticked (R15, EX_2.1-1050, H32). */
export function ReadersPane({ desk, entry, row, secret }: ReadersPaneProps) {
  const { draftId, form } = entry.draft;
  const sentence = readersSentence(form, row.patient, row.isMinor);
  const hides = form.masked === 'yes' || form.patient === 'hold' || form.representatives === 'hidden';
  return (
    <section className="vis" aria-labelledby="deposit-readers">
      <h1 id="deposit-readers">{depositTexts.who}</h1>
      <p className="soft">{depositTexts.unanswered}</p>
      <Question title={depositTexts.maskedQuestion} faults={faultLines(entry.faults, 'masked')}>
        <Choice
          name={`masked-${draftId}`}
          checked={form.masked === 'no'}
          onChoose={() => desk.write({ masked: 'no' })}
          title={notMaskedLabel(row.patient)}
          hint={depositTexts.notMaskedHint}
        />
        <Choice
          name={`masked-${draftId}`}
          checked={form.masked === 'yes'}
          onChoose={() => desk.write({ masked: 'yes' })}
          title={depositTexts.masked}
          hint={depositTexts.maskedHint}
        />
      </Question>
      <PatientReading desk={desk} entry={entry} row={row} />
      {row.isMinor && !secret && <Representatives desk={desk} entry={entry} />}
      {secret && <SecretlyHidden desk={desk} entry={entry} row={row} />}
      <div aria-live="polite">
        {sentence !== null && (
          <p className="note readers">
            <Icon of={hides ? EyeOff : Eye} />
            <span>{sentence}</span>
          </p>
        )}
      </div>
    </section>
  );
}
