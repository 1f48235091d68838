import type { CardState, LockReason } from '../../../shared/domain/card/card-state.ts';
import type { Situation } from '../../../shared/domain/card/practitioner.ts';
import type { UsableCard } from './identify-card.ts';
import type { ReaderSight } from './ports.ts';

/** What is shown of a card that waits for its PIN. */
export function lockedView(card: UsableCard, lastUsed: Situation | null, lockedBy: LockReason | null): CardState {
  const { holder, validUntil, triesLeft, warnings } = card;
  if (triesLeft === 'none') return { kind: 'blocked', holder };
  return {
    kind: 'locked',
    holder,
    validUntil,
    triesLeft,
    ...(lastUsed && { situationLastUsed: lastUsed }),
    ...(lockedBy && { lockedBy }),
    ...(warnings.length > 0 && { warnings }),
  };
}

/** What is shown of an open card. */
export function openView({ holder, validUntil, warnings }: UsableCard, situation: Situation): CardState {
  return { kind: 'open', holder, situation, validUntil, ...(warnings.length > 0 && { warnings }) };
}

/** What is shown while there is no card to read. */
export function absentView(sight: Exclude<ReaderSight, { kind: 'card' }>): CardState {
  return sight.kind === 'silent' ? { kind: 'unreadable', faultCode: 'card/watcher-silent' } : sight;
}
