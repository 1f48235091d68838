import { useState, type SyntheticEvent } from 'react';
import { Check, TriangleAlert, UserX, X } from 'lucide-react';
import type { Dossier, OpeningOutcome } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';
import { useDossier } from '../../api/dossier.ts';
import { faultLine } from '../../texts/faults.ts';
import { birthDateInLetters } from '../../texts/format/partial-date.ts';
import { openingTexts } from '../../texts/opening.ts';
import { patientTexts } from '../../texts/patient.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';

type Trait = Extract<OpeningOutcome, { kind: 'identity-doubt' }>['differences'][number];
const TRAITS: readonly Trait[] = ['name', 'given-name', 'birth-date', 'sex'];
const SHORTEST_REASON = 3;

function ours(dossier: Dossier, trait: Trait): string {
  const { patient } = dossier.patient;
  if (trait === 'name') return patient.birthName;
  if (trait === 'given-name') return patient.givenNames;
  if (trait === 'birth-date') return birthDateInLetters(patient.birthDate);
  return patient.sex === 'F' ? patientTexts.feminine : patientTexts.masculine;
}

interface DoubtProps {
  readonly dossier: Dossier;
  readonly differences: readonly Trait[];
}

/**
 * The DMP gives other traits for this INS. Its own are never displayed (RG_0320): only which ones differ. The user
 * alone may go on, with a reason that is kept (EX_GEN-1230).
 */
export function IdentityDoubt({ dossier, differences }: DoubtProps) {
  const { show, go } = useDossier();
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<readonly string[]>([]);

  async function accept(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    if (reason.trim().length < SHORTEST_REASON) {
      setFaults([openingTexts.reasonMissing]);
      return;
    }
    const answer = await call('dossier.acceptMismatch', { token: dossier.token, reason });
    if (answer.ok) show(answer.value);
    else setFaults([faultLine(answer.faults)]);
  }

  return (
    <div className="screen outcome">
      <form className="panel" aria-labelledby="doubt-title" onSubmit={(event) => void accept(event)}>
        <header>
          <b>{openingTexts.doubtTitle}</b>
          <span className="grow" />
          <Chip look="danger" icon={TriangleAlert}>
            {openingTexts.doubtCount(differences.length)}
          </Chip>
        </header>
        <div className="why">
          <h1 id="doubt-title">
            <Icon of={UserX} />
            <span>{openingTexts.doubtHeading}</span>
          </h1>
          <p>{openingTexts.doubtWhy}</p>
          <table className="cmp">
            <thead>
              <tr>
                <th scope="col">{openingTexts.trait}</th>
                <th scope="col">{openingTexts.yours}</th>
                <th scope="col">{openingTexts.atDmp}</th>
              </tr>
            </thead>
            <tbody>
              {TRAITS.map((trait) => {
                const differs = differences.includes(trait);
                return (
                  <tr key={trait} className={differs ? 'ko' : ''}>
                    <th scope="row">{openingTexts[trait]}</th>
                    <td>{ours(dossier, trait)}</td>
                    <td>
                      <Icon of={differs ? X : Check} /> {differs ? openingTexts.differs : openingTexts.agrees}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <TextField
            label={openingTexts.reason}
            hint={openingTexts.reasonHint}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
            faults={faults}
          />
        </div>
        <footer>
          <Button look="main" size="small" autoFocus onClick={() => go('patients')}>
            {openingTexts.wrongPerson}
          </Button>
          <Button size="small" type="submit" unavailable={reason.trim().length < SHORTEST_REASON}>
            {openingTexts.acceptMismatch}
          </Button>
        </footer>
      </form>
    </div>
  );
}
