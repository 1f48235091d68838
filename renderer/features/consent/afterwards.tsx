import { Bell, CalendarCheck, Eye, Hourglass, Layers } from 'lucide-react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { majorityDay } from '../../../shared/domain/patient/age.ts';
import { partialDateInLetters, readPartialDate } from '../../texts/format/partial-date.ts';
import { minorTexts } from '../../texts/minors.ts';
import { Icon } from '../../ui/icon.tsx';

/** Of the DMP's own parameter (EX_GEN-1550); it is the law's (Code civil, art. 414). */
const AGE_OF_MAJORITY = 18;

function dayInLetters(isoDay: string): string {
  const day = readPartialDate(isoDay);
  return day ? partialDateInLetters(day) : '';
}

/** What the secret means after today, said before it is chosen. */
export function Afterwards({ row }: { readonly row: PatientRow }) {
  const texts = minorTexts(row.patient);
  return (
    <section className="card seal">
      <h2>{texts.then}</h2>
      <ul className="after">
        <li>
          <Icon of={Hourglass} />
          <span>{texts.thenKeeps}</span>
        </li>
        <li>
          <Icon of={Layers} />
          <span>{texts.thenVersions}</span>
        </li>
        <li>
          <Icon of={Eye} />
          <span>{texts.thenLift}</span>
        </li>
        <li>
          <Icon of={Bell} />
          <span>{texts.thenTrace}</span>
        </li>
        <li>
          <Icon of={CalendarCheck} />
          <span>{texts.thenMajority(dayInLetters(majorityDay(row.patient.birthDate, AGE_OF_MAJORITY)))}</span>
        </li>
      </ul>
    </section>
  );
}
