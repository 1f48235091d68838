import { useEffect } from 'react';
import { RotateCw, Send, TriangleAlert } from 'lucide-react';
import { loadJobs, useOutbox } from '../../api/outbox.ts';
import { faultLine } from '../../texts/faults.ts';
import { outboxTexts } from '../../texts/outbox.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Hole } from '../../ui/hole.tsx';
import { Icon } from '../../ui/icon.tsx';
import { JobTable } from './job-table.tsx';

function ReadAgain() {
  return (
    <Button size="small" onClick={() => void loadJobs()}>
      <Icon of={RotateCw} />
      {outboxTexts.readAgain}
    </Button>
  );
}

function Content() {
  const { jobs, loaded, faults } = useOutbox();
  if (!loaded && faults.length > 0) {
    return (
      <Hole icon={TriangleAlert} title={outboxTexts.failed}>
        <p>{faultLine(faults)}</p>
        <div className="gap-small">
          <ReadAgain />
        </div>
      </Hole>
    );
  }
  if (!loaded) {
    return (
      <div className="waiting" role="status">
        {outboxTexts.loading}
      </div>
    );
  }
  if (jobs.length === 0) {
    return (
      <Hole icon={Send} title={outboxTexts.none}>
        <p>{outboxTexts.noneHint}</p>
      </Hole>
    );
  }
  return <JobTable jobs={jobs} />;
}

/** The screen «Envois»: every document of this card holder, with its state, until it is proven deposited (N6, H29). */
export function Outbox() {
  const { loaded, faults, actFaults } = useOutbox();
  useEffect(() => void loadJobs(), []);
  return (
    <div className="outbox-screen">
      <header className="pagehead">
        <div>
          <h1>{outboxTexts.title}</h1>
          <p>{outboxTexts.lead}</p>
        </div>
      </header>
      <div>
        {loaded && faults.length > 0 && (
          <Band icon={TriangleAlert} look="warn" act={<ReadAgain />}>
            {outboxTexts.failed} {faultLine(faults)}
          </Band>
        )}
        {actFaults.length > 0 && (
          <Band icon={TriangleAlert} look="warn">
            {faultLine(actFaults)}
          </Band>
        )}
      </div>
      <div className="outbox-body">
        <Content />
      </div>
    </div>
  );
}
