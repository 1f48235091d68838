import { CalendarCheck, Check, FolderOpen, MoveRight } from 'lucide-react';
import type { Hold } from '../../../shared/contract/holds.ts';
import type { Unveiled } from '../../api/holds.ts';
import { faultText } from '../../texts/faults.ts';
import { holdSentence, holdTexts } from '../../texts/holds.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { isOpen, pastWeek } from './groups.ts';

/** What may be asked of the hold under the eyes. */
export type HoldAct = 'plan' | 'hand-over' | 'announce';

interface SideProps {
  readonly hold: Hold;
  readonly now: number;
  readonly unveiled: Unveiled | null;
  readonly onAct: (act: HoldAct) => void;
  readonly onTakeOver: () => void;
  readonly onOpen: () => void;
}

function Acts({ hold, onAct, onTakeOver }: SideProps) {
  const waits = hold.announcement?.state === 'waiting' || hold.phase === 'QUEUED';
  return (
    <>
      <Button look="main" onClick={() => onAct('plan')}>
        <Icon of={CalendarCheck} />
        {holdTexts.plan} <Key>R</Key>
      </Button>
      {hold.owner?.me ? (
        <Button onClick={() => onAct('hand-over')}>
          <Icon of={MoveRight} />
          {holdTexts.handOver} <Key>P</Key>
        </Button>
      ) : (
        <Button onClick={onTakeOver}>
          <Icon of={MoveRight} />
          {holdTexts.takeOver} <Key>P</Key>
        </Button>
      )}
      <Button unavailable={waits} onClick={() => onAct('announce')}>
        <Icon of={Check} />
        {holdTexts.announce} <Key>A</Key>
      </Button>
      <p className="hint">{holdTexts.announceHint}</p>
    </>
  );
}

/** Right: the selected hold in one sentence, and what can be done with it. */
export function HoldSide(props: SideProps) {
  const { hold, now, unveiled, onOpen } = props;
  const refused = hold.announcement?.state === 'refused' ? hold.announcement.fault : null;
  return (
    <section className="card" aria-live="polite">
      <h2>{hold.patient ? `${hold.patient.name} ${hold.patient.givenName}` : hold.insId}</h2>
      <p>{holdSentence(hold, now)}</p>
      {refused && (
        <p className="fault" role="alert">
          {faultText(refused.code).sentence} {faultText(refused.code).next}
        </p>
      )}
      {unveiled && (
        <p>
          <b>{holdTexts.reason}</b>
          <br />
          {unveiled.reason || holdTexts.reasonNone}
        </p>
      )}
      {hold.noticeAt !== null && hold.phase === 'NOTIFIED' && <p className="hint">{holdTexts.noticeDuty}</p>}
      {isOpen(hold) && <Acts {...props} />}
      <Button look="quiet" onClick={onOpen}>
        <Icon of={FolderOpen} />
        {holdTexts.openDossier}
      </Button>
    </section>
  );
}

/** What was announced lately, and what became visible without it (mock-up 05); absent when nothing ended. */
export function PastWeekCard({ holds, now }: { readonly holds: readonly Hold[]; readonly now: number }) {
  const { announced, released, medianDays } = pastWeek(holds, now);
  if (announced + released === 0) return null;
  return (
    <section className="card">
      <h2>{holdTexts.pastWeek}</h2>
      <p>
        {holdTexts.pastWeekTold(announced, released)} {medianDays !== null && holdTexts.pastWeekMedian(medianDays)}
      </p>
    </section>
  );
}
