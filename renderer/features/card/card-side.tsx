import { Circle, CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { AppState } from '../../../shared/contract/app.ts';
import type { CardView } from '../../../shared/contract/card.ts';
import { longDay } from '../../texts/format/dates.ts';
import { professionalNumber } from '../../texts/format/identifiers.ts';
import { cardTexts } from '../../texts/card.ts';
import { professionLabel, type Holder } from '../../texts/people.ts';
import { Icon } from '../../ui/icon.tsx';

type Locked = Extract<CardView, { kind: 'locked' }>;
type Verdict = 'ok' | 'bad' | 'later' | 'warn';
const ICONS = { ok: CircleCheck, bad: CircleAlert, later: Circle, warn: TriangleAlert } as const;

/** One link of the chain, with its fact beneath. */
export function Layer({ verdict, name, detail }: { verdict: Verdict; name: string; detail: string }) {
  return (
    <li className={verdict}>
      <Icon of={ICONS[verdict]} />
      <div>
        {verdict === 'bad' ? <b>{name}</b> : name}
        {detail && <small>{detail}</small>}
      </div>
    </li>
  );
}

function dmpLink(app: AppState | null): { verdict: Verdict; name: string; detail: string } {
  const contact = app?.contact;
  if (!contact) return { verdict: 'later', name: cardTexts.notAskedYet, detail: '' };
  if (contact.faultCode) return { verdict: 'bad', name: cardTexts.unreachable, detail: '' };
  const detail = contact.ms === null ? '' : cardTexts.answeredIn(contact.ms);
  return { verdict: 'ok', name: cardTexts.reachable, detail };
}

/** The card as it lies in the reader: whose it is, before any code (decision 10). */
export function CardPicture({ holder }: { readonly holder: Holder }) {
  return (
    <div className="cardpic">
      <span className="chipmark" aria-hidden="true" />
      <b>
        {holder.family} {holder.given}
      </b>
      <span className="soft">{professionLabel(holder)}</span>
      <span className="soft mono">{professionalNumber(holder.nationalId)}</span>
    </div>
  );
}

interface CardSideProps {
  readonly holder: Holder;
  readonly validUntil?: number;
  readonly app: AppState | null;
  readonly warnings?: Locked['warnings'];
}

/** Left of the lock screen: the card and what was checked of it. */
export function CardSide({ holder, validUntil, app, warnings = [] }: CardSideProps) {
  return (
    <section className="side" aria-label={cardTexts.card}>
      <CardPicture holder={holder} />
      <ul className="layers">
        <Layer verdict="ok" name={cardTexts.read} detail="" />
        {validUntil !== undefined && (
          <Layer verdict="ok" name={cardTexts.valid} detail={cardTexts.validUntil(longDay(validUntil))} />
        )}
        {warnings.map((warning) => (
          <Layer key={warning} verdict="warn" name={cardTexts.warnings[warning]} detail="" />
        ))}
        <Layer {...dmpLink(app)} />
      </ul>
      <p className="foot-note">{cardTexts.removing}</p>
    </section>
  );
}
