import { useEffect, useMemo } from 'react';
import type { Job } from '../../../shared/contract/deposit.ts';
import { loadJobs, noteShown, useOutbox } from '../../api/outbox.ts';
import { faultLine, faultText } from '../../texts/faults.ts';
import { cutMiddle } from '../../texts/format/cut-middle.ts';
import { jobState, outboxTexts } from '../../texts/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import { JobActs } from './job-acts.tsx';
import { isOverdue, lookOf } from './job-look.ts';
import { JobProgress } from './job-progress.tsx';
import { stripJobs, waitsFor } from './order.ts';
import { useVeiledJobs } from './use-veiled-jobs.ts';

const ROOM = 3;
/** Beside its buttons, and where it has none any more; the narrowest window holds three of them side by side. */
const LONGEST_TITLE = { acting: 30, settled: 42 };

/** What became of a job, with the reason when it is not good. */
function stateLine(job: Job, jobs: readonly Job[], now: number): string {
  const said = jobState(job, now, waitsFor(job, jobs));
  const state = isOverdue(job, now) ? `${said} · ${outboxTexts.overdue}` : said;
  return job.fault && job.state === 'refused' ? `${state}\u00a0: ${faultText(job.fault.code).sentence}` : state;
}

interface StripJobProps {
  readonly job: Job;
  readonly jobs: readonly Job[];
  readonly now: number;
}

function StripJob({ job, jobs, now }: StripJobProps) {
  const { icon, className } = lookOf(job);
  const state = stateLine(job, jobs, now);
  const room = job.state === 'sent' ? LONGEST_TITLE.settled : LONGEST_TITLE.acting;
  return (
    <li className={className}>
      <Icon of={icon} />
      <div>
        <b className="cut" title={job.title}>
          {cutMiddle(job.title, room)}
        </b>
        <small>
          {job.patientLabel && <span className="soft">{job.patientLabel} · </span>}
          {state}
        </small>
        <JobProgress job={job} />
      </div>
      <div className="job-acts">
        <JobActs job={job} now={now} brief />
      </div>
    </li>
  );
}

/** Only what ends or stops is read aloud: a countdown spoken each second would drown the rest. */
function Announced({ jobs, now }: { readonly jobs: readonly Job[]; readonly now: number }) {
  const last = jobs.filter((job) => ['sent', 'refused', 'review', 'recalled'].includes(job.state)).at(-1);
  return (
    <p className="sr" role="status">
      {last && `${last.title}, ${stateLine(last, jobs, now)}`}
    </p>
  );
}

function Words() {
  const { jobs, loaded, faults } = useOutbox();
  if (faults.length > 0) return <span className="fault">{faultLine(faults)}</span>;
  if (!loaded) return <span className="soft">{outboxTexts.loading}</span>;
  return jobs.length === 0 ? <span className="soft">{outboxTexts.none}</span> : null;
}

/** The queue at the foot of the deposit screen (mock-up 04): each document with its state in words. */
export function OutboxStrip({ onAll }: { readonly onAll: () => void }) {
  const actFaults = useOutbox((state) => state.actFaults);
  const { jobs } = useVeiledJobs();
  const now = useNow(500);
  const shown = useMemo(() => stripJobs(jobs, ROOM), [jobs]);
  useEffect(() => noteShown(shown), [shown]);
  useEffect(() => {
    if (!useOutbox.getState().loaded) void loadJobs();
  }, []);
  return (
    <section className="outbox" aria-label={outboxTexts.title}>
      <b className="outbox-name">{outboxTexts.title}</b>
      <Words />
      {actFaults.length > 0 && (
        <span className="fault" role="alert">
          {faultLine(actFaults)}
        </span>
      )}
      <ul>
        {shown.map((job) => (
          <StripJob key={job.jobId} job={job} jobs={jobs} now={now} />
        ))}
      </ul>
      {jobs.length > 0 && (
        <Button size="small" look="quiet" onClick={onAll}>
          {outboxTexts.all(jobs.length)}
        </Button>
      )}
      <Announced jobs={jobs} now={now} />
    </section>
  );
}
