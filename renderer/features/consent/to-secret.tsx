import { useState } from 'react';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';
import { replaceDossier } from '../../api/dossier.ts';
import type { consentTexts } from '../../texts/consent.ts';
import { faultLine } from '../../texts/faults.ts';
import { Button } from '../../ui/button.tsx';

interface ToSecretProps {
  readonly dossier: Dossier;
  readonly texts: ReturnType<typeof consentTexts>;
}

/** The way into the secret connection for a minor to whom it was not proposed, or who changes her mind (EX_0.1-1115). */
export function ToSecret({ dossier, texts }: ToSecretProps) {
  const [fault, setFault] = useState('');
  async function change(): Promise<void> {
    const { token } = dossier;
    const answer = await call('dossier.chooseConnection', { token, connection: 'secret' });
    if (answer.ok) replaceDossier(token, answer.value);
    else setFault(faultLine(answer.faults));
  }
  return (
    <section className="card seal">
      <p className="soft">{texts.minorAlone}</p>
      <div className="gap-small">
        <Button onClick={() => void change()}>{texts.toSecret}</Button>
      </div>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}
