import { ok } from '../../../shared/result.ts';
import { firstRows } from '../../services/records/lists.ts';
import type { Handlers } from '../register.ts';
import { atReading } from './at-work.ts';
import type { AtWork } from './workplace.ts';

type DossierChannel = Exclude<
  Extract<keyof Handlers, `dossier.${string}` | `document.${string}`>,
  'dossier.consent' | 'dossier.refuse'
>;

/** Channels of the dossier under the banner, its lists and its documents. */
export function dossierHandlers(atWork: AtWork): Pick<Handlers, DossierChannel> {
  const at = atReading(atWork);
  return {
    'dossier.open': ({ insId }) => at((work) => work.dossiers.open(insId)),
    'dossier.acceptMismatch': ({ token, reason }) => at((work) => work.dossiers.acceptMismatch(token, reason)),
    'dossier.chooseConnection': ({ token, connection }) =>
      at((work) => work.dossiers.chooseConnection(token, connection)),
    'dossier.list': (request) =>
      at(async (work) => {
        const list = await work.lists.list(request);
        return list.ok ? ok(firstRows(list.value)) : list;
      }),
    'dossier.moreRows': ({ token, from }) => at((work) => work.lists.moreRows(token, from)),
    'dossier.since': ({ token }) => at((work) => work.news.since(token)),
    'dossier.search': ({ token, words }) => at((work) => work.lists.search(token, words)),
    'dossier.keepCopy': ({ token, keep }) => at((work) => work.dossiers.keepCopy(token, keep)),
    'dossier.keepSpot': ({ token, spot }) => at((work) => work.spots.keep(token, spot)),
    'dossier.spot': ({ token }) => at((work) => work.spots.find(token)),
    'dossier.current': () => at((work) => work.dossiers.current()),
    'dossier.close': ({ token }) => at((work) => work.dossiers.close(token)),
    'document.cancel': ({ token, rowId }) => at((work) => work.documents.cancel(token, rowId)),
    'document.fetch': ({ token, rowIds }) => at((work) => work.documents.fetch(token, rowIds)),
    'document.read': ({ token, rowId }) => at((work) => work.documents.read(token, rowId)),
  };
}
