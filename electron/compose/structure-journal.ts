import { setImmediate as turn } from 'node:timers/promises';
import type { JournalVerdict } from '../../shared/contract/journal.ts';
import { SealChecks } from '../adapters/reader/certificates/check-seal.ts';
import type { Trust } from '../adapters/reader/certificates/trusted-chain.ts';
import { readHolderNotes, writeHolderNotes } from '../adapters/store/holder-notes.ts';
import type { Store } from '../adapters/store/store.ts';
import { JournalCheck } from '../services/audit/journal-check.ts';
import { Journal } from '../services/audit/journal.ts';
import type { OutboxCounters } from '../services/outbox/outbox.ts';
import type { Clock, Log } from '../services/ports.ts';
import { structureSealer, type StructureSession } from './structure-session.ts';

interface StructureJournalParts {
  readonly trust: Trust;
  /** Where the store and its notes are. */
  readonly stores: string;
  readonly session: StructureSession;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** The journal of a structure, opened: it is verified beside the work, as a holder's is (H55). */
export interface StructureJournal {
  readonly journal: Journal;
  /** What was found when everything has been verified; `checking` when the worker was stopped before. */
  verified(): Promise<JournalVerdict>;
  /** Somebody says that the break was seen: written down, and told no more. */
  acknowledgeBreak(): void;
  /** Ends the check, seals, and leaves the head outside the database, unless a break has been seen by nobody yet. */
  close(reason: string, counters: OutboxCounters): Promise<void>;
}

/** The opening is traced before anything is taken in: which certificates, and who else may open the legal part. */
function traceOpening({ session, store }: StructureJournalParts, journal: Journal): void {
  const { structureId, fingerprint } = session.keys;
  journal.write('session.unlocked', undefined, { holder: structureId, mode: 'structure', certificate: fingerprint });
  if (store.recovered) journal.write('store.recovered', undefined, {});
  const { before, now } = store.escrow;
  if (before !== now) journal.write('store.escrowed', undefined, { certificate: now ?? '', before: before ?? '' });
}

/** Opens the journal of a structure: traces the opening, seals it, and begins to verify the whole. */
export async function openStructureJournal(parts: StructureJournalParts): Promise<StructureJournal> {
  const { stores, session, store, clock, log } = parts;
  const { structureId } = session.keys;
  const at = { practitionerId: structureId, structureId: session.situation.structureId };
  const journal = new Journal({ store: store.audit, clock, log, session: at });
  const witness = readHolderNotes(stores, structureId).journal;
  traceOpening(parts, journal);
  await journal.seal(structureSealer(session));
  const check = new JournalCheck({
    store: store.audit,
    journal,
    seals: new SealChecks(parts.trust),
    session: at,
    witness,
    clock,
    log,
    pause: () => turn(),
    onChanged: () => undefined,
  });
  const done = check.run();
  // Whoever waits for it hears of a bug of ours; nobody may be waiting yet.
  done.catch(() => undefined);
  return {
    journal,
    verified: () => done.then(() => check.verdict()),
    acknowledgeBreak: () => void check.acknowledge(),
    close: async (reason, { waiting, since }) => {
      check.stop();
      journal.write('session.locked', undefined, { reason });
      await journal.seal(structureSealer(session));
      const verdict = check.verdict();
      // The witness of what is missing stays until somebody has seen it: a newer one would hide it.
      const proven = verdict.kind === 'whole' || (verdict.kind === 'broken' && verdict.seen);
      const head = proven ? { journal: store.audit.head() } : {};
      writeHolderNotes(stores, structureId, { waiting, since, ...head });
    },
  };
}
