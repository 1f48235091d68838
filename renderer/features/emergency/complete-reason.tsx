import { useId, useState } from 'react';
import type { Fault } from '../../../shared/fault.ts';
import { emergencyTexts } from '../../texts/emergency.ts';
import { faultText } from '../../texts/faults.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Faults } from '../../ui/field.tsx';

interface CompleteReasonProps {
  /** The reason as it was chosen; the words follow it. */
  readonly start: string;
  readonly act: string;
  readonly later: string;
  readonly onSend: (words: string) => Promise<readonly Fault[]>;
  readonly onDone: () => void;
  readonly onLater: () => void;
}

/** The words of a reason that was chosen with one key: due before the access is closed (H25). */
export function CompleteReason({ start, act, later, onSend, onDone, onLater }: CompleteReasonProps) {
  const [words, setWords] = useState(`${start}, `);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const id = useId();
  async function send(): Promise<void> {
    const refused = await onSend(words);
    setFaults(refused);
    if (refused.length === 0) onDone();
  }
  return (
    <Dialog
      title={emergencyTexts.complete}
      onClose={onLater}
      acts={
        <>
          <Button onClick={onLater}>{later}</Button>
          <Button look="main" onClick={() => void send()}>
            {act}
          </Button>
        </>
      }
    >
      <p>{emergencyTexts.completeLead}</p>
      <div className="field">
        <label htmlFor={id}>{emergencyTexts.reason}</label>
        <textarea
          id={id}
          className="input"
          rows={3}
          autoFocus
          value={words}
          aria-invalid={faults.length > 0}
          aria-describedby={`${id}-faults`}
          onChange={(event) => setWords(event.target.value)}
        />
        <Faults
          id={`${id}-faults`}
          faults={faults.map(({ code }) => `${faultText(code).sentence} ${faultText(code).next}`)}
        />
      </div>
    </Dialog>
  );
}
