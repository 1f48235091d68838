import { useId } from 'react';
import { CircleCheck, Hand } from 'lucide-react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { depositTexts } from '../../texts/deposit.ts';
import { feedingTexts } from '../../texts/feeding.ts';
import { faultLine } from '../../texts/faults.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Faults } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { faultLines } from './answers.ts';
import type { Entry } from './desk-state.ts';
import type { Said } from './use-feeding.ts';

/** What the patient said no to, as it was written down here. */
export function Objections({ said, row }: { readonly said: Said; readonly row: PatientRow }) {
  const { objected } = feedingTexts(row.patient);
  return (said.feeding?.objections ?? []).map(({ at, fileName, reason }) => (
    <p className="said" key={`${at} ${fileName}`}>
      <Icon of={Hand} /> <span>{objected(at, fileName, reason)}</span>
    </p>
  ));
}

interface InformedProps {
  readonly said: Said;
  readonly entry: Entry;
  readonly row: PatientRow;
}

function Question({ said, entry, row }: InformedProps) {
  const id = useId();
  const texts = feedingTexts(row.patient);
  const faults = said.isOpen ? faultLines(entry.faults, 'informed') : [];
  return (
    <fieldset className={faults.length > 0 ? 'question bad' : 'question'} aria-describedby={id}>
      <legend>{texts.question}</legend>
      <p className="hint">{texts.once}</p>
      <Choice
        name="informed"
        checked={said.answer === 'self'}
        onChoose={() => said.choose('self')}
        title={texts.bySelf}
      />
      <Choice
        name="informed"
        checked={said.answer === 'team'}
        onChoose={() => said.choose('team')}
        title={texts.byTeam}
      />
      <Faults id={id} faults={faults} />
    </fieldset>
  );
}

/** Asked once for a patient, then told: deposit rests on information, not on consent (R14). */
export function Informed({ said, entry, row }: InformedProps) {
  const texts = feedingTexts(row.patient);
  const informed = said.feeding?.informed;
  if (said.loading) return null;
  return (
    <>
      {said.faults.length > 0 && (
        <p className="fault" role="alert">
          {texts.unread} {faultLine(said.faults)}{' '}
          <Button size="small" onClick={() => void said.load()}>
            {depositTexts.retry}
          </Button>
        </p>
      )}
      {informed ? (
        <p className="said">
          <Icon of={CircleCheck} /> <span>{texts.informed(informed.at, informed.by)}</span>
        </p>
      ) : (
        <Question said={said} entry={entry} row={row} />
      )}
      <Objections said={said} row={row} />
    </>
  );
}
