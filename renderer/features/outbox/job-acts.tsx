import { useState } from 'react';
import type { Job } from '../../../shared/contract/deposit.ts';
import { recallJob, retryJob, withdrawJob } from '../../api/outbox.ts';
import { dayAndTime } from '../../texts/format/dates.ts';
import { visible } from '../../texts/format/visible.ts';
import { outboxTexts } from '../../texts/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { wallNow } from '../../ui/wall-clock.ts';

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

/** One's own deposit, taken back from the DMP: wrong dossier, wrong document (R16, H28); no way back (EX_3.3-1050). */
function Withdrawal({ job, onClose }: { readonly job: Job; readonly onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  async function withdraw(): Promise<void> {
    setBusy(true);
    await withdrawJob(job.jobId);
    onClose();
  }
  return (
    <Dialog
      title={outboxTexts.withdrawTitle}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {outboxTexts.leave}
          </Button>
          <Button look="danger" unavailable={busy} onClick={() => void withdraw()}>
            {outboxTexts.withdraw}
          </Button>
        </>
      }
    >
      <dl className="facts">
        <dt>{outboxTexts.person}</dt>
        <dd>{job.patientLabel}</dd>
        <dt>{outboxTexts.document}</dt>
        <dd>{visible(job.title)}</dd>
        <dt>{outboxTexts.received}</dt>
        <dd>{dayAndTime(job.acknowledgedAt ?? job.createdAt, wallNow())}</dd>
      </dl>
      <p>
        {outboxTexts.withdrawEffect} <b>{outboxTexts.irreversible}</b>
      </p>
    </Dialog>
  );
}

interface JobActsProps {
  readonly job: Job;
  readonly now: number;
  /** Where room is short, taking a refused job away is left to the screen «Envois». */
  readonly brief?: boolean;
}

/** What one may still do with a job; nothing while it is on its way, or once it was taken back. */
export function JobActs({ job, now, brief = false }: JobActsProps) {
  const [removing, setRemoving] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
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
      {job.state === 'sent' && job.withdrawnAt === null && !brief && (
        <Button size="small" look="quiet" {...named(outboxTexts.withdraw)} onClick={() => setWithdrawing(true)}>
          {outboxTexts.withdraw}…
        </Button>
      )}
      {withdrawing && <Withdrawal job={job} onClose={() => setWithdrawing(false)} />}
      {removing && <Removal job={job} onClose={() => setRemoving(false)} />}
    </>
  );
}
