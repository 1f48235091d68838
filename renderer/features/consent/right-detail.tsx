import { useState } from 'react';
import type { RecordedAct } from '../../../shared/contract/consent.ts';
import type { Dossier, OpeningOutcome } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';
import { useDossier } from '../../api/dossier.ts';
import { actTexts } from '../../texts/consent-acts.ts';
import { faultLine } from '../../texts/faults.ts';
import { longDay, timeOf } from '../../texts/format/dates.ts';
import { rightTexts } from '../../texts/record.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AccessHistory } from './access-history.tsx';
import { Acts } from './acts.tsx';
import { Carers } from './carers.tsx';
import { ForColleague } from './for-colleague.tsx';
import { Withdrawal } from './withdrawal.tsx';

interface RightDetailProps {
  readonly dossier: Dossier;
  readonly right: Extract<OpeningOutcome, { kind: 'open' }>['right'];
  readonly onClose: () => void;
}

/** The facts behind the sentence of right, the acts it rests on, and the choice of a local copy, which is opt-in (R41). */
export function RightDetail({ dossier, right, onClose }: RightDetailProps) {
  const { show } = useDossier();
  const [fault, setFault] = useState('');
  const [asking, setAsking] = useState<'withdraw' | 'colleague' | null>(null);
  const [times, setTimes] = useState(0);
  const [done, setDone] = useState('');
  const acts = actTexts(dossier.patient.patient);

  function collected({ act }: RecordedAct): void {
    setAsking(null);
    setTimes(times + 1);
    if (act.decision === 'granted-for') setDone(acts.colleagueDone(`${act.colleague.family} ${act.colleague.given}`));
  }

  async function keep(wanted: boolean): Promise<void> {
    const answer = await call('dossier.keepCopy', { token: dossier.token, keep: wanted });
    if (answer.ok) show(answer.value);
    else setFault(faultLine(answer.faults));
  }
  return (
    <Dialog
      title={rightTexts.title}
      onClose={onClose}
      acts={
        <Button autoFocus onClick={onClose}>
          {rightTexts.close}
        </Button>
      }
    >
      <dl className="facts">
        <dt>{rightTexts.consentAt}</dt>
        <dd>{longDay(right.consentAt)}</dd>
        <dt>{rightTexts.until}</dt>
        <dd>
          {right.until === null ? rightTexts.thisOpening : longDay(right.until)}
          {right.until !== null && <small>{rightTexts.estimated}</small>}
        </dd>
        <dt>{rightTexts.capacity}</dt>
        <dd>{rightTexts[right.capacity]}</dd>
        <dt>{rightTexts.treating}</dt>
        <dd>{right.isTreatingPhysician ? rightTexts.yes : rightTexts.no}</dd>
        {dossier.checkedAt !== null && (
          <>
            <dt>{rightTexts.checked}</dt>
            <dd>{timeOf(dossier.checkedAt)}</dd>
          </>
        )}
      </dl>
      <Acts dossier={dossier} times={times} />
      {done && (
        <p className="note" role="status">
          {done}
        </p>
      )}
      <div className="line apart">
        <Button onClick={() => setAsking('withdraw')}>{acts.withdraw}</Button>
        {dossier.connection !== 'secret' && <Button onClick={() => setAsking('colleague')}>{acts.colleague}</Button>}
      </div>
      <Carers dossier={dossier} isTreating={right.isTreatingPhysician} />
      <section>
        <h3 className="label-strong">{rightTexts.copyTitle}</h3>
        <p className="soft">{rightTexts.copyWhy}</p>
        <button
          type="button"
          role="switch"
          aria-checked={dossier.optedIn}
          className={dossier.optedIn ? 'switch on' : 'switch'}
          onClick={() => void keep(!dossier.optedIn)}
        >
          <i aria-hidden="true" />
          <span>{rightTexts.keep}</span> <b>{dossier.optedIn ? rightTexts.kept : rightTexts.notKept}</b>
        </button>
        {fault && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
      </section>
      <AccessHistory token={dossier.token} />
      {asking === 'withdraw' && <Withdrawal dossier={dossier} onClose={() => setAsking(null)} />}
      {asking === 'colleague' && (
        <ForColleague dossier={dossier} onClose={() => setAsking(null)} onRecorded={collected} />
      )}
    </Dialog>
  );
}
