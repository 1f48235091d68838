import type { CardView } from '../../shared/contract/card.ts';
import { refusalNotes } from '../adapters/store/refusal-notes.ts';
import { systemIds } from '../adapters/system/ids.ts';
import { Refusals } from '../services/audit/refusals.ts';
import type { Clock, Log } from '../services/ports.ts';
import type { OpenWorkplace } from './workplace.ts';

interface RefusalParts {
  /** Folder of the stores. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly cardView: () => CardView;
  /** The workplace of the open card; null while it is locked. */
  readonly work: () => OpenWorkplace | null;
}

/** Keeps what is refused while no journal is open, for the whole life of the program and beyond its end. */
export function openRefusals({ folder, clock, log, cardView, work }: RefusalParts): Refusals {
  const holderId = (): string | null => {
    const view = cardView();
    return 'holder' in view ? view.holder.nationalId : null;
  };
  return new Refusals({
    notes: refusalNotes(folder),
    clock,
    ids: systemIds,
    log,
    holderId,
    triesLeft: () => {
      const view = cardView();
      return view.kind === 'locked' ? view.triesLeft : null;
    },
    journal: () => {
      const open = work();
      const practitionerId = holderId();
      if (!open || practitionerId === null || open.showing.isOn()) return null;
      const { journal, store } = open;
      return {
        session: open,
        holderId: practitionerId,
        latest: (kinds, most) => store.audit.find({ practitionerId, kinds }, 0, most).map(({ event }) => event),
        write: (kind, facts) => journal.write(kind, undefined, facts),
      };
    },
  });
}
