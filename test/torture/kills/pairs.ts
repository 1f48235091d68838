/** R42: an act and its row of the journal are one commit; a kill between them would leave one without the other. */
import type { Store } from '../../../electron/adapters/store/store.ts';
import type { HoldEvent } from '../../../shared/domain/hold/record.ts';

type Pair = readonly [what: string, acts: number, rows: number];
type Count = (belongs: (kind: string) => boolean) => number;

const REFUSED = 'hold.announcement-refused';

/**
 * Every event of a hold has its row. A refused announcement has one that may stand alone: what was refused before it was
 * noted (dated before its deposit, of a document that is not there yet) is journaled and is no event of the hold.
 */
function holdPairs(stored: ReturnType<Store['holds']['all']>, count: Count): readonly Pair[] {
  const events = stored.flatMap(({ events: own }): readonly HoldEvent[] => own);
  const refused = events.filter(({ kind }) => kind === 'refused').length;
  return [
    ['holds', stored.length + events.length - refused, count((kind) => kind.startsWith('hold.') && kind !== REFUSED)],
    [
      'refused announcements',
      refused,
      Math.min(
        refused,
        count((kind) => kind === REFUSED),
      ),
    ],
  ];
}

/** Acts of these patients without their rows, and rows without their acts, in words; none when the store is whole. */
export function unpairedIn(
  { holds, emergency, consents, audit }: Pick<Store, 'holds' | 'emergency' | 'consents' | 'audit'>,
  patients: readonly string[],
): string[] {
  const rows = audit.read(1, 1_000_000).map(({ event }) => event.kind);
  const count: Count = (belongs) => rows.filter(belongs).length;
  const pairs: readonly Pair[] = [
    ...holdPairs(holds.all(), count),
    [
      'emergencies',
      emergency.all().length,
      count((kind) => kind.startsWith('emergency.') && kind !== 'emergency.asked'),
    ],
    [
      'consents',
      patients.reduce((sum, insId) => sum + consents.history(insId).length, 0),
      count((kind) => kind.startsWith('consent.')),
    ],
  ];
  // By the difference alone: it is the same loss whoever finds it, however much was done since.
  return pairs.flatMap(([what, acts, lines]) =>
    acts === lines ? [] : [`${what}: ${acts - lines} more acts than rows`],
  );
}
