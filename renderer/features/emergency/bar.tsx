import { useEffect, useState } from 'react';
import { Siren } from 'lucide-react';
import type { Dossier, OpeningOutcome } from '../../../shared/contract/dossier.ts';
import { hideEnded, useEmergency } from '../../api/emergency.ts';
import { emergencyOf, emergencyTexts } from '../../texts/emergency.ts';
import { timeOf } from '../../texts/format/dates.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import { CompleteReason } from './complete-reason.tsx';

type EmergencyOutcome = Extract<OpeningOutcome, { kind: 'emergency' }>;

function clockOf(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

interface BarProps {
  readonly dossier: Dossier;
  readonly outcome: EmergencyOutcome;
  readonly practitioner: string;
}

/**
 * The mode, in words and in figures, over every pane for as long as the access lasts (EX_0.3-1050, H26). At its end the
 * window is emptied here, without waiting for anybody.
 */
export function EmergencyBar({ dossier, outcome, practitioner }: BarProps) {
  const finish = useEmergency((state) => state.finish);
  const [completing, setCompleting] = useState(false);
  const now = useNow(1000);
  const left = outcome.until - now;
  const { token, patient } = dossier;
  useEffect(() => {
    if (left <= 0) hideEnded(token);
  }, [left, token]);
  const regulation = outcome.mode === 'centre_15';
  const why = [outcome.reason, timeOf(outcome.since)].filter(Boolean).join(', ');
  return (
    <section className="em-bar" aria-label={regulation ? emergencyTexts.regulationBar : emergencyTexts.bar}>
      <Icon of={Siren} />
      <b>{regulation ? emergencyTexts.regulationBar : emergencyTexts.bar}</b>
      <span className="cut">
        {why} · {practitioner} · {emergencyOf(patient.patient, outcome.mode).areTold}
      </span>
      <span className="grow" />
      <span className="nowrap">
        {emergencyTexts.closesIn}{' '}
        <b className="mono" role="timer" aria-label={emergencyTexts.timeLeft}>
          {clockOf(left)}
        </b>
      </span>
      <Button onClick={() => (outcome.reasonComplete ? void finish(token, null) : setCompleting(true))}>
        {emergencyTexts.closeNow}
      </Button>
      {completing && (
        <CompleteReason
          start={outcome.reason}
          act={emergencyTexts.completeAct}
          onSend={(words) => finish(token, words)}
          onDone={() => setCompleting(false)}
          onLater={() => setCompleting(false)}
          later={emergencyTexts.completeLater}
        />
      )}
    </section>
  );
}
