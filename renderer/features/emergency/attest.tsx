import { useId, useRef } from 'react';
import type { Preparation } from '../../../shared/contract/emergency-preparation.ts';
import type { EmergencyMode } from '../../../shared/domain/emergency/access-event.ts';
import { LONGEST_REASON, QUICK_REASON_CODES, QUICK_REASONS } from '../../../shared/domain/emergency/reason.ts';
import type { Acts } from '../../api/emergency.ts';
import { emergencyOf, emergencyTexts, TRAIT_LABELS } from '../../texts/emergency.ts';
import type { Patient } from '../../texts/people.ts';
import { Button } from '../../ui/button.tsx';
import { Tick } from '../../ui/choice.tsx';
import { Key } from '../../ui/key.tsx';
import { withQuick } from './gate-state.ts';

interface AttestProps {
  readonly patient: Pick<Patient, 'sex'>;
  readonly mode: EmergencyMode;
  readonly state: Preparation['state'] | null;
  readonly acts: Acts;
  readonly onActs: (acts: Acts) => void;
}

/** First act: both legal conditions, never ticked in advance, and a reason. The Centre 15 is asked for none (R31). */
export function Attest({ patient, mode, state, acts, onActs }: AttestProps) {
  const texts = emergencyOf(patient, mode);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const differences = state?.kind === 'possible' ? state.differences : [];
  const attested = acts.unableToConsent && acts.immediateRisk && acts.reason !== '';
  return (
    <section aria-labelledby={`${id}-act`}>
      <h2 id={`${id}-act`} className={attested || mode === 'centre_15' ? 'done' : undefined}>
        <span>1</span>
        {emergencyTexts.attest}
      </h2>
      {differences.length > 0 && (
        <>
          <p className="note warn">
            {emergencyTexts.differences(differences.map((trait) => TRAIT_LABELS[trait]).join(', '))}
          </p>
          <Tick hint="" checked={acts.samePerson} onChange={(samePerson) => onActs({ ...acts, samePerson })}>
            {emergencyTexts.samePerson}
          </Tick>
        </>
      )}
      {mode === 'centre_15' ? (
        <p className="soft">{emergencyTexts.noReason}</p>
      ) : (
        <>
          <Tick
            hint={texts.willHint}
            checked={acts.unableToConsent}
            onChange={(unableToConsent) => onActs({ ...acts, unableToConsent })}
          >
            {texts.will}
          </Tick>
          <Tick
            hint={texts.riskHint}
            checked={acts.immediateRisk}
            onChange={(immediateRisk) => onActs({ ...acts, immediateRisk })}
          >
            {texts.risk}
          </Tick>
          <div className="field">
            <label htmlFor={id}>{emergencyTexts.reason}</label>
            <div className="reasons">
              {QUICK_REASON_CODES.map((code, index) => (
                <Button
                  key={code}
                  size="small"
                  aria-pressed={acts.quick === code}
                  onClick={() => {
                    onActs(withQuick(acts, code));
                    field.current?.focus();
                  }}
                >
                  <Key>{String(index + 1)}</Key> {QUICK_REASONS[code]}
                </Button>
              ))}
            </div>
            <textarea
              ref={field}
              id={id}
              className="input"
              rows={2}
              maxLength={2 * LONGEST_REASON}
              value={acts.reason}
              aria-describedby={`${id}-hint`}
              onChange={(event) => onActs({ ...acts, reason: event.target.value })}
            />
            <div id={`${id}-hint`} className="hint">
              {emergencyTexts.reasonHint}
            </div>
          </div>
        </>
      )}
    </section>
  );
}
