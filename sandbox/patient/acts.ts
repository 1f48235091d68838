import { findPerson } from '../store/people.ts';
import { openDesk, refuse, type Desk, type DeskRequest } from './desk.ts';
import { deleteOwn, listDocuments, setMasked } from './documents.ts';
import { accessHistory, listNotices } from './history.ts';
import { block, listProfessionals, setAttending, shareFullRights, unblock, withdraw } from './professionals.ts';
import { closeDossier, openMasksInEmergency, reopenDossier, requestDeletion, setOpposition } from './settings.ts';

/** An act by name with its fields, as a form or a test in another process gives it. */
export type Order = Readonly<Record<string, unknown>>;

/** What may be done or seen at the patient's desk. */
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
  withdraw: (desk, order) => withdraw(desk, text(order, 'nationalId')),
  attending: (desk, order) => setAttending(desk, order['nationalId'] === null ? null : text(order, 'nationalId')),
  'no-attending': (desk) => setAttending(desk, null),
  'full-rights': (desk, order) => shareFullRights(desk, text(order, 'nationalId'), true),
  'no-full-rights': (desk, order) => shareFullRights(desk, text(order, 'nationalId'), false),
  'oppose-break-glass': (desk, order) => setOpposition(desk, 'break-glass', order['opposed'] === true),
  'oppose-centre-15': (desk, order) => setOpposition(desk, 'centre-15', order['opposed'] === true),
  'break-glass': (desk, order) => setOpposition(desk, 'break-glass', order['allowed'] === 'no'),
  'centre-15': (desk, order) => setOpposition(desk, 'centre-15', order['allowed'] === 'no'),
  masks: (desk, order) => openMasksInEmergency(desk, order['allowed'] === 'yes'),
  close: closeDossier,
};

/** Acts that a closed dossier allows, and no other. */
const ON_CLOSED: Readonly<Record<string, (request: DeskRequest) => unknown>> = {
  reopen: reopenDossier,
  'ask-deletion': requestDeletion,
};

/**
 * Does one act at the desk, in one transaction.
 *
 * @returns what the act returns, `{ok: true}` when it returns nothing, `{ok: false, refusal}`; null for an unknown act
 * @throws TypeError when a field is missing
 */
export function act(request: DeskRequest, name: string, order: Order): unknown {
  const onClosed = Object.hasOwn(ON_CLOSED, name) ? ON_CLOSED[name] : undefined;
  if (onClosed) return request.store.transaction(() => onClosed(request))();
  const known = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (!known) return null;
  return request.store.transaction(() => {
    const opened = openDesk(request);
    return opened.ok ? (known(opened.desk, order) ?? { ok: true }) : opened;
  })();
}

/** Whom a patient may name: a number alone, typed or forged, is nobody (page and API). */
export function namedRefusal(
  { store }: DeskRequest,
  name: string,
  order: Order,
): { ok: false; refusal: string } | null {
  const { nationalId } = order;
  if (typeof nationalId !== 'string') return null;
  const person = findPerson(store, nationalId);
  if (person.family === person.nationalId || (person.structure && name !== 'withdraw')) {
    return refuse('patient/unknown-professional');
  }
  const physician = person.specialty?.code.startsWith('G15_10') ?? false;
  return name === 'attending' && !physician ? refuse('patient/not-a-physician') : null;
}

function text(order: Order, name: string): string {
  const value = order[name];
  if (typeof value !== 'string') throw new TypeError(`${name}: a text is expected`);
  return value;
}
