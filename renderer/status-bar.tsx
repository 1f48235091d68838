import { CircleAlert, ClockAlert, CreditCard, RefreshCw, Signature, UserLock, Wifi, WifiOff } from 'lucide-react';
import type { AppState } from '../shared/contract/app.ts';
import type { CardView } from '../shared/contract/card.ts';
import { useDossier } from './api/dossier.ts';
import { deskTexts } from './texts/desk.ts';
import { longDay, timeOf } from './texts/format/dates.ts';
import { fullName } from './texts/people.ts';
import { scopeShort } from './texts/record.ts';
import { Chip } from './ui/chip.tsx';
import { Icon } from './ui/icon.tsx';

interface StatusBarProps {
  readonly card: Extract<CardView, { kind: 'open' }>;
  readonly app: AppState;
  readonly onAbout: () => void;
}

function Contact({ contact }: { readonly contact: AppState['contact'] }) {
  if (!contact) return <span>{deskTexts.notAsked}</span>;
  const joined = contact.faultCode === null;
  return (
    <span>
      <Icon of={joined ? Wifi : WifiOff} />
      {joined ? deskTexts.joined(timeOf(contact.at)) : deskTexts.notJoined}
    </span>
  );
}

/** What moved since the DMP was heard says more than what it said before. */
function ClockFault({ app: { clockErrorMs, clockMovedMs } }: Pick<StatusBarProps, 'app'>) {
  if (clockErrorMs === 0 && clockMovedMs === 0) return null;
  const moved = clockMovedMs !== 0;
  return (
    <span className="warn-text" role="alert" title={moved ? deskTexts.clockMovedNext : deskTexts.clockNext}>
      <Icon of={ClockAlert} />
      <b>{moved ? deskTexts.clockMoved(clockMovedMs) : deskTexts.clockOff(clockErrorMs)}</b>
    </span>
  );
}

/** Who works, from where, on what list, and at what cost of the card. */
export function StatusBar({ card, app, onAbout }: StatusBarProps) {
  const { dossier, read, screen } = useDossier();
  const shown = dossier && screen === 'dossier' && read ? read.list : null;
  return (
    <footer className="status">
      <span>
        <Icon of={CreditCard} />
        {deskTexts.cardRead} <b>{fullName(card.holder)}</b> · {card.situation.structureName}
      </span>
      {dossier?.connection === 'secret' && (
        <span>
          <Icon of={UserLock} />
          <b>{deskTexts.secret}</b>
        </span>
      )}
      {shown && (
        <>
          <span>
            <Icon of={RefreshCw} />
            {shown.fromCopy ? deskTexts.listCopied : deskTexts.listRead}{' '}
            <b>{shown.fromCopy ? longDay(shown.receivedAt) : timeOf(shown.receivedAt)}</b>
          </span>
          <span className="cut" title={scopeShort(shown.scopeFrom)}>
            <Icon of={CircleAlert} />
            {scopeShort(shown.scopeFrom)}
          </span>
        </>
      )}
      <span className="sep" />
      {dossier && (
        <span>
          <Icon of={Signature} />
          {deskTexts.signatures(dossier.signatures)}
        </span>
      )}
      <ClockFault app={app} />
      <Contact contact={app.contact} />
      {app.environment === 'sandbox' && <Chip look="sandbox">{deskTexts.sandbox}</Chip>}
      <button type="button" className="link" onClick={onAbout}>
        {deskTexts.about}
      </button>
    </footer>
  );
}
