import { join } from 'node:path';
import { openMigrated } from '../../../../../electron/adapters/store/database/open-migrated.ts';
import { legalMigrations } from '../../../../../electron/adapters/store/migrations/legal/index.ts';
import { refusalNotes } from '../../../../../electron/adapters/store/refusal-notes.ts';
import { auditTable } from '../../../../../electron/adapters/store/tables/audit.ts';
import { systemIds } from '../../../../../electron/adapters/system/ids.ts';
import { Journal } from '../../../../../electron/services/audit/journal.ts';
import type { OpenJournal } from '../../../../../electron/services/audit/ports.ts';
import { Refusals } from '../../../../../electron/services/audit/refusals.ts';
import type { Clock } from '../../../../../electron/services/ports.ts';
import type { AuditEvent } from '../../../../../shared/domain/audit/event.ts';

const log = { info: () => undefined, warn: () => undefined };

/** A journal on the disk, and the refusals beside it, as one run of the program has them. */
export function startRun(folder: string, clock: Clock) {
  const plan = { path: join(folder, 'legal.db'), key: Buffer.alloc(32, 7), durability: 'full' as const };
  const opened = openMigrated({ ...plan, migrations: legalMigrations });
  if (!opened.ok) throw new Error(opened.fault.code);
  const store = auditTable(opened.value);
  /** Who holds the card that is in the reader, and whose session is open. */
  const state: { card: string | null; open: string | null; session: object; written: () => void } = {
    card: null,
    open: null,
    session: {},
    written: () => undefined,
  };
  const rowsOf = (practitionerId: string): readonly AuditEvent[] =>
    store
      .find({ practitionerId, kinds: ['call.refused', 'card.pin-refused'] }, 0, 10_000)
      .map(({ event }) => event)
      .toReversed();
  const journalOf = (practitionerId: string): OpenJournal => {
    const journal = new Journal({ store, clock, log, session: { practitionerId, structureId: '4' } });
    return {
      session: state.session,
      holderId: practitionerId,
      latest: (_kinds, most) => rowsOf(practitionerId).slice(-most),
      write: (kind, facts) => {
        journal.write(kind, undefined, facts);
        state.written();
      },
    };
  };
  const refusals = new Refusals({
    notes: refusalNotes(folder),
    clock,
    ids: systemIds,
    log,
    holderId: () => state.card,
    triesLeft: () => 2,
    journal: () => (state.open === null ? null : journalOf(state.open)),
  });
  /** Opens the session of a holder, as an unlock does. */
  const unlock = (holder: string): void => {
    Object.assign(state, { card: holder, open: holder, session: {} });
    refusals.tell();
  };
  const lock = (): void => void (state.open = null);
  return { refusals, state, rowsOf, unlock, lock, close: (): void => void opened.value.close() };
}
