import { useId } from 'react';
import { BellRing, CircleAlert, CircleCheck, CircleHelp, LoaderCircle, Lock, RotateCw, Timer } from 'lucide-react';
import type { Preparation } from '../../../shared/contract/emergency-preparation.ts';
import type { Fault } from '../../../shared/fault.ts';
import { useEmergency, type Wanted } from '../../api/emergency.ts';
import { emergencyOf, emergencyTexts, failedLayer } from '../../texts/emergency.ts';
import { faultText, serverWords } from '../../texts/faults.ts';
import { preciseTimeOf, weekdayAndTime } from '../../texts/format/dates.ts';
import type { Patient } from '../../texts/people.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { wallNow } from '../../ui/wall-clock.ts';

interface OpenActProps {
  readonly wanted: Wanted;
  readonly patient: Pick<Patient, 'sex'>;
  readonly preparation: Preparation | null;
  readonly lacks: readonly string[];
  readonly faults: readonly Fault[];
  readonly busy: boolean;
  readonly who: string;
  readonly onOpen: () => void;
  readonly onRetry: () => void;
}

const DEFAULT_LIFE_MS = 60 * 60_000;

/** What the opposition is, once it is known; «non connue» is said as such (decision 24). */
function OppositionLine({ wanted, patient, preparation }: Pick<OpenActProps, 'wanted' | 'patient' | 'preparation'>) {
  const texts = emergencyOf(patient, wanted.mode);
  if (preparation?.state.kind !== 'possible') {
    return (
      <li>
        <Icon of={LoaderCircle} />
        <span role="status">{emergencyTexts.checking}</span>
      </li>
    );
  }
  const known = preparation.state.opposition === 'none';
  return (
    <li>
      <Icon of={known ? CircleCheck : CircleHelp} />
      <span>
        <b>{known ? texts.noOpposition : emergencyTexts.unknownOpposition}</b>{' '}
        {known ? `${texts.noOppositionTo} ${preciseTimeOf(preparation.checkedAt)}` : emergencyTexts.storeDecides}
      </span>
    </li>
  );
}

/** Why there is no button, and what remains (R9, H23, H25): the layer that failed, or a neutral refusal. */
function NotPossible({ state, onRetry }: { readonly state: Preparation['state']; readonly onRetry: () => void }) {
  const fault = state.kind === 'unreachable' ? state.fault : null;
  const sentences = {
    possible: '',
    refused: emergencyTexts.refused,
    'no-dmp': emergencyTexts.noDmp,
    closed: emergencyTexts.closed,
    'unknown-status': state.kind === 'unknown-status' ? emergencyTexts.unknownStatus(state.raw) : '',
    unreachable: fault ? `${faultText(fault.code).sentence} ${faultText(fault.code).next}` : '',
  };
  const server = fault && serverWords(fault);
  return (
    <div className="refusal" role="alert">
      <p>
        <Icon of={fault ? CircleAlert : Lock} />
        <b>{fault ? emergencyTexts.failedAt(failedLayer(fault.code)) : emergencyTexts.refusedTitle}</b>
      </p>
      <p>{sentences[state.kind]}</p>
      {server && <p className="hint">{server}</p>}
      <p>{emergencyTexts.elsewhere}</p>
      {fault && (
        <Button onClick={onRetry}>
          <Icon of={RotateCw} />
          {emergencyTexts.retry}
        </Button>
      )}
    </div>
  );
}

/** Second act: what opening costs and whom it is told, then one button. A refusal has none. */
export function OpenAct(props: OpenActProps) {
  const { wanted, patient, preparation, lacks, faults, busy, who, onOpen, onRetry } = props;
  const lifeMs = useEmergency((state) => state.standing?.lifeMs) ?? DEFAULT_LIFE_MS;
  const texts = emergencyOf(patient, wanted.mode);
  const id = useId();
  const state = preparation?.state ?? null;
  const refused = state !== null && state.kind !== 'possible';
  const said = lacks.map((code) => faultText(code));
  return (
    <section aria-labelledby={`${id}-act`}>
      <h2 id={`${id}-act`}>
        <span>2</span>
        {emergencyTexts.open}
      </h2>
      {refused ? (
        <NotPossible state={state} onRetry={onRetry} />
      ) : (
        <>
          <ul className="sum">
            <OppositionLine wanted={wanted} patient={patient} preparation={preparation} />
            <li>
              <Icon of={Timer} />
              <span>
                {emergencyTexts.span(Math.round(lifeMs / 60_000))} <b>{emergencyTexts.kept}</b>
              </span>
            </li>
            <li>
              <Icon of={BellRing} />
              <span>
                <b>{texts.told}</b>, {texts.toldHow}
              </span>
            </li>
          </ul>
          <Button
            look="danger"
            size="big"
            unavailable={state === null || lacks.length > 0 || busy}
            aria-describedby={`${id}-lacks`}
            onClick={onOpen}
          >
            {wanted.mode === 'centre_15' ? emergencyTexts.openRegulation : emergencyTexts.openNow} <Key>Entrée</Key>
          </Button>
          <div id={`${id}-lacks`} className="lacks">
            {said.map(({ sentence }) => (
              <p className="hint" key={sentence}>
                {sentence}
              </p>
            ))}
          </div>
        </>
      )}
      {faults.map((fault) => (
        <p className="fault" role="alert" key={fault.code}>
          <Icon of={CircleAlert} />
          <span>
            {faultText(fault.code).sentence} {faultText(fault.code).next}
          </span>
        </p>
      ))}
      <p className="soft small">
        {who} · {weekdayAndTime(preparation?.checkedAt ?? wallNow())}
      </p>
    </section>
  );
}
