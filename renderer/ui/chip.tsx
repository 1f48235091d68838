import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface ChipProps {
  readonly look?: 'plain' | 'warn' | 'danger' | 'ok' | 'accent' | 'outline' | 'sandbox';
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** A short state in words, with its icon. */
export function Chip({ look = 'plain', icon, children }: ChipProps) {
  return (
    <span className={look === 'plain' ? 'chip' : `chip ${look}`}>
      {icon && <Icon of={icon} />}
      {children}
    </span>
  );
}
