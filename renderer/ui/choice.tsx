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
}

/** One answer of a question; a native radio, so that the arrow keys move inside the question. */
export function Choice({ name, checked, onChoose, title, hint, autoFocus }: ChoiceProps) {
  return (
    <label className={checked ? 'tick round choice on' : 'tick round choice'}>
      <input type="radio" name={name} checked={checked} onChange={onChoose} autoFocus={autoFocus} />
      <span className="box" aria-hidden="true" />
      <span>
        <b>{title}</b>
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  );
}

interface TickProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** A statement one makes by ticking it. */
export function Tick({ checked, onChange, children }: TickProps) {
  return (
    <label className={checked ? 'tick on' : 'tick'}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span className="box" aria-hidden="true">
        <Icon of={Check} />
      </span>
      <b>{children}</b>
    </label>
  );
}
