import { Fragment } from 'react';
import { CalendarClock } from 'lucide-react';
import type { Job } from '../../../shared/contract/deposit.ts';
import { faultText, serverWords } from '../../texts/faults.ts';
import { dayAndTime } from '../../texts/format/dates.ts';
import { sizeText } from '../../texts/format/identifiers.ts';
import { visible } from '../../texts/format/visible.ts';
import { jobState, outboxTexts } from '../../texts/outbox.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import { JobActs } from './job-acts.tsx';
import { isOverdue, lookOf } from './job-look.ts';
import { JobProgress } from './job-progress.tsx';
import { GROUP_ORDER, jobsOf, waitsFor } from './order.ts';

/** Why a job failed: our sentence, then what support needs, with the server's own words kept raw (EX_GEN-1145). */
function JobFault({ job, now }: { readonly job: Job; readonly now: number }) {
  if (!job.fault || job.state === 'sent' || job.state === 'recalled') return null;
  const { sentence, next } = faultText(job.fault.code);
  const server = serverWords(job.fault);
  // What is tried again by itself, at a time that is said, asks nothing of the doctor.
  const goesOn = job.state !== 'refused' && job.notBefore > now;
  return (
    <>
      <span className="job-why">
        {sentence} {goesOn ? '' : next}
      </span>
      <small>
        {outboxTexts.code} {job.fault.code}
        {server && ` · ${server}`}
      </small>
    </>
  );
}

function JobRow({ job, jobs, now }: { readonly job: Job; readonly jobs: readonly Job[]; readonly now: number }) {
  const { icon, className } = lookOf(job);
  return (
    <tr>
      <th scope="row">
        <b>{visible(job.title)}</b>
        {job.typeLabel && <small>{job.typeLabel}</small>}
      </th>
      <td>{job.patientLabel}</td>
      <td>
        <div className={`${className} state`}>
          <Icon of={icon} />
          <div>
            <b>{jobState(job, now, waitsFor(job, jobs))}</b>{' '}
            {isOverdue(job, now) && (
              <Chip look="warn" icon={CalendarClock}>
                {outboxTexts.overdue}
              </Chip>
            )}
            <JobProgress job={job} />
            <JobFault job={job} now={now} />
          </div>
        </div>
      </td>
      <td className="nowrap">{dayAndTime(job.createdAt, now)}</td>
      <td className="nowrap">{sizeText(job.size)}</td>
      <td>
        <div className="job-acts">
          <JobActs job={job} now={now} />
        </div>
      </td>
    </tr>
  );
}

/** The queue by what is to be done with it: what waits for the practitioner comes first. */
export function JobTable({ jobs }: { readonly jobs: readonly Job[] }) {
  const now = useNow(500);
  const groups = GROUP_ORDER.map((group) => ({ group, members: jobsOf(jobs, group) }));
  return (
    <table className="table card jobs">
      <thead>
        <tr>
          <th scope="col">{outboxTexts.document}</th>
          <th scope="col">{outboxTexts.person}</th>
          <th scope="col">{outboxTexts.state}</th>
          <th scope="col">{outboxTexts.filed}</th>
          <th scope="col">{outboxTexts.size}</th>
          <th scope="col">
            <span className="sr">{outboxTexts.acts}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {groups
          .filter(({ members }) => members.length > 0)
          .map(({ group, members }) => (
            <Fragment key={group}>
              <tr className="band">
                <th scope="rowgroup" colSpan={6}>
                  {outboxTexts[group]} · {members.length}
                </th>
              </tr>
              {members.map((job) => (
                <JobRow key={job.jobId} job={job} jobs={jobs} now={now} />
              ))}
            </Fragment>
          ))}
      </tbody>
    </table>
  );
}
