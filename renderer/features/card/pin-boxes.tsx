import { useEffect, useRef } from 'react';
import { cardTexts } from '../../texts/card.ts';

const USUAL_LENGTH = 4;
const LONGEST = 8;
/** What is pasted and is no code changes nothing: cut to one, it would cost one of the three tries of the card. */
const CODE = new RegExp(`^\\d{0,${LONGEST}}$`);

interface PinBoxesProps {
  readonly pin: string;
  readonly onChange: (pin: string) => void;
  readonly disabled: boolean;
  readonly describedBy: string;
}

/**
 * The code as boxes over one real field, so that a screen reader hears a password field. The code lives in the state
 * of the form until it is sent, never in the page: the field is controlled and cleared with it.
 */
export function PinBoxes({ pin, onChange, disabled, describedBy }: PinBoxesProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!disabled) field.current?.focus();
  }, [disabled]);
  const boxes = Math.min(LONGEST, Math.max(USUAL_LENGTH, pin.length));
  return (
    <div className="pin">
      {Array.from({ length: boxes }, (_, index) => (
        <i
          key={index}
          aria-hidden="true"
          className={[index < pin.length ? 'full' : '', index === Math.min(pin.length, boxes - 1) ? 'cur' : ''].join(
            ' ',
          )}
        />
      ))}
      <input
        ref={field}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        aria-label={cardTexts.code}
        aria-describedby={describedBy}
        value={pin}
        disabled={disabled}
        onChange={(event) => {
          const typed = event.target.value.trim();
          if (CODE.test(typed)) onChange(typed);
        }}
      />
    </div>
  );
}
