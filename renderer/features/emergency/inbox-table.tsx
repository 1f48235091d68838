import { Lock, ShieldAlert, TriangleAlert } from 'lucide-react';
import type { AccessRow, InboxRow, VolumeRow } from '../../../shared/contract/emergency-inbox.ts';
import { shortWeekday, timeOf } from '../../texts/format/dates.ts';
import { isoToTypedDate } from '../../texts/format/partial-date.ts';
import { GROUP_LABELS, inboxTexts, reasonClassText, stateLabel } from '../../texts/inbox.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { STAGES, stageOf } from './inbox-filter.ts';

const LOOKS = {
  'to-review': 'warn',
  question: 'plain',
  conform: 'ok',
  'not-conform': 'danger',
  refused: 'outline',
} as const;
const MINUTE_MS = 60_000;
const COLUMNS = ['access', 'practitioner', 'patient', 'reason', 'duration', 'state'] as const;

function Duration({ row }: { readonly row: AccessRow }) {
  if (row.refused !== null) return <td>{inboxTexts.documents(0)}</td>;
  if (!row.ended) return <td>{inboxTexts.open}</td>;
  return (
    <td className="nowrap">
      {inboxTexts.minutes(Math.round((row.ended.at - row.at) / MINUTE_MS))}
      <small>{inboxTexts.documents(row.ended.documents)}</small>
    </td>
  );
}

function AccessCells({ row }: { readonly row: AccessRow }) {
  const { patient } = row;
  return (
    <>
      <td>
        {patient.birthName}
        <small>
          {patient.firstGivenName} · {isoToTypedDate(patient.birthDate)}
        </small>
      </td>
      <td>{reasonClassText(row)}</td>
      <Duration row={row} />
    </>
  );
}

/** No patient: the number is what somebody must look at. */
function VolumeCells({ row }: { readonly row: VolumeRow }) {
  return (
    <>
      <td className="soft">{inboxTexts.severalPatients}</td>
      <td>
        <Icon of={TriangleAlert} /> {inboxTexts.volume}
      </td>
      <td className="nowrap">
        {inboxTexts.documents(row.count)}
        <small>{inboxTexts.inOneDay}</small>
      </td>
    </>
  );
}

interface RowProps {
  readonly row: InboxRow;
  readonly selected: boolean;
  readonly onPick: () => void;
}

function Row({ row, selected, onPick }: RowProps) {
  const { practitioner, structure } = row;
  return (
    <tr className={selected ? 'pick is-sel' : 'pick'} role="row" aria-selected={selected} onClick={onPick}>
      <td className="nowrap">
        <button type="button" className="link" onClick={onPick}>
          {shortWeekday(row.at)}
        </button>
        <small>{timeOf(row.at)}</small>
      </td>
      <td>
        <b>
          {practitioner.family} {practitioner.given}
        </b>
        <small>{structure.structureName}</small>
      </td>
      {row.kind === 'access' ? <AccessCells row={row} /> : <VolumeCells row={row} />}
      <td>
        <Chip look={LOOKS[row.state]} {...(row.state === 'refused' && { icon: Lock })}>
          {stateLabel(row)}
        </Chip>
        {!row.genuine && (
          <Chip look="danger" icon={ShieldAlert}>
            {inboxTexts.altered}
          </Chip>
        )}
      </td>
    </tr>
  );
}

interface TableProps {
  readonly rows: readonly InboxRow[];
  readonly chosen: string | null;
  readonly onPick: (id: string) => void;
}

/** Entries by where they stand: those that wait first, the latest of each first. */
export function InboxTable({ rows, chosen, onPick }: TableProps) {
  const groups = STAGES.map((stage) => ({ stage, rows: rows.filter((row) => stageOf(row) === stage) }));
  return (
    <table className="table" role="grid" aria-label={inboxTexts.title}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th scope="col" key={column}>
              {inboxTexts[column]}
            </th>
          ))}
        </tr>
      </thead>
      {groups
        .filter((group) => group.rows.length > 0)
        .map((group) => (
          <tbody key={group.stage}>
            <tr className="band">
              <th colSpan={COLUMNS.length} scope="rowgroup">
                {GROUP_LABELS[group.stage]}
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row key={row.entryId} row={row} selected={row.entryId === chosen} onPick={() => onPick(row.entryId)} />
            ))}
          </tbody>
        ))}
    </table>
  );
}
