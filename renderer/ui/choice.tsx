import type { ReactNode } from 'react';
import { Check } from 'lucide-react';
import { Icon } from './icon.tsx';

interface ChoiceProps {
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly autoFocus?: boolean;
  /** Shown, and not to be chosen; the hint says why. */
  readonly unavailable?: boolean;
}

/** One answer of a question; a native radio, so that the arrow keys move inside the question. */
export function Choice({ name, checked, onChoose, title, hint, autoFocus, unavailable }: ChoiceProps) {
  return (
    <label className={['tick round choice', checked && 'on', unavailable && 'off'].filter(Boolean).join(' ')}>
      <input
        type="radio"
        name={name}
        checked={checked}
        disabled={unavailable}
        onChange={onChoose}
        autoFocus={autoFocus}
      />
      <span className="box" aria-hidden="true" />
      <span>
        <b>{title}</b>
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  );
}

interface TickProps {
  /** Makes it a card of its own, with this line under the statement. */
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** A statement one makes by ticking it. */
export function Tick({ checked, onChange, children, hint }: TickProps) {
  const look = hint === undefined ? 'tick' : 'tick choice';
  return (
    <label className={checked ? `${look} on` : look}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span className="box" aria-hidden="true">
        <Icon of={Check} />
      </span>
      {hint === undefined ? (
        <b>{children}</b>
      ) : (
        <span>
          <b>{children}</b>
          {hint !== '' && <small>{hint}</small>}
        </span>
      )}
    </label>
  );
}
