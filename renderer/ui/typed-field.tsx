import { useState, type ComponentProps } from 'react';
import { TextField } from './field.tsx';

interface TypedFieldProps extends Omit<ComponentProps<typeof TextField>, 'value' | 'onChange' | 'type'> {
  /** As it is kept. */
  readonly value: string;
  /** What is kept, as one writes it. */
  readonly asTyped: (value: string) => string;
  /** What is typed, as it is kept; text that cannot be read stays as typed. */
  readonly asKept: (typed: string) => string;
  readonly onValue: (value: string) => void;
}

/**
 * A field that is written in one form and kept in another. Days and hours use it instead of the browser's own field,
 * which follows the language of the workstation: on an English one, 02/12 would be 12 February.
 */
export function TypedField({ value, asTyped, asKept, onValue, ...field }: TypedFieldProps) {
  const [typed, setTyped] = useState(() => asTyped(value));
  return (
    <TextField
      inputMode="numeric"
      {...field}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onValue(asKept(target.value));
      }}
    />
  );
}
