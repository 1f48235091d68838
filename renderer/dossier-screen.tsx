import { useState } from 'react';
import { KeyRound, Lock } from 'lucide-react';
import type { Dossier } from '../shared/contract/dossier.ts';
import { useDossier } from './api/dossier.ts';
import { Consent } from './features/consent/consent.tsx';
import { IdentityDoubt } from './features/record/identity-doubt.tsx';
import { Outcome } from './features/record/outcome.tsx';
import { RightDetail } from './features/record/right-detail.tsx';
import { OpenDossier } from './open-dossier.tsx';
import { consentTexts } from './texts/consent.ts';
import { timeOf } from './texts/format/dates.ts';
import { recordTexts } from './texts/record.ts';
import { rightSentence } from './texts/right.ts';
import { Button } from './ui/button.tsx';
import { Icon } from './ui/icon.tsx';

/** The sentence of right under the traits; other outcomes say it in their own place. */
export function RightLine({ dossier }: { readonly dossier: Dossier }) {
  const [detail, setDetail] = useState(false);
  const { outcome, patient, checkedAt } = dossier;
  if (outcome.kind === 'consent-needed') {
    const texts = consentTexts(patient.patient);
    return (
      <div className="right">
        <Icon of={Lock} />
        <span>
          {texts.notYet[outcome.why]}
          <b>{texts.notYetWhy[outcome.why]}</b>. {checkedAt !== null && texts.active(timeOf(checkedAt))}
        </span>
      </div>
    );
  }
  if (outcome.kind !== 'open') return null;
  return (
    <div className="right">
      <Icon of={KeyRound} />
      <span>
        {rightSentence(outcome.right, patient.patient).map((piece, index) =>
          piece.strong ? <b key={index}>{piece.text}</b> : <span key={index}>{piece.text}</span>,
        )}
      </span>
      <Button look="quiet" size="small" onClick={() => setDetail(true)}>
        {recordTexts.detail}
      </Button>
      {detail && <RightDetail dossier={dossier} right={outcome.right} onClose={() => setDetail(false)} />}
    </div>
  );
}

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
  if (outcome.kind === 'open' || outcome.kind === 'emergency' || (outcome.kind === 'unreachable' && fromCopy)) {
    return <OpenDossier dossier={dossier} onDeposit={deposit} />;
  }
  if (outcome.kind === 'consent-needed') {
    return <Consent dossier={dossier} outcome={outcome} practitioner={practitioner} onDeposit={deposit} />;
  }
  if (outcome.kind === 'identity-doubt') {
    return <IdentityDoubt dossier={dossier} differences={outcome.differences} />;
  }
  return <Outcome dossier={dossier} outcome={outcome} onDeposit={deposit} onReadCopy={() => setFromCopy(true)} />;
}
