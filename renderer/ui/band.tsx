import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface BandProps {
  readonly icon: LucideIcon;
  readonly look?: 'plain' | 'warn';
  readonly children: ReactNode;
  readonly act?: ReactNode;
}

/** A lasting band: never dismissed, only its cause ends it. */
export function Band({ icon, look = 'plain', children, act }: BandProps) {
  return (
    <div className={look === 'warn' ? 'strip warn' : 'strip'} role="status">
      <Icon of={icon} />
      <span className="grow">{children}</span>
      {act}
    </div>
  );
}
