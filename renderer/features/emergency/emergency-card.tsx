import {
  Droplet,
  Droplets,
  HeartPulse,
  LoaderCircle,
  Phone,
  Pill,
  Search,
  Signature,
  Stethoscope,
  TriangleAlert,
} from 'lucide-react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import type { EmergencyCard as Card } from '../../../shared/contract/emergency-card.ts';
import { emergencyTexts, failedLayer, TOPIC_LABELS, UNREAD_LABELS } from '../../texts/emergency.ts';
import { faultText } from '../../texts/faults.ts';
import { TOPICS } from '../../../shared/domain/emergency/card/topics.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { TopicCard, WishesCard, type OpenSource } from './card-parts.tsx';

interface CardProps {
  readonly row: PatientRow;
  readonly card: Card | null;
  readonly onOpen: OpenSource;
  readonly onList: () => void;
}

/** How far the reading is, and why it stopped if it did; the layer is named (H25). */
function Progress({ card }: { readonly card: Card }) {
  if (card.fault) {
    const { sentence, next } = faultText(card.fault.code);
    return (
      <p className="fault" role="alert">
        {emergencyTexts.failed} {emergencyTexts.failedAt(failedLayer(card.fault.code))} {sentence} {next}
      </p>
    );
  }
  if (card.state !== 'reading') return null;
  return (
    <p role="status">
      <Icon of={LoaderCircle} />
      {emergencyTexts.reading(card.read, card.total)}
    </p>
  );
}

/** What was looked for and not found, and every document that was not read: absence is never a negative (H27). */
function NotFound({ card, onOpen, onList }: { card: Card; onOpen: OpenSource; onList: () => void }) {
  const found = new Set(card.items.map(({ topic }) => topic));
  const missing = TOPICS.filter((topic) => !found.has(topic)).map((topic) => TOPIC_LABELS[topic].toLowerCase());
  const unread = card.unread.filter(({ why }) => card.state !== 'reading' || why !== 'waiting');
  return (
    <section className="card dashed" aria-label={emergencyTexts.searched}>
      <h2>
        <Icon of={Search} />
        {emergencyTexts.searched}
      </h2>
      {missing.length > 0 && <p className="say soft">{missing.join(', ')}</p>}
      <p className="src">
        {emergencyTexts.notAbsent} {emergencyTexts.counts(card.read, card.unread.length)}.{' '}
        {!card.complete && emergencyTexts.partial}
      </p>
      <Progress card={card} />
      {unread.length > 0 && (
        <details>
          <summary>
            {emergencyTexts.unreadTitle} : {unread.length}
          </summary>
          <ul className="unread">
            {unread.map(({ source, why }) => (
              <li key={source.rowId}>
                <button type="button" className="link" onClick={() => onOpen(source)}>
                  {source.title}
                </button>
                <span className="src">{UNREAD_LABELS[why]}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="line">
        <Button size="small" onClick={onList}>
          {emergencyTexts.allDocuments} <Key>L</Key>
        </Button>
      </div>
    </section>
  );
}

const EMPTY: Omit<Card, 'token'> = {
  state: 'reading',
  fault: null,
  elapsedMs: 0,
  total: 0,
  read: 0,
  complete: true,
  unread: [],
  items: [],
  linked: [],
};

/** What an emergency asks first, read at one metre: three large cards, then the rest (mock-up 06b). */
export function EmergencyCard({ row, card, onOpen, onList }: CardProps) {
  useKeys({ L: onList });
  const shown = card ?? { ...EMPTY, token: '' };
  const part = { card: shown, onOpen };
  return (
    <div className="em" aria-busy={shown.state === 'reading'}>
      <h1 className="sr">
        {emergencyTexts.card} : {row.patient.birthName} {row.patient.firstGivenName}
      </h1>
      <div className="vital">
        <TopicCard {...part} topic="allergy" icon={TriangleAlert} top="alarming" most={4} />
        <TopicCard {...part} topic="anticoagulant" icon={Droplets} top="alarming" most={3} />
        <TopicCard {...part} topic="device" icon={HeartPulse} top="calm" most={3} />
        <TopicCard {...part} topic="treatment" icon={Pill} most={6} />
        <TopicCard {...part} topic="history" icon={Stethoscope} most={6} />
        <TopicCard {...part} topic="contact" icon={Phone} most={4} />
        <WishesCard {...part} icon={Signature} />
        <TopicCard {...part} topic="blood-group" icon={Droplet} most={2} />
        <NotFound card={shown} onOpen={onOpen} onList={onList} />
      </div>
    </div>
  );
}
