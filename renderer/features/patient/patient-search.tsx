import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { FolderOpen, Search, UserRoundX } from 'lucide-react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import type { Fault } from '../../../shared/fault.ts';
import { faultText } from '../../texts/faults.ts';
import { patientTexts } from '../../texts/patient.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Hole } from '../../ui/hole.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { AddPatient } from './add-patient.tsx';
import { Results } from './results.tsx';
import { usePatientSearch } from './use-search.ts';

interface PatientSearchProps {
  readonly onOpen: (insId: string) => void;
  /** How to go back to the dossier that stayed open behind; absent when there is none. */
  readonly onBack?: () => void;
  /** Another way to open the chosen line; null = none is chosen. */
  readonly act?: (insId: string | null) => ReactNode;
  /** Faults of an opening that did not begin. */
  readonly faults: readonly Fault[];
}

/** The way into a dossier: the practice's own list, or an INS. Nothing is asked of the DMP here. */
export function PatientSearch({ onOpen, onBack, act, faults }: PatientSearchProps) {
  const [words, setWords] = useState('');
  const [current, setCurrent] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const found = usePatientSearch(words);
  const rows = found.rows ?? [];
  useEffect(() => field.current?.focus(), []);
  useKeys({ '/': () => field.current?.focus(), ...(onBack && { Escape: onBack }) });

  function hear(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = rows[current];
    if (step !== 0) {
      event.preventDefault();
      setCurrent(Math.max(0, Math.min(rows.length - 1, current + step)));
    } else if (event.key === 'Enter' && chosen) onOpen(chosen.insId);
  }

  const label = words.trim() === '' ? patientTexts.recent : patientTexts.results;
  const chosen = rows[current];
  return (
    <div className="screen">
      {onBack && (
        <Band
          icon={FolderOpen}
          act={
            <Button size="small" onClick={onBack}>
              {patientTexts.backToDossier} <Key>Échap</Key>
            </Button>
          }
        >
          {patientTexts.stillOpen}
        </Band>
      )}
      <header className="pagehead">
        <div>
          <h1>{patientTexts.title}</h1>
          <p>{patientTexts.lead}</p>
        </div>
      </header>
      <div className="patients">
        <section aria-label={label}>
          <label className="search">
            <Icon of={Search} />
            <span className="sr">{patientTexts.search}</span>
            <input
              ref={field}
              role="combobox"
              aria-expanded={rows.length > 0}
              aria-controls="patient-results"
              aria-activedescendant={chosen ? `patient-${chosen.insId}` : undefined}
              value={words}
              placeholder={patientTexts.placeholder}
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => {
                setWords(event.target.value);
                setCurrent(-1);
              }}
              onKeyDown={hear}
            />
            <Key>/</Key>
          </label>
          {[...faults, ...found.faults].map((fault) => (
            <p className="fault" role="alert" key={fault.code}>
              {faultText(fault.code).sentence} {faultText(fault.code).next}
            </p>
          ))}
          <Found
            rows={found.rows}
            words={words}
            current={current}
            label={label}
            onOpen={onOpen}
            act={act?.(chosen?.insId ?? null)}
          />
        </section>
        <AddPatient onAdded={(row) => setWords(row.patient.ins.value)} />
      </div>
    </div>
  );
}

interface FoundProps {
  readonly rows: readonly PatientRow[] | null;
  readonly words: string;
  readonly current: number;
  readonly label: string;
  readonly onOpen: (insId: string) => void;
  readonly act: ReactNode;
}

function Found({ rows, words, current, label, onOpen, act }: FoundProps) {
  if (rows === null) return null;
  if (rows.length === 0) {
    const typed = words.trim() !== '';
    return (
      <Hole icon={UserRoundX} title={typed ? patientTexts.none : patientTexts.emptyList}>
        <p>{typed && patientTexts.noneNext}</p>
      </Hole>
    );
  }
  return (
    <div className="card">
      <div className="line results-head">
        <h2>{label}</h2>
        <span className="grow" />
        {act}
        <span className="soft" role="status">
          {patientTexts.count(rows.length)}
        </span>
      </div>
      {words.trim() !== '' && rows.some((row) => row.homonym) && (
        <p className="note warn flat">{patientTexts.homonymAlert}</p>
      )}
      <Results rows={rows} current={current} label={label} onPick={(row) => onOpen(row.insId)} />
    </div>
  );
}
