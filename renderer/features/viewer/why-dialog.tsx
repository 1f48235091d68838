import { useEffect, useState } from 'react';
import { WAY_OUT_REASONS, type WayOutReason } from '../../../shared/domain/audit/way-out.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { faultText } from '../../texts/faults.ts';
import { outputTexts } from '../../texts/outputs.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Faults } from '../../ui/field.tsx';

interface WhyProps {
  readonly token: string;
  readonly title: string;
  readonly act: string;
  readonly faults: readonly Fault[];
  readonly onClose: () => void;
  readonly onDone: (reason: WayOutReason) => void;
}

/** What stands against a representative, asked anew each time; undefined until it is known, and then he is not named. */
function useRepresentative(token: string): string | null | undefined {
  const [refusal, setRefusal] = useState<string | null>();
  useEffect(() => {
    let live = true;
    void call('output.recipients', { token }).then((answer) => {
      if (live && answer.ok) setRefusal(answer.value.representative);
    });
    return () => {
      live = false;
    };
  }, [token]);
  return refusal;
}

/**
 * «À qui remettez-vous ceci ?»: the class of the reason is journaled, nothing is chosen in advance (H20, H56). Who acts
 * for the patient is named where somebody does (R34, R37); in a secret connection he is named as impossible (mock-up 09).
 */
export function WhyDialog({ title, act, token, faults, onClose, onDone }: WhyProps) {
  const [reason, setReason] = useState<WayOutReason | null>(null);
  const representative = useRepresentative(token);
  const nobody = representative === undefined || representative === 'output/no-representative';
  const secret = representative === 'output/secret-connection';
  return (
    <Dialog
      title={title}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {outputTexts.cancel}
          </Button>
          <Button look="main" unavailable={reason === null} onClick={() => reason && onDone(reason)}>
            {act}
          </Button>
        </>
      }
    >
      <fieldset className="question">
        <legend>{outputTexts.toWhom}</legend>
        {WAY_OUT_REASONS.filter((one) => one !== 'representative' || !nobody).map((one) => (
          <Choice
            key={one}
            name="way-out"
            checked={reason === one}
            onChoose={() => setReason(one)}
            title={outputTexts.reasons[one]}
            {...(one === 'representative' && secret && { unavailable: true, hint: outputTexts.notInSecret })}
          />
        ))}
      </fieldset>
      <p className="hint">{outputTexts.escapes}</p>
      <Faults
        id="way-out-faults"
        faults={faults.map(({ code }) => `${faultText(code).sentence} ${faultText(code).next}`)}
      />
    </Dialog>
  );
}
