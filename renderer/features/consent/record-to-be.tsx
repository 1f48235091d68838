import { ScrollText } from 'lucide-react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import type { consentTexts } from '../../texts/consent.ts';
import { weekdayAndTime } from '../../texts/format/dates.ts';
import { groupedIns } from '../../texts/format/identifiers.ts';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { Answers } from './answers.ts';

type Texts = ReturnType<typeof consentTexts>;

function Line({ name, value, empty }: { name: string; value: string | null; empty: string }) {
  return (
    <>
      <dt>{name}</dt>
      {value === null ? (
        <dd className="empty">
          <span className="sr">{empty}</span>
        </dd>
      ) : (
        <dd>{value}</dd>
      )}
    </>
  );
}

function whoText(answers: Answers, texts: Texts): string | null {
  if (answers.who === null) return null;
  if (answers.who === 'patient') return texts.patient;
  if (answers.standsFor === null) return null;
  const role = answers.standsFor === 'legal-representative' ? texts.legal : texts.protection;
  return [answers.representativeName.trim(), role].filter(Boolean).join(', ');
}

interface RecordToBeProps {
  readonly row: PatientRow;
  readonly practitioner: string;
  readonly answers: Answers;
  readonly texts: Texts;
}

/** What will be written, filling itself as one answers: no surprise after the act. */
export function RecordToBe({ row, practitioner, answers, texts }: RecordToBeProps) {
  const now = useNow(10_000);
  const { patient } = row;
  const capacity = answers.capacity && (answers.capacity === 'care-team' ? texts.team : texts.notTeam);
  return (
    <section className="card seal" aria-live="polite">
      <h2>{texts.willBeRecorded}</h2>
      <dl>
        <dt>{texts.date}</dt>
        <dd>{weekdayAndTime(now)}</dd>
        <dt>{texts.professional}</dt>
        <dd>{practitioner}</dd>
        <dt>{texts.patientLabel}</dt>
        <dd>
          {patient.birthName} {patient.firstGivenName}
          <br />
          <span className="mono thin">{groupedIns(patient.ins.value)}</span>
        </dd>
        <Line name={texts.whoLabel} value={whoText(answers, texts)} empty={texts.toAnswer} />
        <Line name={texts.capacityLabel} value={capacity} empty={texts.toAnswer} />
        <Line name={texts.informationLabel} value={answers.informed ? texts.given : null} empty={texts.toAnswer} />
        <Line name={texts.meansLabel} value={answers.means && texts[answers.means]} empty={texts.toAnswer} />
      </dl>
      <p className="soft">
        <Icon of={ScrollText} /> {texts.sealed}
      </p>
    </section>
  );
}
