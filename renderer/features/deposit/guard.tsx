import { UserCheck, UserSearch } from 'lucide-react';
import type { Draft } from '../../../shared/contract/deposit.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { depositTexts } from '../../texts/deposit.ts';
import { civilName } from '../../texts/people.ts';
import { Tick } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';

interface GuardProps {
  readonly guard: Draft['guard'];
  readonly row: PatientRow;
  readonly looked: boolean;
  readonly onLook: (looked: boolean) => void;
}

/** Wrong-patient guard (H28): proof, or one deliberate look. Another person's file never gets this far. */
export function Guard({ guard, row, looked, onLook }: GuardProps) {
  if (guard === 'agrees') {
    return (
      <div className="guard">
        <Icon of={UserCheck} />
        <div>
          <b>{depositTexts.agreesTitle(civilName(row))}</b>
          <p>{depositTexts.agreesWhy}</p>
        </div>
      </div>
    );
  }
  const { birthName, firstGivenName } = row.patient;
  return (
    <div className="guard doubt">
      <Icon of={UserSearch} />
      <div>
        <b>{depositTexts.notVerifiedTitle}</b>
        <p>{depositTexts.notVerifiedWhy}</p>
        <Tick checked={looked} onChange={onLook}>
          {depositTexts.looked(`${birthName} ${firstGivenName}`)}
        </Tick>
      </div>
    </div>
  );
}
