import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CardItem, EmergencyCard } from '../../../shared/contract/emergency-card.ts';
import type { Topic } from '../../../shared/domain/emergency/card/topics.ts';
import { documentAge, emergencyTexts, MANNER_LABELS, TOPIC_LABELS } from '../../texts/emergency.ts';
import { instantOf, longWireTime } from '../../texts/format/wire-time.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { wallNow } from '../../ui/wall-clock.ts';

export type Source = CardItem['source'];
/** A telephone number is never cut by the end of a line: half of one would be dialled. */
function wholeNumbers(text: string): string {
  return text.replace(/\b0\d(?: \d\d){4}\b/g, (number) => number.replaceAll(' ', '\u00a0'));
}

/** Opens a document, where the quotation stands in it. */
export type OpenSource = (source: Source, place?: Pick<CardItem, 'page' | 'section'>) => void;

/** Age and date of a document, as far as it is dated. */
function dated({ actTime }: Source): string {
  if (actTime === undefined) return '';
  return `, ${longWireTime(actTime)} (${documentAge(instantOf(actTime), wallNow())})`;
}

/** Where a quotation stands: document, date and age, page or section; the link opens it (H27). */
export function SourceLine({ item, onOpen }: { readonly item: CardItem; readonly onOpen: OpenSource }) {
  const place = item.page === undefined ? item.section : emergencyTexts.page(item.page);
  return (
    <p className="src">
      <button type="button" className="link" onClick={() => onOpen(item.source, item)}>
        {item.source.title}
        {place && ` · ${place}`}
      </button>
      {dated(item.source)}
      {item.elsewhere > 0 && ` · ${emergencyTexts.alsoIn(item.elsewhere)}`}
      {item.source.masked && ` · ${emergencyTexts.masked}`}
    </p>
  );
}

/** The words as they stand in the document; what is not simply said bears its word first. */
function Quote({ item }: { readonly item: CardItem }) {
  return (
    <>
      {item.manner !== 'stated' && <Chip look="outline">{MANNER_LABELS[item.manner]}</Chip>}{' '}
      {`«\u00a0${wholeNumbers(item.text)}\u00a0»`}
    </>
  );
}

interface TopicCardProps {
  readonly topic: Topic;
  readonly icon: LucideIcon;
  readonly card: EmergencyCard;
  readonly onOpen: OpenSource;
  /** The three that are read at one metre; `alarming` ones bear a red border when something is said. */
  readonly top?: 'alarming' | 'calm';
  readonly most: number;
  readonly children?: ReactNode;
}

/** Documents about the topic that no quotation of it comes from: always at hand (H27). */
function Linked({
  card,
  topic,
  items,
  onOpen,
}: Pick<TopicCardProps, 'card' | 'topic' | 'onOpen'> & { items: readonly CardItem[] }) {
  const quoted = new Set(items.map(({ source }) => source.rowId));
  const links = card.linked.filter((one) => one.topic === topic && !quoted.has(one.source.rowId));
  if (links.length === 0) return null;
  return (
    <p className="src">
      {emergencyTexts.toOpen}{' '}
      {links.slice(0, 3).map(({ source }, index) => (
        <span key={source.rowId}>
          {index > 0 && ', '}
          <button type="button" className="link" onClick={() => onOpen(source)}>
            {source.title}
          </button>
          {dated(source)}
        </span>
      ))}
      {links.length > 3 && ` ${emergencyTexts.more(links.length - 3)}`}
    </p>
  );
}

/** One topic: quotations with their sources, or in how many documents it was not found. Never «aucun» (N10). */
export function TopicCard({ topic, icon, card, onOpen, top, most, children }: TopicCardProps) {
  const items = card.items.filter((item) => item.topic === topic);
  const said = items.some(({ manner }) => manner === 'stated' || manner === 'uncertain');
  const className = ['card', top && 'top', top && (top === 'calm' || !said) && 'calm'].filter(Boolean).join(' ');
  const shown = items.slice(0, most);
  return (
    <section className={className} aria-label={TOPIC_LABELS[topic]}>
      <h2>
        <Icon of={icon} />
        {TOPIC_LABELS[topic]}
      </h2>
      {shown.map((item, index) => (
        <div key={`${item.source.rowId}-${item.text}`} className="item">
          <div className={top && index === 0 && item.manner === 'stated' ? 'big' : 'say'}>
            <Quote item={item} />
          </div>
          <SourceLine item={item} onOpen={onOpen} />
        </div>
      ))}
      {items.length === 0 && <p className="none">{emergencyTexts.notFound(card.read, card.unread.length)}</p>}
      {items.length > most && <p className="src">{emergencyTexts.more(items.length - most)}</p>}
      {children}
      <Linked card={card} topic={topic} items={items} onOpen={onOpen} />
    </section>
  );
}

/** The wishes of the person: the documents themselves, never a sentence out of them. */
export function WishesCard({ icon, card, onOpen }: Pick<TopicCardProps, 'icon' | 'card' | 'onOpen'>) {
  const about = [...card.linked, ...card.items].filter(({ topic }) => topic === 'directive');
  const sources = [...new Map(about.map(({ source }) => [source.rowId, source])).values()];
  return (
    <section className="card" aria-label={TOPIC_LABELS.directive}>
      <h2>
        <Icon of={icon} />
        {TOPIC_LABELS.directive}
      </h2>
      {sources.slice(0, 3).map((source) => (
        <div className="item" key={source.rowId}>
          <div className="say">
            <button type="button" className="link" onClick={() => onOpen(source)}>
              {source.title}
            </button>
          </div>
          <p className="src">{dated(source).replace(/^, /, '')}</p>
        </div>
      ))}
      {sources.length === 0 ? (
        <p className="none">{emergencyTexts.notFound(card.read, card.unread.length)}</p>
      ) : (
        <p className="src">{emergencyTexts.fullText}</p>
      )}
    </section>
  );
}
