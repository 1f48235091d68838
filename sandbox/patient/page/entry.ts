import type { Session } from './sessions.ts';
import { isOwnForm } from './sessions.ts';
import { accountsIn, field, type Asked, type Place } from './context.ts';
import { page, redirect, type Reply } from './reply.ts';
import { codePage, passwordPage } from './views/entry.ts';
import { phonePage } from './views/phone.ts';
import { refusalText } from './words.ts';
import { writeTrace } from '../../store/traces.ts';
import { patientIdText } from '../../xds/composite.ts';

/** HttpOnly and SameSite=Strict; not Secure, since the page is plain http on loopback. */
export const COOKIE = 'dossier';
const cookie = (token: string): Record<string, string> => ({
  'Set-Cookie': `${COOKIE}=${token}; HttpOnly; SameSite=Strict; Path=/`,
});
const NO_COOKIE = { 'Set-Cookie': `${COOKIE}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0` };

/** Pages before one has entered: password, code, telephone. Null for other addresses. */
export function entryReply(place: Place, asked: Asked): Reply | null {
  const { method, pathname, session } = asked;
  const at = `${method} ${pathname}`;
  if (at === 'GET /') return session ? redirect(session.pending ? '/code' : '/dossier') : page(passwordPage(null, ''));
  if (at === 'POST /entrer') return begin(place, asked);
  if (at === `GET /telephone/${place.phoneToken}`) {
    return page(phonePage(place.signIns.messages(), accountsIn(place, asked.now)));
  }
  if (pathname !== '/code' && pathname !== '/code/nouveau') return null;
  if (!session?.pending) return redirect('/');
  if (at === 'GET /code') return showCode(place, asked, session);
  if (!isOwnForm(session, field(asked.form, 'form'))) return page(passwordPage('Recommencez.', ''), 403);
  return at === 'POST /code' ? finish(place, asked, session) : sendAgain(place, asked, session);
}

function begin(place: Place, { form, session, now }: Asked): Reply {
  const identifier = field(form, 'identifier');
  const entry = place.signIns.begin(accountsIn(place, now), identifier, field(form, 'password'), now);
  if (!entry.ok) return page(passwordPage(refusalText(entry.refusal), identifier), 403);
  if (session) place.sessions.close(session);
  return redirect('/code', cookie(place.sessions.open(entry.account, true, now).token));
}

function showCode(place: Place, { now }: Asked, session: Session): Reply {
  const shown = page(codePage(session, place.signIns.stateOf(session.account), now));
  session.told = null;
  return shown;
}

function finish(place: Place, { form, now }: Asked, session: Session): Reply {
  const entry = place.signIns.typeCode(session.account, field(form, 'digits').replace(/\s/g, ''), now);
  if (!entry.ok) {
    if (entry.refusal === 'sign-in/refused-for-a-while') return shutOut(place, session);
    session.told = { kind: 'refused', text: refusalText(entry.refusal) };
    return redirect('/code');
  }
  place.sessions.close(session);
  traceEntry(place, session, now);
  // Another token than before the code: one that leaked earlier opens nothing.
  return redirect('/dossier', cookie(place.sessions.open(entry.account, false, now).token));
}

function sendAgain(place: Place, { now }: Asked, session: Session): Reply {
  const entry = place.signIns.sendAgain(session.account, now);
  if (!entry.ok && entry.refusal === 'sign-in/refused-for-a-while') return shutOut(place, session);
  session.told = entry.ok
    ? { kind: 'done', text: 'Un nouveau code vient d’être envoyé ; le précédent n’est plus valable.' }
    : { kind: 'refused', text: refusalText(entry.refusal) };
  return redirect('/code');
}

function shutOut(place: Place, session: Session): Reply {
  place.sessions.close(session);
  const shown = page(passwordPage(refusalText('sign-in/refused-for-a-while'), session.account.identifier), 403);
  return { ...shown, headers: NO_COOKIE };
}

/** Ends a session. */
export function leave(place: Place, session: Session): Reply {
  place.sessions.close(session);
  return redirect('/', NO_COOKIE);
}

export function traceEntry({ service }: Place, { account }: Session, now: number): void {
  writeTrace(service.store, {
    at: now,
    transaction: 'patient.sign-in',
    outcome: 'accepted',
    patient: patientIdText(account.ins),
    purpose: account.viewer,
  });
}
