import { useEffect } from 'react';
import { Eye, EyeOff, RotateCw, Send, TriangleAlert } from 'lucide-react';
import type { Job } from '../../../shared/contract/deposit.ts';
import { lowerVeil, raiseVeil, useHolds } from '../../api/holds.ts';
import { loadJobs, noteShown, useOutbox } from '../../api/outbox.ts';
import { faultLine } from '../../texts/faults.ts';
import { holdTexts } from '../../texts/holds.ts';
import { outboxTexts } from '../../texts/outbox.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Hole } from '../../ui/hole.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { JobTable } from './job-table.tsx';
import { useVeiledJobs } from './use-veiled-jobs.ts';

function ReadAgain() {
  return (
    <Button size="small" onClick={() => void loadJobs()}>
      <Icon of={RotateCw} />
      {outboxTexts.readAgain}
    </Button>
  );
}

function Content({ jobs }: { readonly jobs: readonly Job[] }) {
  const { loaded, faults } = useOutbox();
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

/** Raises or lowers the veil over held documents, as on the board: a journaled act, for a short while. */
function Veil({ held }: { readonly held: number }) {
  const unveiled = useHolds((state) => state.unveiled);
  useKeys({ H: () => (unveiled ? lowerVeil() : void raiseVeil()) });
  // Raised elsewhere, the veil is not raised over everybody's documents.
  useEffect(() => {
    lowerVeil();
    return lowerVeil;
  }, []);
  if (held === 0) return null;
  return (
    <Button size="small" aria-pressed={unveiled !== null} onClick={() => (unveiled ? lowerVeil() : void raiseVeil())}>
      <Icon of={unveiled ? EyeOff : Eye} />
      {unveiled ? holdTexts.lower : holdTexts.raise} <Key>H</Key>
    </Button>
  );
}

/** The screen «Envois»: every document of this card holder, with its state, until it is proven deposited (N6, H29). */
export function Outbox() {
  const { loaded, faults, actFaults } = useOutbox();
  const { jobs, held } = useVeiledJobs();
  useEffect(() => void loadJobs(), []);
  useEffect(() => noteShown(jobs), [jobs]);
  return (
    <div className="outbox-screen">
      <header className="pagehead">
        <div>
          <h1>{outboxTexts.title}</h1>
          <p>{outboxTexts.lead}</p>
        </div>
        <span className="grow" />
        <Veil held={held} />
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
        <Content jobs={jobs} />
      </div>
    </div>
  );
}
