import { ScrollText } from 'lucide-react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import type { consentTexts } from '../../texts/consent.ts';
import { GROUND_TEXTS, minorTexts } from '../../texts/minors.ts';
import { weekdayAndTime } from '../../texts/format/dates.ts';
import { groupedIns } from '../../texts/format/identifiers.ts';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import { speakerOf, type Answers, type Whose } from './answers.ts';

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

function whoText(answers: Answers, texts: Texts, whose: Whose): string | null {
  const speaker = speakerOf(answers.who, whose);
  if (speaker === null) return null;
  if (speaker === 'patient') return texts.patient;
  const role = speaker === 'legal-representative' ? texts.legalRole : texts.protectionRole;
  return [answers.representativeName.trim(), role].filter(Boolean).join(', ');
}

function capacityText(capacity: NonNullable<Answers['capacity']>, texts: Texts): string {
  if (capacity === 'ehpad-coordinator') return texts.coordinator;
  return capacity === 'care-team' ? texts.team : texts.notTeam;
}

interface RecordToBeProps {
  readonly row: PatientRow;
  readonly practitioner: string;
  readonly answers: Answers;
  readonly whose: Whose;
  readonly texts: Texts;
}

/** What will be written, filling itself as one answers: no surprise after the act. */
export function RecordToBe({ row, practitioner, answers, whose, texts }: RecordToBeProps) {
  const now = useNow(10_000);
  const { patient } = row;
  const capacity = answers.capacity && capacityText(answers.capacity, texts);
  const minor = minorTexts(patient);
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
        <Line name={texts.whoLabel} value={whoText(answers, texts, whose)} empty={texts.toAnswer} />
        <Line name={texts.capacityLabel} value={capacity} empty={texts.toAnswer} />
        <Line name={texts.informationLabel} value={answers.informed ? texts.given : null} empty={texts.toAnswer} />
        <Line name={texts.meansLabel} value={answers.means && texts[answers.means]} empty={texts.toAnswer} />
        {whose.secret && (
          <Line
            name={minor.groundLabel}
            value={answers.ground && GROUND_TEXTS[answers.ground].title}
            empty={texts.toAnswer}
          />
        )}
      </dl>
      <p className="soft">
        <Icon of={ScrollText} /> {texts.sealed}
      </p>
    </section>
  );
}
