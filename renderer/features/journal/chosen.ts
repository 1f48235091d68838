import type { JournalFilter } from '../../../shared/contract/journal.ts';
import { AUDIT_KINDS, type AuditKind } from '../../../shared/domain/audit/event.ts';
import { parisDay } from '../../../shared/domain/patient/age.ts';
import { ACT_GROUPS, actName, type PeriodId } from '../../texts/journal.ts';

/** What the user looks for, as the bar shows it. */
export interface Chosen {
  readonly words: string;
  readonly period: PeriodId;
  /** Names of the groups of acts; none for all. */
  readonly groups: readonly string[];
  readonly refusals: boolean;
}

export const EVERYTHING: Chosen = { words: '', period: 'all', groups: [], refusals: false };

/** Acts that were refused or failed. */
const REFUSALS: readonly string[] = ['refused', 'mismatch-accepted', 'broken', 'unusual'];
const DAY_MS = 86_400_000;
const SPANS: Readonly<Record<Exclude<PeriodId, 'all' | 'today'>, number>> = { yesterday: 1, month: 30, year: 365 };

/** The instant at which a day of Paris begins: an hour or two before that of UTC. */
function startOfDay(at: number): number {
  const day = parisDay(at);
  const guess = Date.parse(`${day}T00:00:00Z`);
  return [guess - 2 * 3_600_000, guess - 3_600_000].find((start) => parisDay(start) === day) ?? guess;
}

function fromOf(period: PeriodId, now: number): number | null {
  if (period === 'all') return null;
  return startOfDay(period === 'today' ? now : now - SPANS[period] * DAY_MS);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function kindsOf({ groups, refusals }: Chosen): AuditKind[] {
  if (groups.length === 0 && !refusals) return [];
  const topics = ACT_GROUPS.filter(({ name }) => groups.includes(name)).flatMap((group) => group.topics);
  return AUDIT_KINDS.filter((kind) => {
    const [topic = '', what = ''] = kind.split('.');
    return (topics.length === 0 || topics.includes(topic)) && (!refusals || REFUSALS.includes(what));
  });
}

/** What the main process is asked; the names of acts are known here alone. */
export function filterOf(chosen: Chosen, now: number): JournalFilter {
  const words = plain(chosen.words.trim());
  const namedKinds = words.length < 3 ? [] : AUDIT_KINDS.filter((kind) => plain(actName(kind)).includes(words));
  return { words: chosen.words, namedKinds, kinds: kindsOf(chosen), from: fromOf(chosen.period, now), to: null };
}
