import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface HoleProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
}

/** An empty place that says why it is empty (mock-up 11b). */
export function Hole({ icon, title, children }: HoleProps) {
  return (
    <div className="hole">
      <Icon of={icon} />
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}
