import { LoaderCircle, Wifi, WifiOff } from 'lucide-react';
import type { AppState } from '../../../shared/contract/app.ts';
import type { CardView } from '../../../shared/contract/card.ts';
import { cardTexts } from '../../texts/card.ts';
import { deskTexts } from '../../texts/desk.ts';
import { timeOf } from '../../texts/format/dates.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { CardSide } from './card-side.tsx';
import { CardDoctor } from './doctor.tsx';
import { PinForm } from './pin-form.tsx';
import { RecoveryCode } from './recovery-code.tsx';
import { TraceReminder } from './trace-reminder.tsx';
import { SituationChoice } from './situation-choice.tsx';

function Reading({ title }: { readonly title: string }) {
  return (
    <>
      <section className="side" aria-label={cardTexts.card}>
        <div className="cardpic none">
          <Icon of={LoaderCircle} />
          <span>{title}</span>
        </div>
      </section>
      <section className="go" role="status">
        <h1>{title}</h1>
        <p className="lead">{cardTexts.readingLead}</p>
      </section>
    </>
  );
}

/** What an unlocked holder is shown before his desk: the recovery code once, then the reminder when it is due. */
function FirstSteps({ card, app }: { readonly card: OpenCard; readonly app: AppState | null }) {
  if (app?.recoveryCode) return <RecoveryCode code={app.recoveryCode} />;
  return app?.reminderDue ? <TraceReminder card={card} /> : null;
}

type OpenCard = Extract<CardView, { kind: 'open' }>;

function Content({ card, app }: { readonly card: CardView; readonly app: AppState | null }) {
  switch (card.kind) {
    case 'reading':
      return <Reading title={cardTexts.reading} />;
    case 'unlocking':
    case 'locked':
      return <LockedCard card={card} app={app} />;
    case 'choosing-situation':
      return (
        <>
          <CardSide holder={card.holder} app={app} />
          <SituationChoice card={card} />
        </>
      );
    case 'open':
      return <FirstSteps card={card} app={app} />;
    case 'middleware-missing':
    case 'no-reader':
    case 'no-card':
    case 'unreadable':
    case 'refused':
    case 'blocked':
      return <CardDoctor card={card} app={app} />;
  }
}

type LockedOrUnlocking = Extract<CardView, { kind: 'locked' | 'unlocking' }>;

/** One form for both states, so that what is being typed or awaited is not unmounted half-way. */
function LockedCard({ card, app }: { readonly card: LockedOrUnlocking; readonly app: AppState | null }) {
  const locked =
    card.kind === 'locked' ? card : { ...card, kind: 'locked' as const, validUntil: 0, triesLeft: 'unknown' as const };
  return (
    <>
      <CardSide
        holder={card.holder}
        app={app}
        {...(card.kind === 'locked' && { validUntil: card.validUntil, warnings: card.warnings })}
      />
      <PinForm card={locked} app={app} />
    </>
  );
}

/** Everything the window shows while no card is open: never anything of a patient (H45). */
export function LockScreen({ card, app }: { readonly card: CardView; readonly app: AppState | null }) {
  const contact = app?.contact;
  return (
    <div className="lock">
      <div className="mid">
        <main className="card panel">
          <Content card={card} app={app} />
        </main>
      </div>
      <footer className="foot">
        <span>{cardTexts.traced}</span>
        {contact && (
          <span>
            <Icon of={contact.faultCode ? WifiOff : Wifi} />{' '}
            {contact.faultCode ? deskTexts.notJoined : deskTexts.joined(timeOf(contact.at))}
          </span>
        )}
        {app?.environment === 'sandbox' && <Chip look="sandbox">{deskTexts.sandbox}</Chip>}
      </footer>
    </div>
  );
}
