import { openDesk, type Desk, type DeskRequest } from '../patient/desk.ts';
import { deleteOwn, listDocuments, setMasked } from '../patient/documents.ts';
import { accessHistory, listNotices } from '../patient/history.ts';
import { block, listProfessionals, setAttending, unblock } from '../patient/professionals.ts';
import { closeDossier, reopenDossier, setOpposition } from '../patient/settings.ts';
import type { Service } from './service.ts';

type Order = Readonly<Record<string, unknown>>;

/** What tests in another process may do or see as the patient, by name. */
const ACTS: Readonly<Record<string, (desk: Desk, order: Order) => unknown>> = {
  documents: listDocuments,
  history: accessHistory,
  notices: listNotices,
  professionals: listProfessionals,
  mask: (desk, order) => setMasked(desk, text(order, 'uniqueId'), true),
  unmask: (desk, order) => setMasked(desk, text(order, 'uniqueId'), false),
  delete: (desk, order) => deleteOwn(desk, text(order, 'uniqueId')),
  block: (desk, order) => block(desk, text(order, 'nationalId')),
  unblock: (desk, order) => unblock(desk, text(order, 'nationalId')),
  attending: (desk, order) => setAttending(desk, order['nationalId'] === null ? null : text(order, 'nationalId')),
  'oppose-break-glass': (desk, order) => setOpposition(desk, 'break-glass', order['opposed'] === true),
  'oppose-centre-15': (desk, order) => setOpposition(desk, 'centre-15', order['opposed'] === true),
  close: closeDossier,
};

/**
 * Obeys `POST /patient {"insOid", "insValue", "viewer", "act", …}`: the patient's side without its sign-in, for tests.
 *
 * @returns what the act returns, `{ok: true}` when it returns nothing; null for an unknown act
 * @throws TypeError when a field is missing
 */
export function obeyPatient({ store, clock, settings }: Service, order: Order): unknown {
  const viewer = order['viewer'] === 'representative' ? 'representative' : 'holder';
  const ins = { oid: text(order, 'insOid'), value: text(order, 'insValue') };
  const request: DeskRequest = { store, ins, viewer, now: clock.now(), settings };
  const name = text(order, 'act');
  if (name === 'reopen') return store.transaction(() => reopenDossier(request))();
  const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (!act) return null;
  return store.transaction(() => {
    const opened = openDesk(request);
    return opened.ok ? (act(opened.desk, order) ?? { ok: true }) : opened;
  })();
}

function text(order: Order, name: string): string {
  const value = order[name];
  if (typeof value !== 'string') throw new TypeError(`${name}: a text is expected`);
  return value;
}
