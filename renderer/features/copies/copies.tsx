import { useEffect } from 'react';
import { CloudOff, HardDriveDownload, RotateCw, Square, TriangleAlert } from 'lucide-react';
import type { Copies as CopiesState, Copy } from '../../../shared/contract/copies.ts';
import { dropCopy, fillCopies, loadCopies, stopCopies, useCopies } from '../../api/copies.ts';
import { copiesTexts, copyState, listAge, wipedCount, wipedReason } from '../../texts/copies.ts';
import { faultLine, faultText } from '../../texts/faults.ts';
import { dayAndTime } from '../../texts/format/dates.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Hole } from '../../ui/hole.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useNow } from '../../ui/use-now.ts';

const MINUTE = 60_000;

function Progress({ copy: { patientLabel, progress } }: { readonly copy: Copy }) {
  if (progress?.state !== 'running' || progress.total === 0) return null;
  const percent = Math.floor((progress.done / progress.total) * 100);
  return <ProgressBar label={copiesTexts.progress(patientLabel)} percent={percent} />;
}

function CopyRow({ copy, now }: { readonly copy: Copy; readonly now: number }) {
  const { insId, patientLabel, kept, until, progress } = copy;
  return (
    <tr>
      <th scope="row">{patientLabel}</th>
      <td>{listAge(copy, now)}</td>
      <td className="num">{kept}</td>
      <td>{dayAndTime(until, now)}</td>
      <td>
        {copyState(copy)}
        {progress?.faultCode != null && <small className="job-why">{faultText(progress.faultCode).sentence}</small>}
        <Progress copy={copy} />
      </td>
      <td>
        <Button
          size="small"
          look="quiet"
          aria-label={copiesTexts.dropOf(patientLabel)}
          onClick={() => void dropCopy(insId)}
        >
          {copiesTexts.drop}
        </Button>
      </td>
    </tr>
  );
}

function CopyTable({ copies, now }: { readonly copies: readonly Copy[]; readonly now: number }) {
  const { dossier, list, documents, until, state, acts } = copiesTexts;
  return (
    <table className="table card jobs">
      <thead>
        <tr>
          {[dossier, list, documents, until, state].map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
          <th scope="col">
            <span className="sr">{acts}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {copies.map((copy) => (
          <CopyRow key={copy.insId} copy={copy} now={now} />
        ))}
      </tbody>
    </table>
  );
}

/** What went, and why: the proof that it was wiped stands in the journal (R41). */
function WipedList({ wiped, now }: { readonly wiped: CopiesState['wiped']; readonly now: number }) {
  return (
    <section className="wiped" aria-label={copiesTexts.wiped}>
      <h2 className="label-strong">{copiesTexts.wiped}</h2>
      {wiped.length === 0 && <p className="soft">{copiesTexts.wipedNone}</p>}
      <ul>
        {wiped.map(({ at, patientLabel, reason, documents }, index) => (
          <li key={`${at} ${index}`}>
            {dayAndTime(at, now)} · <b>{patientLabel || copiesTexts.allCopies}</b>
            {documents > 0 && ` · ${wipedCount(documents)}`} · {wipedReason(reason)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Acts({ state }: { readonly state: CopiesState }) {
  if (state.copies.length === 0) return null;
  if (state.running) {
    return (
      <Button onClick={() => void stopCopies()}>
        <Icon of={Square} />
        {copiesTexts.stop}
      </Button>
    );
  }
  const begun = state.copies.some(({ missing, kept }) => missing > 0 && kept > 0);
  return (
    <Button look="main" onClick={() => void fillCopies()}>
      <Icon of={HardDriveDownload} />
      {begun ? copiesTexts.goOn : copiesTexts.fill}
    </Button>
  );
}

function Content({ now }: { readonly now: number }) {
  const { state, faults } = useCopies();
  if (!state && faults.length > 0) {
    return (
      <Hole icon={TriangleAlert} title={copiesTexts.failed}>
        <p>{faultLine(faults)}</p>
        <Button size="small" onClick={() => void loadCopies()}>
          <Icon of={RotateCw} />
          {copiesTexts.readAgain}
        </Button>
      </Hole>
    );
  }
  if (!state) {
    return (
      <div className="waiting" role="status">
        {copiesTexts.loading}
      </div>
    );
  }
  const empty = state.available
    ? { title: copiesTexts.none, hint: copiesTexts.noneHint }
    : { title: copiesTexts.unavailable, hint: copiesTexts.unavailableHint };
  return (
    <>
      {state.copies.length === 0 ? (
        <Hole icon={HardDriveDownload} title={empty.title}>
          <p>{empty.hint}</p>
        </Hole>
      ) : (
        <CopyTable copies={state.copies} now={now} />
      )}
      {state.available && <WipedList wiped={state.wiped} now={now} />}
    </>
  );
}

/** The screen «Copies»: what is kept for reading without network, its age, its filling, and what was wiped (R41). */
export function Copies() {
  const { state, faults } = useCopies();
  const now = useNow(MINUTE);
  useEffect(() => void loadCopies(), []);
  return (
    <div className="outbox-screen">
      <header className="pagehead">
        <div>
          <h1>{copiesTexts.title}</h1>
          <p>{copiesTexts.lead}</p>
        </div>
        <span className="grow" />
        {state && <Acts state={state} />}
      </header>
      <div>
        {state?.faultCode != null && (
          <Band icon={CloudOff} look="warn">
            <b>{faultText(state.faultCode).sentence}</b> {copiesTexts.ended}
          </Band>
        )}
        {state && faults.length > 0 && (
          <Band icon={TriangleAlert} look="warn">
            {faultLine(faults)}
          </Band>
        )}
      </div>
      <div className="outbox-body">
        <Content now={now} />
      </div>
    </div>
  );
}
