import type { InboxRow } from '../../../shared/contract/emergency-inbox.ts';

/** Where an entry stands, as the head of the screen counts it (mock-up 12b). */
export const STAGES = ['waiting', 'question', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

export const PERIOD_DAYS = { week: 7, month: 30, year: 365, all: null } as const;
export type Period = keyof typeof PERIOD_DAYS;

/** What the officer looks for; null for all. */
export interface InboxFilter {
  readonly stage: Stage | null;
  readonly kind: InboxRow['kind'] | null;
  readonly period: Period;
  readonly words: string;
}

export const EVERYTHING: InboxFilter = { stage: null, kind: null, period: 'all', words: '' };

const DAY_MS = 86_400_000;
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** To be examined, answered for, or closed: a refusal needs no opinion. */
export function stageOf({ state }: InboxRow): Stage {
  if (state === 'to-review') return 'waiting';
  return state === 'question' ? 'question' : 'closed';
}

/** The rows that a filter leaves, whatever their stage: the tabs count them. */
export function within(rows: readonly InboxRow[], filter: InboxFilter, now: number): readonly InboxRow[] {
  const days = PERIOD_DAYS[filter.period];
  const words = plain(filter.words.trim());
  return rows.filter(
    ({ kind, at, practitioner: { family, given }, structure }) =>
      (filter.kind === null || kind === filter.kind) &&
      (days === null || at > now - days * DAY_MS) &&
      plain(`${family} ${given} ${structure.structureName}`).includes(words),
  );
}
