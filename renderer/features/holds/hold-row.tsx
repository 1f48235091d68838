import { CircleAlert, EyeOff } from 'lucide-react';
import type { Hold } from '../../../shared/contract/holds.ts';
import type { Unveiled } from '../../api/holds.ts';
import { shortDay, timeOf } from '../../texts/format/dates.ts';
import { isoToTypedDate } from '../../texts/format/partial-date.ts';
import { ahead, deadline, holdTexts } from '../../texts/holds.ts';
import { Icon } from '../../ui/icon.tsx';
import { isOpen } from './groups.ts';
import { HoldBar } from './hold-bar.tsx';

interface CellProps {
  readonly hold: Hold;
  readonly now: number;
}

function Notice({ hold, now }: CellProps) {
  const { noticeAt, phase } = hold;
  if (noticeAt === null) return <td>{hold.precision === null ? '–' : holdTexts.noticeUnknown}</td>;
  if (hold.endedAt !== null && hold.endedAt < noticeAt) return <td>{holdTexts.notApplicable}</td>;
  const due = phase === 'NOTIFIED' || now >= noticeAt;
  return (
    <td>
      <b className={hold.reminder === 'notice-soon' ? 'warn-text' : undefined}>
        {shortDay(noticeAt)} {timeOf(noticeAt)}
      </b>
      <small className={due ? 'warn-text' : undefined}>{due ? holdTexts.noticeUnseen : ahead(noticeAt, now)}</small>
    </td>
  );
}

function Release({ hold, now }: CellProps) {
  const { releaseAt, precision, phase } = hold;
  if (phase === 'ANNOUNCED' || phase === 'WITHDRAWN') return <td>{holdTexts.notApplicable}</td>;
  if (releaseAt === null || precision === null) return <td>{holdTexts.notDeposited}</td>;
  const words = { estimated: holdTexts.estimated, about: holdTexts.about, 'at-latest': holdTexts.atLatest };
  return (
    <td>
      <b>{deadline(releaseAt)}</b>
      <small>
        {ahead(releaseAt, now)}, {words[precision]}
      </small>
    </td>
  );
}

function Talk({ hold, now }: CellProps) {
  if (!isOpen(hold)) return <td>{hold.talk ? deadline(hold.talk.at) : '–'}</td>;
  if (!hold.talk) {
    return (
      <td>
        <b className="danger-text">
          <Icon of={CircleAlert} /> {holdTexts.toPlan}
        </b>
        <small>{holdTexts.noTalk}</small>
      </td>
    );
  }
  return (
    <td>
      <b>{deadline(hold.talk.at)}</b>
      <small>{hold.talk.at <= now ? holdTexts.talkPassed : hold.talk.place || ahead(hold.talk.at, now)}</small>
    </td>
  );
}

/** Since when, until the return of who handed it over; an absence that is over asks for it back. */
function OwnerSpan({ hold }: { readonly hold: Hold }) {
  const { owner, reminder } = hold;
  if (!owner) return null;
  if (reminder === 'leave-over') return <small className="warn-text">{holdTexts.leaveOver}</small>;
  return (
    <small>
      {owner.leave ? holdTexts.onLeave(isoToTypedDate(owner.leave.until)) : holdTexts.since(shortDay(owner.since))}
    </small>
  );
}

function Owner({ hold }: { readonly hold: Hold }) {
  const { owner } = hold;
  if (!owner) {
    return (
      <td>
        <b className="danger-text">
          <Icon of={CircleAlert} /> {holdTexts.unownedWord}
        </b>
        <small>{holdTexts.unownedHint}</small>
      </td>
    );
  }
  return (
    <td>
      <b>{owner.me ? holdTexts.you : owner.name}</b>
      <OwnerSpan hold={hold} />
    </td>
  );
}

interface HoldRowProps extends CellProps {
  readonly unveiled: Unveiled | null;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

/** One hold: whom, what behind the veil, how far, both dates, the talk, who answers for it. */
export function HoldRow({ hold, now, unveiled, selected, onSelect }: HoldRowProps) {
  const { patient } = hold;
  const filed = hold.depositedAt === null ? '' : ` · ${shortDay(hold.depositedAt)} ${timeOf(hold.depositedAt)}`;
  return (
    <tr
      id={`hold-${hold.holdId}`}
      className={selected ? 'is-sel' : undefined}
      aria-selected={selected}
      onClick={onSelect}
    >
      <th scope="row" className="who">
        <b>{patient?.name ?? hold.insId}</b>
        {patient && (
          <small>
            {patient.givenName} · {isoToTypedDate(patient.birthDate)}
          </small>
        )}
      </th>
      <td className="what">
        {unveiled ? (
          <b>{unveiled.title}</b>
        ) : (
          <span className="veil">
            <Icon of={EyeOff} />
            {holdTexts.veiledTitle}
          </span>
        )}
        <small>
          {hold.authorLabel}
          {filed}
        </small>
      </td>
      <td>
        <HoldBar hold={hold} now={now} />
      </td>
      <Notice hold={hold} now={now} />
      <Release hold={hold} now={now} />
      <Talk hold={hold} now={now} />
      <Owner hold={hold} />
    </tr>
  );
}
