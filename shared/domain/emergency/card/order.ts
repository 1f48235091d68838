import type { Manner } from './manner.ts';
import { DIRECT_TITLES, DIRECT_TYPES, TOPICS, USEFUL_TYPES, type Topic } from './topics.ts';

/** What ordering needs of a document: its type, its title, its date as wire text. */
export interface Candidate {
  readonly typeCode?: string | undefined;
  readonly title: string;
  readonly actTime?: string | undefined;
}

function rank({ typeCode }: Candidate): number {
  const found = typeCode === undefined ? -1 : USEFUL_TYPES.indexOf(typeCode);
  return found < 0 ? USEFUL_TYPES.length : found;
}

const recent = (one: Candidate, other: Candidate): number =>
  (other.actTime ?? '').localeCompare(one.actTime ?? '', 'en');

/** Documents that say most come first; of one type the most recent first (H25: something useful within seconds). */
export function byUsefulness<Of extends Candidate>(documents: readonly Of[]): Of[] {
  return [...documents].sort((one, other) => rank(one) - rank(other) || recent(one, other));
}

/** Topics that a document is about whatever could be read of it: it is linked there in any case (H27). */
export function directTopics({ typeCode, title }: Candidate): Topic[] {
  return TOPICS.filter(
    (topic) =>
      (typeCode !== undefined && DIRECT_TYPES[topic]?.includes(typeCode)) ||
      DIRECT_TITLES.some(([about, pattern]) => about === topic && pattern.test(title)),
  );
}

const MANNER_RANK: Readonly<Record<Manner, number>> = { stated: 0, uncertain: 1, resolved: 2, family: 3, negated: 4 };

/** What stands above what within a topic: said, then doubtful, over, about others, denied; recent first in each. */
export function byManner(
  one: { readonly manner: Manner; readonly actTime?: string | undefined },
  other: { readonly manner: Manner; readonly actTime?: string | undefined },
): number {
  return (
    MANNER_RANK[one.manner] - MANNER_RANK[other.manner] || (other.actTime ?? '').localeCompare(one.actTime ?? '', 'en')
  );
}
