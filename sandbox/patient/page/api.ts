import { findPatient } from '../../store/patients.ts';
import { act, namedRefusal, type Order } from '../acts.ts';
import { openDesk } from '../desk.ts';
import { addOwn, prepareOwn } from '../own-documents.ts';
import { accountsIn, deskRequest, type Place } from './context.ts';
import { isRefusal } from './dossier.ts';
import { traceEntry } from './entry.ts';
import { json, type Reply } from './reply.ts';
import type { Session } from './sessions.ts';

/** A request to the API: `POST /api/…` with a JSON body, a bearer once one has entered. */
export interface ApiCall {
  pathname: string;
  body: Order;
  session: Session | null;
  now: number;
}

const text = (body: Order, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};
const refused = (refusal: string, status = 403): Reply => json({ ok: false, refusal }, status);

/**
 * The patient's side for tests, by its sign-in: `POST /api/password {identifier, password}` → `{ok, token}`,
 * `POST /api/code {digits}` and `/api/new-code` with that token as a bearer, then `POST /api/act {act, …}` with the token
 * that the code gave, and `POST /api/add {type, title, text}`. No cookie is looked at, so no page can call it for somebody.
 */
export async function apiReply(place: Place, call: ApiCall): Promise<Reply> {
  const { pathname, body, session, now } = call;
  if (pathname === '/api/password') {
    const entry = place.signIns.begin(accountsIn(place, now), text(body, 'identifier'), text(body, 'password'), now);
    if (!entry.ok) return refused(entry.refusal);
    return json({ ok: true, token: place.sessions.open(entry.account, true, now).token });
  }
  if (!session) return refused('sign-in/needed', 401);
  if (session.pending) return pendingReply(place, call, session);
  if (pathname === '/api/act') return perform(place, call, session);
  return pathname === '/api/add' ? add(place, call, session) : refused('api/unknown', 404);
}

function pendingReply(place: Place, { pathname, body, now }: ApiCall, session: Session): Reply {
  if (pathname === '/api/new-code') {
    const again = place.signIns.sendAgain(session.account, now);
    return again.ok ? json({ ok: true }) : refused(again.refusal);
  }
  if (pathname !== '/api/code') return refused('sign-in/needed', 401);
  const entry = place.signIns.typeCode(session.account, text(body, 'digits'), now);
  if (!entry.ok) return refused(entry.refusal);
  place.sessions.close(session);
  traceEntry(place, session, now);
  return json({ ok: true, token: place.sessions.open(entry.account, false, now).token });
}

function perform(place: Place, { body, now }: ApiCall, session: Session): Reply {
  const request = deskRequest(place, session, now);
  const name = text(body, 'act');
  const outcome = namedRefusal(request, name, body) ?? act(request, name, body);
  if (outcome === null) return refused('api/unknown', 404);
  return isRefusal(outcome) ? refused(outcome.refusal) : json({ ok: true, value: outcome });
}

async function add(place: Place, { body, now }: ApiCall, session: Session): Promise<Reply> {
  const request = deskRequest(place, session, now);
  const patient = findPatient(request.store, request.ins);
  if (!patient) return refused('patient/unknown');
  const own = { type: text(body, 'type'), title: text(body, 'title'), text: text(body, 'text'), file: null };
  const prepared = await prepareOwn(patient, own, now);
  if (!prepared.ok) return refused(prepared.refusal, 400);
  const outcome = request.store.transaction(() => {
    const opened = openDesk(request);
    return opened.ok ? addOwn(opened.desk, prepared.built) : opened;
  })();
  return isRefusal(outcome) ? refused(outcome.refusal) : json(outcome);
}
