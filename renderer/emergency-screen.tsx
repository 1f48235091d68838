import { useEffect, useState } from 'react';
import { Siren } from 'lucide-react';
import type { Dossier } from '../shared/contract/dossier.ts';
import { loadCard, useEmergency } from './api/emergency.ts';
import { EmergencyCard } from './features/emergency/emergency-card.tsx';
import type { Place } from './features/viewer/body.tsx';
import { Viewer } from './features/viewer/viewer.tsx';
import { OpenDossier } from './open-dossier.tsx';
import { emergencyTexts } from './texts/emergency.ts';
import { Band } from './ui/band.tsx';
import { Button } from './ui/button.tsx';
import { Key } from './ui/key.tsx';
import { useKeys } from './ui/use-key.ts';

type Shown =
  | { readonly kind: 'card' }
  | { readonly kind: 'list' }
  | { readonly kind: 'document'; readonly rowId: string; readonly place: Place };

function BackToCard({ onBack }: { readonly onBack: () => void }) {
  useKeys({ U: onBack });
  return (
    <Band
      icon={Siren}
      act={
        <Button size="small" onClick={onBack}>
          {emergencyTexts.backToCard} <Key>U</Key>
        </Button>
      }
    >
      {emergencyTexts.nothingKept}
    </Band>
  );
}

/** A dossier opened in an emergency: its card first, then any document of it; no deposit (mock-up 06b). */
export function EmergencyScreen({ dossier }: { readonly dossier: Dossier }) {
  const card = useEmergency((state) => state.card);
  const [shown, setShown] = useState<Shown>({ kind: 'card' });
  useEffect(() => void loadCard(), [dossier.token]);
  const back = (): void => setShown({ kind: 'card' });
  if (shown.kind === 'card') {
    return (
      <EmergencyCard
        row={dossier.patient}
        card={card?.token === dossier.token ? card : null}
        onOpen={({ rowId }, { page, section } = {}) => setShown({ kind: 'document', rowId, place: { page, section } })}
        onList={() => setShown({ kind: 'list' })}
      />
    );
  }
  return (
    <div className="emergency-pane">
      <BackToCard onBack={back} />
      {shown.kind === 'list' ? (
        <OpenDossier dossier={dossier} onDeposit={() => undefined} />
      ) : (
        <div className="screen alone">
          <Viewer
            token={dossier.token}
            rowId={shown.rowId}
            row={null}
            place={shown.place}
            note=""
            news={null}
            acts={null}
            onClose={back}
          />
        </div>
      )}
    </div>
  );
}
