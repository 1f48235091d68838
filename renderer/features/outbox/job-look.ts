import {
  CircleCheck,
  CircleHelp,
  Clock,
  Hourglass,
  Send,
  Trash2,
  TriangleAlert,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { Job } from '../../../shared/contract/deposit.ts';

interface Look {
  readonly icon: LucideIcon;
  readonly className: string;
}

const LOOKS: Readonly<Record<Job['state'], Look>> = {
  'held-back': { icon: Hourglass, className: 'job held' },
  queued: { icon: Clock, className: 'job' },
  sending: { icon: Send, className: 'job' },
  review: { icon: CircleHelp, className: 'job doubt' },
  sent: { icon: CircleCheck, className: 'job done' },
  refused: { icon: TriangleAlert, className: 'job fail' },
  recalled: { icon: Undo2, className: 'job' },
};

const OVER: readonly Job['state'][] = ['sent', 'recalled'];

/** Validated on an earlier day and still not in the DMP (R13). */
export function isOverdue(job: Pick<Job, 'state' | 'dueBy'>, now: number): boolean {
  return now >= job.dueBy && !OVER.includes(job.state);
}

/** Icon and frame of a job by its state; the words stand beside (principle 3). */
export function lookOf(job: Pick<Job, 'state' | 'withdrawnAt'>): Look {
  return job.withdrawnAt === null ? LOOKS[job.state] : { icon: Trash2, className: 'job' };
}
