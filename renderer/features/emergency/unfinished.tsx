import { useState } from 'react';
import { Siren } from 'lucide-react';
import { useEmergency } from '../../api/emergency.ts';
import { emergencyTexts } from '../../texts/emergency.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { CompleteReason } from './complete-reason.tsx';

/** What emergencies left behind: one that ended by itself, reasons that wait for their words. */
export function EmergencyBands() {
  const { standing, endedByItself, noted, complete } = useEmergency();
  const [completing, setCompleting] = useState<string | null>(null);
  const unfinished = standing?.unfinished ?? [];
  const [first] = unfinished;
  const current = unfinished.find(({ accessId }) => accessId === completing);
  return (
    <>
      {endedByItself && (
        <Band
          icon={Siren}
          act={
            <Button size="small" onClick={noted}>
              {emergencyTexts.close}
            </Button>
          }
        >
          {emergencyTexts.ended}
        </Band>
      )}
      {first && (
        <Band
          icon={Siren}
          look="warn"
          act={
            <Button size="small" onClick={() => setCompleting(first.accessId)}>
              {emergencyTexts.finishReason}
            </Button>
          }
        >
          {emergencyTexts.unfinished(unfinished.length)}{' '}
          <b>
            {first.birthName} {first.firstGivenName}
          </b>
        </Band>
      )}
      {current && (
        <CompleteReason
          start={current.reason}
          act={emergencyTexts.save}
          later={emergencyTexts.later}
          onSend={(words) => complete(current.accessId, words)}
          onDone={() => setCompleting(null)}
          onLater={() => setCompleting(null)}
        />
      )}
    </>
  );
}
