import { useState } from 'react';
import { TriangleAlert } from 'lucide-react';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import type { Offers } from '../../../shared/contract/visibility.ts';
import { isIrreversible } from '../../../shared/domain/document/change/irreversible.ts';
import type { Fault } from '../../../shared/fault.ts';
import { faultText, serverWords } from '../../texts/faults.ts';
import { visible } from '../../texts/format/visible.ts';
import { longWireTime } from '../../texts/format/wire-time.ts';
import { civilName } from '../../texts/people.ts';
import { stateLabel } from '../../texts/record.ts';
import { questionOf, visibilityTexts, type QuestionedChange } from '../../texts/visibility.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';

/** What stands against the question while the dialog is open. */
export interface Trouble {
  readonly faults: readonly Fault[];
  /** The list was asked again since: what is shown is fresh. */
  readonly reloaded: boolean;
}

interface ChangeDialogProps {
  readonly change: QuestionedChange;
  readonly row: DocumentRow | null;
  readonly patient: PatientRow;
  readonly offers: Offers | null;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  readonly onGo: () => void;
  readonly onClose: () => void;
}

function Facts({ row, patient }: { readonly row: DocumentRow; readonly patient: PatientRow }) {
  return (
    <dl className="facts">
      <dt>{visibilityTexts.patient}</dt>
      <dd>
        {civilName(patient)} {patient.patient.firstGivenName}
      </dd>
      <dt>{visibilityTexts.document}</dt>
      <dd>{visible(row.title)}</dd>
      {row.actTime && (
        <>
          <dt>{visibilityTexts.act}</dt>
          <dd>{longWireTime(row.actTime)}</dd>
        </>
      )}
      <dt>{visibilityTexts.stateNow}</dt>
      <dd>{row.states.map(stateLabel).join(', ') || visibilityTexts.inForce}</dd>
    </dl>
  );
}

function Troubles({ trouble, possible }: { readonly trouble: Trouble; readonly possible: boolean }) {
  return (
    <div className="alert" role="alert">
      <Icon of={TriangleAlert} />
      <div>
        {trouble.faults.map((fault) => (
          <p key={fault.code}>
            <b>{faultText(fault.code).sentence}</b> {!trouble.reloaded && faultText(fault.code).next}
            {serverWords(fault) && <small className="hint"> {serverWords(fault)}</small>}
          </p>
        ))}
        {trouble.reloaded && <p>{possible ? visibilityTexts.askedAgain : visibilityTexts.noLonger}</p>}
      </div>
    </div>
  );
}

/**
 * The question before a change: patient, document, date, state and effect; the harmless button has the focus, so that
 * Enter never confirms (H35, H59). After a change that came first it shows the fresh state and asks again (H21).
 */
export function ChangeDialog(props: ChangeDialogProps) {
  const { change, row, patient, offers, busy, trouble, onGo, onClose } = props;
  const question = questionOf(change, patient.patient);
  const possible = row !== null && (offers?.changes.includes(change) ?? false);
  // What was read last stays in sight while its fresh state is asked for.
  const [last, setLast] = useState(row);
  if (row !== null && row !== last) setLast(row);
  const shown = row ?? last;
  const irreversible = isIrreversible(change);
  return (
    <Dialog
      title={question.title}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {possible || busy ? visibilityTexts.cancel : visibilityTexts.close}
          </Button>
          {(possible || busy) && (
            <Button look={irreversible ? 'danger' : 'main'} unavailable={busy || !possible} onClick={onGo}>
              {question.go}
            </Button>
          )}
        </>
      }
    >
      {shown && <Facts row={shown} patient={patient} />}
      <p>
        {question.effect} {irreversible && <b>{visibilityTexts.irreversible}</b>}
      </p>
      {change === 'mask' && offers && !offers.readsWhenMasked && (
        <p>
          <b>{visibilityTexts.lost}</b>
        </p>
      )}
      <p className="soft">{question.advice}</p>
      {trouble && <Troubles trouble={trouble} possible={possible} />}
      <p className="soft" role="status">
        {busy && visibilityTexts.working}
      </p>
    </Dialog>
  );
}
