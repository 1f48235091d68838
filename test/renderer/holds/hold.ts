import type { Hold } from '../../../shared/contract/holds.ts';
import { holdInstants } from '../../../shared/domain/hold/instants.ts';

export const DAY = 86_400_000;

/** A hold deposited some days ago, of a fictitious patient of that name. */
export function hold(name: string, days: number, change: Partial<Hold> = {}): Hold {
  const depositedAt = Date.now() - days * DAY;
  return {
    holdId: name,
    insId: `1.2.250.1.213.1.4.10|${name}`,
    patient: { name, givenName: 'HENRI', birthDate: '1951-02-22' },
    versions: [name],
    authorLabel: 'ESSAI Paul',
    mine: true,
    phase: days >= 14 ? 'NOTIFIED' : 'HELD',
    precision: 'estimated',
    depositedAt,
    ...holdInstants(depositedAt),
    openedAt: depositedAt,
    talk: null,
    owner: { name: 'LIBRE Jeanne', me: true, since: depositedAt, leave: null },
    reminder: null,
    announcement: null,
    elsewhere: false,
    endedAt: null,
    ...change,
  };
}
