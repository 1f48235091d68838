import { useCallback, useEffect, useState } from 'react';
import { CreditCard, Timer, TriangleAlert, Unplug, Usb } from 'lucide-react';
import type { AppState } from '../../../shared/contract/app.ts';
import type { CardView, Link } from '../../../shared/contract/card.ts';
import { call } from '../../api/client.ts';
import { loadCard } from '../../api/workstation.ts';
import { cardTexts, diagnosisOf, linkDetail, linkName } from '../../texts/card.ts';
import { faultText } from '../../texts/faults.ts';
import { preciseTimeOf } from '../../texts/format/dates.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { CardPicture, Layer } from './card-side.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { wallNow } from '../../ui/wall-clock.ts';

type Faulty = Parameters<typeof diagnosisOf>[0];
const PICTURES = {
  'middleware-missing': Unplug,
  'no-reader': Usb,
  'no-card': CreditCard,
  unreadable: TriangleAlert,
} as const;
const VERDICTS = { ok: 'ok', fault: 'bad', 'not-checked': 'later' } as const;

function supportText(card: Faulty, links: readonly Link[]): string {
  const why = card.kind === 'refused' ? `/${card.why}` : card.kind === 'unreadable' ? ` ${card.faultCode}` : '';
  const clockOf = ({ detail: { clock } }: Link): string =>
    clock ? `error ${Math.round(clock.errorMs / 1_000)} s, moved ${Math.round(clock.movedMs / 1_000)} s` : '';
  const lines = links.map(
    (link) => `${link.layer}: ${link.verdict} ${link.detail.code} ${link.detail.value ?? clockOf(link)}`,
  );
  return [`card: ${card.kind}${why}`, ...lines].join('\n');
}

function Picture({ card }: { readonly card: Faulty }) {
  if (card.kind === 'refused' || card.kind === 'blocked') return <CardPicture holder={card.holder} />;
  return (
    <div className="cardpic none">
      <Icon of={PICTURES[card.kind]} />
      <span>{diagnosisOf(card).picture}</span>
    </div>
  );
}

/** Asks every layer again; the answer, and when it came. */
function useChain(kind: CardView['kind']) {
  const [links, setLinks] = useState<readonly Link[]>([]);
  const [checkedAt, setCheckedAt] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const check = useCallback(async () => {
    setBusy(true);
    const answer = await call('card.diagnose', {});
    if (answer.ok) setLinks(answer.value);
    setCheckedAt(wallNow());
    setBusy(false);
    await loadCard();
  }, []);
  useEffect(() => void check(), [check, kind]);
  return { links, checkedAt, busy, check };
}

/** The card doctor's first faults: names the layer, gives two steps, shows that the rest is fine (mock-up 01b). */
export function CardDoctor({ card, app }: { readonly card: Faulty; readonly app: AppState | null }) {
  const waiting = app?.waiting.count ?? 0;
  const { links, checkedAt, busy, check } = useChain(card.kind);
  const [copied, setCopied] = useState(false);
  const { title, steps } = diagnosisOf(card);
  return (
    <>
      <section className="side" aria-label={cardTexts.card}>
        <Picture card={card} />
        <h2>{cardTexts.chain}</h2>
        <ul className="layers">
          {links.map((link) => (
            <Layer key={link.layer} verdict={VERDICTS[link.verdict]} name={linkName(link)} detail={linkDetail(link)} />
          ))}
        </ul>
      </section>
      <section className="go">
        <h1>{title}</h1>
        <p className="lead">{card.kind === 'unreadable' ? faultText(card.faultCode).sentence : cardTexts.restWorks}</p>
        {waiting > 0 && <p className="lead">{cardTexts.waitingForCard(waiting)}</p>}
        <ol className="steps">
          {steps.map((step, index) => (
            <li key={step}>
              <span className="chip accent">{index + 1}</span>
              <div>{step}</div>
            </li>
          ))}
        </ol>
        <div className="note gap">
          <Icon of={Timer} />
          <p>{checkedAt === null ? cardTexts.checking : cardTexts.updatesItself(preciseTimeOf(checkedAt))}</p>
        </div>
        <div className="line end-line">
          <Button look="main" size="big" autoFocus unavailable={busy} onClick={() => void check()}>
            {busy ? cardTexts.checking : cardTexts.checkNow}
          </Button>
        </div>
        <p className="soft gap" role="status">
          {cardTexts.stillNothing}{' '}
          <button type="button" className="link" onClick={() => setCopied(copyText(supportText(card, links)))}>
            {cardTexts.copyDiagnosis}
          </button>{' '}
          {copied ? cardTexts.copied : cardTexts.noPatientData}
        </p>
      </section>
    </>
  );
}
