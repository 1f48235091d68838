import { useState } from 'react';
import type { Job } from '../../../shared/contract/deposit.ts';
import { recallJob, retryJob } from '../../api/outbox.ts';
import { outboxTexts } from '../../texts/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Whether trying now changes anything: a job whose turn has come leaves by itself. */
function mayRetry(job: Job, now: number): boolean {
  return job.state === 'refused' || job.state === 'review' || (job.state === 'queued' && job.notBefore > now);
}

function Removal({ job, onClose }: { readonly job: Job; readonly onClose: () => void }) {
  function remove(): void {
    onClose();
    void recallJob(job.jobId);
  }
  return (
    <Dialog
      title={outboxTexts.removeTitle}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {outboxTexts.keep}
          </Button>
          <Button look="main" onClick={remove}>
            {outboxTexts.remove}
          </Button>
        </>
      }
    >
      <p>{outboxTexts.removeEffect(job.title)}</p>
    </Dialog>
  );
}

interface JobActsProps {
  readonly job: Job;
  readonly now: number;
  /** Where room is short, taking a refused job away is left to the screen «Envois». */
  readonly brief?: boolean;
}

/** What one may still do with a job; nothing once it is on its way, received or taken back. */
export function JobActs({ job, now, brief = false }: JobActsProps) {
  const [removing, setRemoving] = useState(false);
  const named = (act: string) => ({ 'aria-label': outboxTexts.actOn(act, job.title) });
  const retry = job.state === 'review' ? outboxTexts.lookUp : outboxTexts.retry;
  return (
    <>
      {mayRetry(job, now) && (
        <Button size="small" {...named(retry)} onClick={() => void retryJob(job.jobId)}>
          {retry}
        </Button>
      )}
      {(job.state === 'held-back' || job.state === 'queued') && (
        <Button size="small" {...named(outboxTexts.recall)} onClick={() => void recallJob(job.jobId)}>
          {outboxTexts.recall}
        </Button>
      )}
      {job.state === 'refused' && !brief && (
        <Button size="small" look="quiet" {...named(outboxTexts.remove)} onClick={() => setRemoving(true)}>
          {outboxTexts.remove}…
        </Button>
      )}
      {removing && <Removal job={job} onClose={() => setRemoving(false)} />}
    </>
  );
}
