import { UserCheck, UserSearch } from 'lucide-react';
import type { Draft } from '../../../shared/contract/deposit.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { isProven } from '../../../shared/domain/document/whose/guard.ts';
import { depositTexts } from '../../texts/deposit.ts';
import { civilName } from '../../texts/people.ts';
import { Tick } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Differing } from './differing.tsx';

interface GuardProps {
  readonly draft: Draft;
  readonly row: PatientRow;
  readonly looked: boolean;
  readonly onLook: (looked: boolean) => void;
}

/**
 * Wrong-patient guard (H28): proof, one deliberate look, or what the file says beside what the banner says. A file with
 * another person's INS never gets this far.
 */
export function Guard({ draft, row, looked, onLook }: GuardProps) {
  const { guard } = draft;
  if (isProven(guard)) {
    return (
      <div className="guard">
        <Icon of={UserCheck} />
        <div>
          <b>{depositTexts.agreesTitle(civilName(row))}</b>
          <p>{guard === 'agrees' ? depositTexts.agreesWhy : depositTexts.agreesByTraitsWhy}</p>
        </div>
      </div>
    );
  }
  if (guard === 'differs') return <Differing named={draft.named} row={row} looked={looked} onLook={onLook} />;
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
