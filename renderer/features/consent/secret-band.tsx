import { useState } from 'react';
import { UserLock } from 'lucide-react';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';
import { replaceDossier } from '../../api/dossier.ts';
import { faultLine } from '../../texts/faults.ts';
import { minorTexts } from '../../texts/minors.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Dark and lasting: the whole time of a secret connection, on every screen of the dossier (mock-up 09, H20). */
export function SecretBand({ dossier }: { readonly dossier: Dossier }) {
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState('');
  const texts = minorTexts(dossier.patient.patient);

  async function leave(): Promise<void> {
    const { token } = dossier;
    const answer = await call('dossier.chooseConnection', { token, connection: 'ordinary' });
    setAsking(false);
    if (answer.ok) replaceDossier(token, answer.value);
    else setFault(faultLine(answer.faults));
  }

  return (
    <div className="strip mode" role="status">
      <Icon of={UserLock} />
      <span>
        <b>{texts.bandStrong}</b>
        {texts.band}
        {fault && ` ${fault}`}
      </span>
      <span className="grow" />
      <Button size="small" onClick={() => setAsking(true)}>
        {texts.leave}
      </Button>
      {asking && (
        <Dialog
          title={texts.leaveTitle}
          onClose={() => setAsking(false)}
          acts={
            <>
              <Button autoFocus onClick={() => setAsking(false)}>
                {texts.stay}
              </Button>
              <Button look="main" onClick={() => void leave()}>
                {texts.leave}
              </Button>
            </>
          }
        >
          <p>{texts.leaveEffect}</p>
        </Dialog>
      )}
    </div>
  );
}
