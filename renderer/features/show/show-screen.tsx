import { useState, type ReactNode } from 'react';
import { FileText, FlaskConical, Pill, ScanLine, Syringe, UserRound, type LucideIcon } from 'lucide-react';
import type { DocumentView } from '../../../shared/contract/document.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import type { ShownRow } from '../../../shared/contract/show.ts';
import { takeBack } from '../../api/show.ts';
import { faultLine } from '../../texts/faults.ts';
import { longWireTime } from '../../texts/format/wire-time.ts';
import { showTexts, shownIdentity } from '../../texts/show.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { useShownDocument } from './use-shown.ts';

const TYPE_ICONS: Readonly<Record<string, LucideIcon>> = {
  '11502-2': FlaskConical,
  '11369-6': Syringe,
  '87273-9': Syringe,
};
const CLASS_ICONS: Readonly<Record<string, LucideIcon>> = { '31': ScanLine, '42': Pill, '43': Pill };

function iconOf(row: ShownRow): LucideIcon {
  return TYPE_ICONS[row.typeCode ?? ''] ?? CLASS_ICONS[row.classCode ?? ''] ?? FileText;
}

/** Back to the doctor's screen: a key, then an act of its own, since whoever sits there reaches the keyboard too. */
function WayBack() {
  const [asking, setAsking] = useState(false);
  useKeys({ F8: () => setAsking(true) });
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        {showTexts.back} <Key>F8</Key>
      </Button>
      {asking && (
        <Dialog
          title={showTexts.backTitle}
          onClose={() => setAsking(false)}
          acts={
            <>
              <Button autoFocus onClick={() => setAsking(false)}>
                {showTexts.stay}
              </Button>
              <Button look="main" onClick={() => void takeBack()}>
                {showTexts.back}
              </Button>
            </>
          }
        >
          <p>{showTexts.backEffect}</p>
        </Dialog>
      )}
    </>
  );
}

interface ShowScreenProps {
  readonly token: string;
  readonly rows: readonly ShownRow[];
  readonly patient: PatientRow;
  readonly sandboxed: boolean;
  /** How the content of a document is drawn. */
  readonly draw: (view: DocumentView) => ReactNode;
}

/** The whole window, turned to the patient (mock-up 13): what she may see, large, and no trace of the rest. */
export function ShowScreen({ token, rows, patient: row, sandboxed, draw }: ShowScreenProps) {
  const [rowId, setRowId] = useState<string | null>(null);
  const shown = useShownDocument(token, rowId);
  const { name, born } = shownIdentity(row.patient, row.isMinor);
  const current = rows.find((one) => one.rowId === rowId);
  return (
    <div className="shown">
      <header>
        <Icon of={UserRound} />
        <span>
          <b>{name}</b>, {born}
        </span>
        <span className="grow" />
        <WayBack />
      </header>
      <nav aria-label={showTexts.documents}>
        <h2>{showTexts.documents}</h2>
        {rows.length === 0 && <p className="soft">{showTexts.nothing}</p>}
        <ul>
          {rows.map((one) => (
            <li key={one.rowId}>
              <button
                type="button"
                aria-current={one.rowId === rowId ? 'true' : undefined}
                onClick={() => setRowId(one.rowId)}
              >
                <Icon of={iconOf(one)} />
                <span>
                  {one.title}
                  <small>{one.actTime === undefined ? one.typeLabel : longWireTime(one.actTime)}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <main aria-busy={shown.kind === 'loading'}>
        {current ? (
          <>
            <h1>{current.title}</h1>
            <p className="lead">
              {[current.actTime === undefined ? '' : longWireTime(current.actTime), current.typeLabel]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </>
        ) : (
          <h1>{rows.length > 0 ? showTexts.choose : showTexts.nothing}</h1>
        )}
        {shown.kind === 'loading' && <p role="status">{showTexts.opening}</p>}
        {shown.kind === 'failed' && <p role="alert">{faultLine(shown.faults)}</p>}
        {shown.kind === 'shown' && shown.view.row.rowId === rowId && draw(shown.view)}
      </main>
      <footer>
        <span>{current && [current.authorLabel, current.institutionLabel].filter(Boolean).join(', ')}</span>
        <span className="grow" />
        {sandboxed && <b>{showTexts.sandbox}</b>}
        <span>{showTexts.chosen}</span>
      </footer>
    </div>
  );
}
