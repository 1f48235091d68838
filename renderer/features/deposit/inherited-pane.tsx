import { Eye, EyeOff } from 'lucide-react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { depositTexts, readersSentence } from '../../texts/deposit.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Entry } from './desk-state.ts';

/** A new version is read by whom the former one is: nothing is asked, everything is said (N7, H18, H20). */
export function InheritedPane({ entry, row }: { readonly entry: Entry; readonly row: PatientRow }) {
  const { form, replaces } = entry.draft;
  const hides = (replaces?.restrictions.length ?? 0) > 0;
  return (
    <section className="vis" aria-labelledby="deposit-readers">
      <h1 id="deposit-readers">{depositTexts.who}</h1>
      <p className="soft">{depositTexts.inherited}</p>
      <p className="note readers">
        <Icon of={hides ? EyeOff : Eye} />
        <span>{readersSentence(form, row.patient, row.isMinor)}</span>
      </p>
      <p className="hint">{depositTexts.inheritedWhy}</p>
    </section>
  );
}
