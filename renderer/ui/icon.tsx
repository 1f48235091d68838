import type { LucideIcon } from 'lucide-react';

/** A drawing beside a word; never alone, so it is silent for a screen reader. */
export function Icon({ of: Drawing }: { readonly of: LucideIcon }) {
  return <Drawing className="icon" aria-hidden="true" focusable="false" />;
}
