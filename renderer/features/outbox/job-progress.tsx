import type { Job } from '../../../shared/contract/deposit.ts';
import { outboxTexts, percentSent } from '../../texts/outbox.ts';

/** How much of a document has left; nothing while it is not on its way. */
export function JobProgress({ job }: { readonly job: Job }) {
  const percent = percentSent(job);
  if (percent === null) return null;
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={outboxTexts.progress(job.title)}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span style={{ width: `${percent}%` }} />
    </div>
  );
}
