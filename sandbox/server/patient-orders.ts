import { act, type Order } from '../patient/acts.ts';
import type { Service } from './service.ts';

/**
 * Obeys `POST /patient {"insOid", "insValue", "viewer", "act", …}`: the patient's side without its sign-in, for tests.
 *
 * @returns what the act returns, `{ok: true}` when it returns nothing; null for an unknown act
 * @throws TypeError when a field is missing
 */
export function obeyPatient({ store, clock, settings }: Service, order: Order): unknown {
  const viewer = order['viewer'] === 'representative' ? 'representative' : 'holder';
  const ins = { oid: text(order, 'insOid'), value: text(order, 'insValue') };
  return act({ store, ins, viewer, now: clock.now(), settings }, text(order, 'act'), order);
}

function text(order: Order, name: string): string {
  const value = order[name];
  if (typeof value !== 'string') throw new TypeError(`${name}: a text is expected`);
  return value;
}
