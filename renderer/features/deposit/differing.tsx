import { UserX } from 'lucide-react';
import type { Draft } from '../../../shared/contract/deposit.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { depositTexts, placeText } from '../../texts/deposit.ts';
import { birthDateInLetters } from '../../texts/format/partial-date.ts';
import { Tick } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';

type Named = Draft['named'][number];

/** What the banner says of this trait: the name of birth, and the one of use where there is one. */
function ours(trait: Named['trait'], { patient }: PatientRow): string {
  if (trait === 'given-name') return patient.givenNames;
  if (trait === 'birth-date') return birthDateInLetters(patient.birthDate);
  if (trait === 'ins') return patient.ins.value;
  return patient.usedName === undefined ? patient.birthName : `${patient.birthName}, ${patient.usedName}`;
}

interface DifferingProps {
  readonly named: Draft['named'];
  readonly row: PatientRow;
  readonly looked: boolean;
  readonly onLook: (looked: boolean) => void;
}

/** The file names somebody else: what was read, where, beside the patient's own, and an act that says it is his (H28). */
export function Differing({ named, row, looked, onLook }: DifferingProps) {
  const { birthName, firstGivenName } = row.patient;
  return (
    <div className="guard differs" role="group" aria-label={depositTexts.differsTitle}>
      <Icon of={UserX} />
      <div>
        <b>{depositTexts.differsTitle}</b>
        <p>{depositTexts.differsWhy}</p>
        <table className="cmp">
          <thead>
            <tr>
              <td />
              <th scope="col">{depositTexts.inFile}</th>
              <th scope="col">{depositTexts.inBanner}</th>
            </tr>
          </thead>
          <tbody>
            {named.map(({ trait, found, place }) => (
              <tr key={`${trait} ${found}`} className="ko">
                <th scope="row">{depositTexts.trait(trait)}</th>
                <td>
                  {found} <small>{placeText(place)}</small>
                </td>
                <td>{ours(trait, row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Tick checked={looked} onChange={onLook}>
          {depositTexts.lookedAllTheSame(`${birthName} ${firstGivenName}`)}
        </Tick>
      </div>
    </div>
  );
}
