import type { Handlers } from '../register.ts';
import { atWorkplace } from './at-work.ts';
import type { AtWork } from './workplace.ts';
import { ok } from '../../../shared/result.ts';

/** Channels of the journal: its verdict, its rows, what was seen, copies handed over, the store's own history. */
export function journalHandlers(atWork: AtWork): Pick<Handlers, Extract<keyof Handlers, `journal.${string}`>> {
  const at = atWorkplace(atWork);
  return {
    'journal.verdict': () => at((work) => ok(work.journalCheck.verdict())),
    'journal.acknowledgeBreak': () => at((work) => ok(work.journalCheck.acknowledge())),
    'journal.find': ({ filter, offset, limit }) => at((work) => work.journalReading.find(filter, offset, limit)),
    'journal.open': ({ sequence }) => at((work) => work.journalReading.open(sequence)),
    'journal.rebuild': ({ sequence }) => at((work) => work.journalReading.rebuild(sequence)),
    'journal.handOver': (asked) => at((work) => work.handOvers.handOver(asked)),
    'journal.noteList': (shown) => at((work) => work.views.noteList(shown)),
    'journal.notePages': ({ token, rowId, pages, of }) => at((work) => work.views.notePages(token, rowId, pages, of)),
    'journal.accessHistory': ({ token }) => at((work) => work.accessHistory.offer(token)),
    'journal.openAccessHistory': ({ token }) => at((work) => work.accessHistory.open(token)),
  };
}
