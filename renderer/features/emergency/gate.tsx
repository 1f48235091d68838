import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Siren } from 'lucide-react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import type { Fault } from '../../../shared/fault.ts';
import { useEmergency, type Wanted } from '../../api/emergency.ts';
import { emergencyTexts } from '../../texts/emergency.ts';
import { groupedIns } from '../../texts/format/identifiers.ts';
import { ageText, birthDateInLetters } from '../../texts/format/partial-date.ts';
import { emergencyOf } from '../../texts/emergency.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { wallNow } from '../../ui/wall-clock.ts';
import { Attest } from './attest.tsx';
import { missing, NO_ACTS, quickOfKey, withQuick } from './gate-state.ts';
import { OpenAct } from './open-act.tsx';

interface GateProps {
  readonly wanted: Wanted;
  /** The person as the practice knows him, until the DMP was asked. */
  readonly row: PatientRow | null;
  readonly practitioner: string;
  readonly place: string;
}

function Who({ row, wanted, id }: { readonly row: PatientRow | null; readonly wanted: Wanted; readonly id: string }) {
  if (!row) return <h1 id={id}>{emergencyTexts.entry}</h1>;
  const { patient } = row;
  const born = emergencyOf(patient, wanted.mode).born;
  const age = ageText(patient.birthDate, wallNow());
  return (
    <div>
      <h1 id={id}>
        {wanted.mode === 'centre_15' ? emergencyTexts.regulationEntry : emergencyTexts.entry}
        {emergencyTexts.toDossier(`${patient.birthName} ${patient.firstGivenName}`)}
      </h1>
      <p className="soft">
        {born} {birthDateInLetters(patient.birthDate)} · {age} · INS{' '}
        <span className="mono">{groupedIns(patient.ins.value)}</span>
      </p>
    </div>
  );
}

/**
 * Break-glass on one page and in two acts (R30, H25, mock-up 06): both conditions unticked and a reason left, what is at
 * stake and the act right. The DMP is asked while one types.
 */
export function Gate({ wanted, row, practitioner, place }: GateProps) {
  const { preparation, prepare, ask, open } = useEmergency();
  const [acts, setActs] = useState(NO_ACTS);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  }, []);
  // The first condition, once it is there; never «Renoncer», which Enter would press.
  const asked = preparation !== null || row !== null;
  useEffect(() => {
    const first = dialog.current?.querySelector<HTMLElement>('input, textarea');
    (first ?? dialog.current)?.focus();
  }, [asked]);
  useEffect(() => {
    void prepare(wanted).then(setFaults);
  }, [wanted, prepare]);
  const lacks = missing(preparation, acts);
  const possible = preparation?.state.kind === 'possible';
  const shown = preparation?.patient ?? row;

  async function go(): Promise<void> {
    if (!possible || lacks.length > 0 || busy) return;
    setBusy(true);
    setFaults(await open(acts));
    setBusy(false);
  }
  function hear(event: KeyboardEvent): void {
    const writing = event.target instanceof HTMLTextAreaElement;
    const quick = writing || wanted.mode === 'centre_15' ? null : quickOfKey(event.key);
    if (quick) {
      event.preventDefault();
      setActs(withQuick(acts, quick));
    }
    const onButton = event.target instanceof HTMLElement && event.target.closest('button') !== null;
    if (event.key !== 'Enter' || event.shiftKey || onButton) return;
    event.preventDefault();
    void go();
  }
  return (
    <dialog
      ref={dialog}
      className="dialog gatebox"
      aria-labelledby={title}
      tabIndex={-1}
      onKeyDown={hear}
      onCancel={(event) => {
        event.preventDefault();
        ask(null);
      }}
    >
      <header>
        <Icon of={Siren} />
        <Who row={shown} wanted={wanted} id={title} />
        <span className="grow" />
        <Button onClick={() => ask(null)}>
          {emergencyTexts.giveUp} <Key>Échap</Key>
        </Button>
      </header>
      <div className="acts2">
        {shown && (
          <Attest
            patient={shown.patient}
            mode={wanted.mode}
            state={preparation?.state ?? null}
            acts={acts}
            onActs={setActs}
          />
        )}
        <OpenAct
          wanted={wanted}
          patient={shown?.patient ?? { sex: 'F' }}
          preparation={preparation}
          lacks={lacks}
          faults={faults}
          busy={busy}
          who={`${practitioner}, ${place}`}
          onOpen={() => void go()}
          onRetry={() => void prepare(wanted).then(setFaults)}
        />
      </div>
    </dialog>
  );
}
