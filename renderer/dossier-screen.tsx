import { useState } from 'react';
import type { Dossier } from '../shared/contract/dossier.ts';
import { useDossier } from './api/dossier.ts';
import { ConnectionChoice } from './features/consent/connection-choice.tsx';
import { Consent } from './features/consent/consent.tsx';
import { IdentityDoubt } from './features/record/identity-doubt.tsx';
import { Outcome } from './features/record/outcome.tsx';
import { EmergencyScreen } from './emergency-screen.tsx';
import { OpenDossier } from './open-dossier.tsx';

interface DossierScreenProps {
  readonly dossier: Dossier;
  readonly practitioner: string;
}

/** What an opening gave, in the place of the list (mock-ups 02, 03, 10). */
export function DossierScreen({ dossier, practitioner }: DossierScreenProps) {
  const { go } = useDossier();
  const [fromCopy, setFromCopy] = useState(false);
  const deposit = (): void => go('deposit');
  const { outcome } = dossier;
  if (outcome.kind === 'emergency') return <EmergencyScreen dossier={dossier} />;
  if (outcome.kind === 'open' || (outcome.kind === 'unreachable' && fromCopy)) {
    return <OpenDossier dossier={dossier} onDeposit={deposit} />;
  }
  if (outcome.kind === 'consent-needed') {
    return <Consent dossier={dossier} outcome={outcome} practitioner={practitioner} onDeposit={deposit} />;
  }
  if (outcome.kind === 'connection-choice') return <ConnectionChoice dossier={dossier} />;
  if (outcome.kind === 'identity-doubt') {
    return <IdentityDoubt dossier={dossier} differences={outcome.differences} />;
  }
  return <Outcome dossier={dossier} outcome={outcome} onDeposit={deposit} onReadCopy={() => setFromCopy(true)} />;
}
