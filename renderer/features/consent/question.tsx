import type { ReactNode } from 'react';

/** One numbered question of the consent step. */
export function Question({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>
        <span aria-hidden="true">{number}</span>
        {title}
      </legend>
      {children}
    </fieldset>
  );
}
