import { useState, type FormEvent } from 'react';
import { Lock, Search } from 'lucide-react';
import type { RegulationCandidate } from '../../../shared/contract/emergency-search.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { useEmergency } from '../../api/emergency.ts';
import { faultText } from '../../texts/faults.ts';
import { birthDateInLetters, typedDateToIso } from '../../texts/format/partial-date.ts';
import { regulationTexts } from '../../texts/regulation.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';

interface Found {
  readonly candidates: readonly RegulationCandidate[];
  readonly complete: boolean;
}

function OppositionChip({ opposition }: { readonly opposition: RegulationCandidate['opposition'] }) {
  if (opposition === 'opposed') {
    return (
      <Chip look="danger" icon={Lock}>
        {regulationTexts.opposed}
      </Chip>
    );
  }
  return <Chip look="outline">{opposition === 'none' ? regulationTexts.notOpposed : regulationTexts.unknown}</Chip>;
}

interface CandidatesProps {
  readonly found: Found;
  readonly chosen: string | null;
  readonly onChoose: (candidateId: string) => void;
}

/** Every candidate with his traits, his likeness and his opposition; none is chosen in advance (H06). */
function Candidates({ found, chosen, onChoose }: CandidatesProps) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{regulationTexts.choose}</th>
          <th scope="col">{regulationTexts.name}</th>
          <th scope="col">{regulationTexts.given}</th>
          <th scope="col">{regulationTexts.birth}</th>
          <th scope="col">{regulationTexts.place}</th>
          <th scope="col">{regulationTexts.score}</th>
          <th scope="col">{regulationTexts.opposition}</th>
        </tr>
      </thead>
      <tbody>
        {found.candidates.map((one) => (
          <tr key={one.candidateId}>
            <td>
              <input
                type="radio"
                name="candidate"
                aria-label={`${one.birthName} ${one.givenNames}`}
                disabled={!one.openable}
                checked={chosen === one.candidateId}
                onChange={() => onChoose(one.candidateId)}
              />
            </td>
            <td>
              <b>{one.birthName}</b>
              {one.usedName && <small>{one.usedName}</small>}
            </td>
            <td>{one.givenNames}</td>
            <td>
              {one.birthDate && birthDateInLetters(one.birthDate)}
              <small>{one.sex === undefined ? '' : regulationTexts.sex[one.sex]}</small>
            </td>
            <td>{one.place}</td>
            <td>{one.score === null ? '' : `${one.score}\u00a0%`}</td>
            <td>
              <OppositionChip opposition={one.opposition} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Search without INS, for a regulating physician (R31, TD0.5). Enter searches in the form and opens nothing (H06). */
export function RegulationSearch() {
  const ask = useEmergency((state) => state.ask);
  const [family, setFamily] = useState('');
  const [given, setGiven] = useState('');
  const [birth, setBirth] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  async function search(event: FormEvent): Promise<void> {
    event.preventDefault();
    setChosen(null);
    setFound(null);
    const birthDate = typedDateToIso(birth);
    const answer = await call('emergency.search', {
      family,
      ...(given.trim() !== '' && { given }),
      ...(birthDate !== '' && { birthDate }),
    });
    setFaults(answer.ok ? [] : answer.faults);
    if (answer.ok) setFound(answer.value);
  }
  return (
    <div className="screen">
      <header className="pagehead">
        <div>
          <h1>{regulationTexts.title}</h1>
          <p>{regulationTexts.lead}</p>
        </div>
      </header>
      <div className="regulation">
        <form className="card" onSubmit={(event) => void search(event)}>
          <TextField label={regulationTexts.name} value={family} onChange={(event) => setFamily(event.target.value)} />
          <TextField label={regulationTexts.given} value={given} onChange={(event) => setGiven(event.target.value)} />
          <TextField
            label={regulationTexts.birth}
            placeholder="jj/mm/aaaa"
            value={birth}
            onChange={(event) => setBirth(event.target.value)}
          />
          <button type="submit" className="btn main-act">
            <Icon of={Search} />
            {regulationTexts.search}
          </button>
        </form>
        {faults.map(({ code }) => (
          <p className="fault" role="alert" key={code}>
            {faultText(code).sentence} {faultText(code).next}
          </p>
        ))}
        {found && (
          <section className="card" aria-label={regulationTexts.candidates}>
            <p role="status">
              {regulationTexts.found(found.candidates.length)} {!found.complete && regulationTexts.partial}
            </p>
            <Candidates found={found} chosen={chosen} onChoose={setChosen} />
            <Button
              look="danger"
              unavailable={chosen === null}
              onClick={() => chosen !== null && ask({ candidateId: chosen, mode: 'centre_15' })}
            >
              {regulationTexts.open}
            </Button>
          </section>
        )}
      </div>
    </div>
  );
}
