import type { Job } from '../../../shared/contract/deposit.ts';
import { outboxTexts, percentSent } from '../../texts/outbox.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';

/** How much of a document has left; nothing while it is not on its way. */
export function JobProgress({ job }: { readonly job: Job }) {
  const percent = percentSent(job);
  if (percent === null) return null;
  return <ProgressBar label={outboxTexts.progress(job.title)} percent={percent} />;
}
