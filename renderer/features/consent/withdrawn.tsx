import { useState } from 'react';
import { Check, CloudOff } from 'lucide-react';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';
import { useDossier } from '../../api/dossier.ts';
import { actTexts } from '../../texts/consent-acts.ts';
import { faultLine } from '../../texts/faults.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';

/** After a withdrawal: whether the DMP has been told; if not, the way to tell it. */
export function Withdrawn({ dossier, declared }: { readonly dossier: Dossier; readonly declared: boolean }) {
  const { show } = useDossier();
  const [fault, setFault] = useState('');
  const texts = actTexts(dossier.patient.patient);
  if (declared) return <Band icon={Check}>{texts.declaredOk}</Band>;
  async function declare(): Promise<void> {
    const answer = await call('consent.declareWithdrawal', { token: dossier.token });
    if (answer.ok) show(answer.value);
    else setFault(faultLine(answer.faults));
  }
  return (
    <Band
      icon={CloudOff}
      look="warn"
      act={
        <Button size="small" onClick={() => void declare()}>
          {texts.declare}
        </Button>
      }
    >
      {texts.notDeclared} {fault}
    </Band>
  );
}
