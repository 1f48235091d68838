import type { PatientRow } from '../../../shared/contract/patient.ts';
import { groupedIns } from '../../texts/format/identifiers.ts';
import { ageText, birthDateInLetters } from '../../texts/format/partial-date.ts';
import { patientTexts } from '../../texts/patient.ts';
import { wallNow } from '../../ui/wall-clock.ts';
import { IdentityChips } from './banner.tsx';

interface ResultsProps {
  readonly rows: readonly PatientRow[];
  readonly current: number;
  readonly onPick: (row: PatientRow) => void;
  readonly label: string;
}

function Row({ row, selected, onPick }: { row: PatientRow; selected: boolean; onPick: () => void }) {
  const { patient } = row;
  return (
    <tr
      id={`patient-${row.insId}`}
      className="pick"
      role="row"
      aria-selected={selected}
      onClick={onPick}
      data-ins={row.insId}
    >
      <td>
        <b>{patient.birthName}</b>
        {patient.usedName && <small>{patient.usedName}</small>}
      </td>
      <td>
        {patient.firstGivenName}
        {patient.givenNames !== patient.firstGivenName && <small>{patient.givenNames}</small>}
      </td>
      <td className="nowrap">
        {birthDateInLetters(patient.birthDate)}
        <small>{ageText(patient.birthDate, wallNow())}</small>
      </td>
      <td>{patient.sex === 'F' ? patientTexts.feminine : patientTexts.masculine}</td>
      <td className="ins">{groupedIns(patient.ins.value)}</td>
      <td>
        <span className="chips">
          <IdentityChips row={row} />
        </span>
      </td>
    </tr>
  );
}

/** The local list. Nothing is opened by being alone in it: a line is chosen by a click or by Enter. */
export function Results({ rows, current, onPick, label }: ResultsProps) {
  return (
    <table className="table" role="grid" id="patient-results" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{patientTexts.birthName}</th>
          <th scope="col">{patientTexts.givenNames}</th>
          <th scope="col">{patientTexts.birth}</th>
          <th scope="col">{patientTexts.sex}</th>
          <th scope="col">{patientTexts.ins}</th>
          <th scope="col">{patientTexts.status}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row key={row.insId} row={row} selected={index === current} onPick={() => onPick(row)} />
        ))}
      </tbody>
    </table>
  );
}
