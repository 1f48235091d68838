import { findPatient } from '../../store/patients.ts';
import { deletionAskedAt } from '../../store/closure.ts';
import { findPerson } from '../../store/people.ts';
import { act, namedRefusal, type Order } from '../acts.ts';
import { openDesk, type Desk } from '../desk.ts';
import { viewDocument } from '../document-view.ts';
import { listDocuments, readDocument, type PatientDocument } from '../documents.ts';
import { addOwn, prepareOwn } from '../own-documents.ts';
import { knownProfessionals } from '../professionals.ts';
import { deskRequest, field, type Asked, type Place } from './context.ts';
import { leave } from './entry.ts';
import { page, redirect, type Reply } from './reply.ts';
import { isOwnForm, type Session } from './sessions.ts';
import { addPage, documentPage } from './views/documents.ts';
import { dossierPage, historyPage } from './views/dossier.ts';
import type { Shown } from './views/inner.ts';
import { attendingPage, blockPage } from './views/people.ts';
import { closedPage, questionOf, questionPage } from './views/questions.ts';
import { nameOf, refusalText } from './words.ts';

/** Pages of somebody who has entered. */
export async function dossierReply(place: Place, asked: Asked, session: Session): Promise<Reply> {
  if (asked.method === 'POST') {
    if (!isOwnForm(session, field(asked.form, 'form'))) return redirect('/dossier');
    if (asked.pathname === '/sortir') return leave(place, session);
    if (asked.pathname === '/documents/ajouter') return add(place, asked, session);
    const name = /^\/actes\/([a-z0-9-]+)$/.exec(asked.pathname)?.[1];
    return name === undefined ? missing() : perform(place, asked, session, name);
  }
  return show(place, asked, session);
}

const missing = (): Reply => ({ status: 404, type: 'text/plain; charset=utf-8', body: 'Page inconnue\n' });

/** Every page reads inside one transaction, holds settled first. */
function show(place: Place, asked: Asked, session: Session): Reply {
  const request = deskRequest(place, session, asked.now);
  return place.service.store.transaction(() => {
    const opened = openDesk(request);
    const patient = findPatient(request.store, request.ins);
    const told = session.told;
    session.told = null;
    if (!opened.ok) {
      if (opened.refusal !== 'patient/closed' || !patient?.closure) return leave(place, session);
      const shown = { session, patient, told };
      const asks = asked.pathname === '/demander' ? question(place, asked, shown) : null;
      return asks ?? page(closedPage(shown, patient.closure.at, deletionAskedAt(request.store, patient.id)));
    }
    return showOpen(place, asked, opened.desk, { session, patient: opened.desk.patient, told });
  })();
}

function showOpen(place: Place, asked: Asked, desk: Desk, shown: Shown): Reply {
  const { pathname, query } = asked;
  if (pathname === '/dossier') return page(dossierPage(shown, desk, place.service.settings, query.has('tout')));
  if (pathname === '/historique') return page(historyPage(shown, desk));
  if (pathname === '/documents/ajouter') return page(addPage(shown, { type: '', title: '', text: '', refused: null }));
  if (pathname === '/professionnels/bloquer') {
    const people = knownProfessionals(desk).filter((one) => one.nationalId !== desk.patient.attendingPractitioner);
    return page(blockPage(shown, people));
  }
  if (pathname === '/medecin-traitant') return page(attendingPage(shown, desk, knownProfessionals(desk)));
  if (pathname === '/demander') return question(place, asked, shown, listDocuments(desk)) ?? missing();
  const [, uniqueId, file] = /^\/documents\/([0-9.]+)(\/fichier)?$/.exec(pathname) ?? [];
  return uniqueId === undefined ? missing() : readOne(desk, shown, uniqueId, file !== undefined);
}

function readOne(desk: Desk, shown: Shown, uniqueId: string, file: boolean): Reply {
  const one = listDocuments(desk).find((candidate) => candidate.uniqueId === uniqueId);
  const bytes = one ? readDocument(desk, uniqueId) : null;
  if (!one || !bytes) return missing();
  const view = viewDocument(bytes);
  if (!file) return page(documentPage(shown, one, view));
  return view.file
    ? { status: 200, type: view.file.type, body: view.file.bytes, headers: fileHeaders(view.file.type) }
    : missing();
}

