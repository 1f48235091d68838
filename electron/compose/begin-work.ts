import type { CardHolder } from '../../shared/domain/card/practitioner.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Journal } from '../services/audit/journal.ts';
import type { Holds } from '../services/holds/holds.ts';
import type { Outbox } from '../services/outbox/outbox.ts';
import type { Log } from '../services/ports.ts';

interface BeginParts {
  readonly holder: CardHolder;
  readonly store: Store;
  readonly maySend: boolean;
  readonly log: Log;
  readonly onCopiesChanged: () => void;
}

/** Who else may open the legal part, and that it was opened without its usual card, stand in the journal (decision 12). */
function traceKeys({ recovered, escrow }: Store, journal: Journal): void {
  if (recovered) journal.write('store.recovered', undefined, {});
  if (escrow.before === escrow.now) return;
  journal.write('store.escrowed', undefined, { certificate: escrow.now ?? '', before: escrow.before ?? '' });
}

/** Copies that were torn on the disk are gone: written down, and shown among what was wiped (H13, H58). */
function tellTornCopies({ store, onCopiesChanged }: BeginParts, journal: Journal): void {
  const tell = (): void => {
    journal.write('cache.purged', undefined, { reason: 'damaged', documents: 0 });
    onCopiesChanged();
  };
  if (store.cacheStartedEmpty()) tell();
  store.onCacheStartedAgain(tell);
}

/** The opening is traced before anything leaves. */
export function beginWork(parts: BeginParts, journal: Journal, outbox: Outbox, resumeEmergencies: () => void): void {
  const { nationalId } = parts.holder;
  journal.write('session.unlocked', undefined, { holder: nationalId });
  traceKeys(parts.store, journal);
  tellTornCopies(parts, journal);
  if (parts.maySend) outbox.start({ mode: 'card', authorId: nationalId });
  else parts.log.warn('outbox/waits-for-revocation-list');
  resumeEmergencies();
}

/** Holds go on from what the queue settled last: a crash may have come before it could tell. */
export function followHolds(outbox: Outbox, holds: Holds): void {
  outbox.list().forEach((job) => holds.heardJob(job));
  holds.start();
}
