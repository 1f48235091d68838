import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import { Icon } from './icon.tsx';

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Everything wrong with this field, in sentences. */
  readonly faults?: readonly string[];
}

/** Faults under a field, read with it. */
export function Faults({ id, faults }: { readonly id: string; readonly faults: readonly string[] }) {
  return (
    <div id={id}>
      {faults.map((fault) => (
        <p className="fault" key={fault}>
          <Icon of={CircleAlert} />
          <span>{fault}</span>
        </p>
      ))}
    </div>
  );
}

/** A labelled line of text with its hint and its faults. */
export function TextField({
  label,
  hint,
  faults = [],
  ...input
}: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id'>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        autoComplete="off"
        spellCheck={false}
        {...input}
        id={id}
        className="input"
        aria-invalid={faults.length > 0}
        aria-describedby={`${id}-hint ${id}-faults`}
      />
      <div id={`${id}-hint`} className="hint">
        {hint}
      </div>
      <Faults id={`${id}-faults`} faults={faults} />
    </div>
  );
}