/** What a browser shows by itself is shown; anything else is saved, under a name that its programs know. */
const EXTENSIONS: Readonly<Record<string, string>> = { 'text/rtf': 'rtf', 'image/tiff': 'tif' };
const SHOWN_TYPES = new Set(['application/pdf', 'image/jpeg', 'image/png']);

const fileHeaders = (type: string): Record<string, string> => ({
  'Content-Disposition': SHOWN_TYPES.has(type)
    ? 'inline'
    : `attachment; filename="document.${EXTENSIONS[type] ?? 'bin'}"`,
});

function question(
  place: Place,
  { query }: Asked,
  shown: Shown,
  documents: readonly PatientDocument[] = [],
): Reply | null {
  const name = query.get('acte') ?? '';
  const fields = Object.fromEntries([...query].filter(([key]) => key === 'nationalId' || key === 'uniqueId'));
  const { nationalId, uniqueId } = fields;
  const document = documents.find((one) => one.uniqueId === uniqueId)?.title;
  const person = nationalId === undefined ? undefined : nameOf(findPerson(place.service.store, nationalId));
  const asked = questionOf(name, person ?? document ?? '');
  return asked ? page(questionPage(shown, name, fields, asked)) : null;
}

/** What each act says when it is done. */
const SAID: Readonly<Record<string, string>> = {
  mask: 'Le document est masqué aux professionnels.',
  unmask: 'Le document n’est plus masqué.',
  delete: 'Le document est supprimé.',
  block: 'Le professionnel est bloqué.',
  unblock: 'Le professionnel est débloqué : il devra demander votre accord.',
  withdraw: 'L’autorisation est retirée.',
  attending: 'Le médecin traitant est déclaré.',
  'no-attending': 'Vous n’avez plus de médecin traitant déclaré.',
  'full-rights': 'Ce professionnel a les mêmes droits que le médecin traitant.',
  'no-full-rights': 'Ces droits sont retirés.',
  'break-glass': 'Votre choix pour la lecture en urgence est enregistré.',
  'centre-15': 'Votre choix pour le Centre 15 est enregistré.',
  masks: 'Votre choix pour les documents masqués est enregistré.',
  close: 'Votre dossier est fermé.',
  reopen: 'Votre dossier est rouvert, avec ce qu’il contenait.',
  'ask-deletion': 'La demande d’effacement est enregistrée.',
};

function perform(place: Place, asked: Asked, session: Session, name: string): Reply {
  const order: Order = Object.fromEntries(asked.form);
  const request = deskRequest(place, session, asked.now);
  const said = SAID[name];
  // Only acts that say something are offered to forms: the others are for tests.
  if (said === undefined) return missing();
  const outcome = namedRefusal(request, name, order) ?? act(request, name, order);
  session.told = isRefusal(outcome)
    ? { kind: 'refused', text: refusalText(outcome.refusal) }
    : { kind: 'done', text: said };
  return redirect('/dossier');
}

export const isRefusal = (outcome: unknown): outcome is { ok: false; refusal: string } =>
  typeof outcome === 'object' && outcome !== null && 'refusal' in outcome;

async function add(place: Place, { form, now }: Asked, session: Session): Promise<Reply> {
  const request = deskRequest(place, session, now);
  const patient = findPatient(request.store, request.ins);
  if (!patient) return redirect('/dossier');
  const sent = form.get('file');
  const file = sent instanceof File && sent.size > 0 ? Buffer.from(await sent.arrayBuffer()) : null;
  const own = { type: field(form, 'type'), title: field(form, 'title'), text: field(form, 'text'), file };
  const prepared = await prepareOwn(patient, own, now);
  if (!prepared.ok) {
    const refused = refusalText(prepared.refusal);
    return page(addPage({ session, patient, told: null }, { ...own, refused }), 400);
  }
  const outcome = request.store.transaction(() => {
    const opened = openDesk(request);
    return opened.ok ? addOwn(opened.desk, prepared.built) : opened;
  })();
  session.told = isRefusal(outcome)
    ? { kind: 'refused', text: refusalText(outcome.refusal) }
    : { kind: 'done', text: 'Le document est ajouté à votre dossier.' };
  return redirect('/dossier');
}
