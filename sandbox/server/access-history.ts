import type { IncomingMessage } from 'node:http';
import { actText, purposeText } from '../patient/act-texts.ts';
import type { CertificateFacts } from '../pki/read-certificate.ts';
import { addMonths } from '../rules/add-months.ts';
import { historyRefusal, type HistoryRefusal } from '../rules/history-reader.ts';
import { findAuthorisation } from '../store/authorisations.ts';
import { findPatient, type StoredPatient } from '../store/patients.ts';
import { findPerson } from '../store/people.ts';
import { settle } from '../store/settle.ts';
import { tracesOf, writeTrace, type StoredTrace } from '../store/traces.ts';
import { patientIdText } from '../xds/composite.ts';
import { html, type Html } from './html.ts';
import type { Service } from './service.ts';

export const HISTORY_PATH = /^\/AccesDirect\/HistoriqueAcces\/([0-9AB]{15})$/;
/** The sandbox knows test identities only (decision 28). */
const TEST_OID = '1.2.250.1.213.1.4.10';
/** The last year, and a hundred lines of it (dmp-interface §1.9). */
const MONTHS = 12;
const LINES = 100;

export interface HistoryAnswer {
  status: number;
  contentType: string;
  bytes: Buffer;
}

/** One line as the page shows it, and as JSON gives it. */
export interface HistoryLine {
  at: number;
  practitioner: string | null;
  name: string;
  structure: string | null;
  transaction: string;
  act: string;
  purpose: string;
  outcome: 'accepted' | 'refused';
  reason: string | null;
}

/**
 * R42, dmp-interface §1.9: the page `HistoriqueAcces` of a dossier, for the holder of the card that opened the TLS
 * session. The médecin traitant sees everybody's acts, another professional his own. HTML for a browser; the same lines as
 * JSON for who asks for it, which is the sandbox's own (README).
 */
export function accessHistory(
  { store, clock }: Service,
  insValue: string,
  client: CertificateFacts,
  request: IncomingMessage,
): HistoryAnswer {
  const now = clock.now();
  settle(store, now);
  const patient = findPatient(store, { oid: TEST_OID, value: insValue });
  const reader = client.commonName ?? '';
  const attending = patient?.attendingPractitioner === reader && reader !== '';
  const refusal = historyRefusal({
    professional: /^[08]/.test(reader),
    dossier: patient?.dossier ?? 'INEXISTANT',
    attending,
    blocked: patient !== null && findAuthorisation(store, patient.id, reader)?.state === 'INTERDIT',
  });
  const patientText = patientIdText({ oid: TEST_OID, value: insValue });
  writeTrace(store, {
    at: now,
    transaction: 'TD0.9',
    outcome: refusal ? 'refused' : 'accepted',
    message: refusal ? REFUSALS[refusal].text : null,
    practitioner: reader,
    patient: patientText,
    purpose: 'normal',
  });
  if (refusal || !patient) return page(REFUSALS[refusal ?? 'unknown'].status, refusedPage(refusal ?? 'unknown'));
  const traces = tracesOf(store, patientText, {
    since: addMonths(now, -MONTHS),
    limit: LINES,
    by: attending ? null : reader,
  });
  const lines = traces.map((one) => lineOf(store, one));
  if (request.headers.accept?.includes('application/json')) {
    const bytes = Buffer.from(JSON.stringify({ patient: insValue, scope: attending ? 'all' : 'own', lines }));
    return { status: 200, contentType: 'application/json; charset=UTF-8', bytes };
  }
  return page(200, listPage(patient, attending, lines));
}

const REFUSALS: Record<HistoryRefusal, { status: number; text: string }> = {
  unknown: { status: 404, text: "Aucun DMP n'existe pour ce patient." },
  closed: { status: 403, text: 'Le DMP de ce patient est fermé.' },
  staff: { status: 403, text: 'Page réservée aux professionnels de santé.' },
  blocked: { status: 403, text: 'Le patient a bloqué votre accès à son DMP.' },
};

function lineOf(store: Service['store'], one: StoredTrace): HistoryLine {
  const { at, practitioner = null, structure = null, transaction, outcome, purpose, message } = one;
  const person = practitioner ? findPerson(store, practitioner) : null;
  return {
    at,
    practitioner,
    name: person ? `${person.family} ${person.given}`.trim() : transaction.startsWith('patient.') ? 'Patient' : 'DMP',
    structure: structure ? findPerson(store, structure).family : null,
    transaction,
    act: actText(transaction),
    purpose: purposeText(purpose),
    outcome,
    reason: outcome === 'refused' ? (message ?? null) : null,
  };
}

function page(status: number, content: Html): HistoryAnswer {
  return { status, contentType: 'text/html; charset=UTF-8', bytes: Buffer.from(content.text) };
}

const shell = (title: string, content: Html): Html =>
  html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
      </head>
      <body>
        <h1>${title}</h1>
        ${content}
        <p>Bac à sable, données fictives.</p>
      </body>
    </html>`;

const refusedPage = (refusal: HistoryRefusal): Html =>
  shell('Historique des accès', html`<p role="alert">${REFUSALS[refusal].text}</p>`);

const TIME = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'long', timeStyle: 'medium' });

function listPage(patient: StoredPatient, attending: boolean, lines: readonly HistoryLine[]): Html {
  const rows = lines.map(
    (one) =>
      html`<tr>
        <td>${TIME.format(one.at)}</td>
        <td>${one.name}</td>
        <td>${one.structure}</td>
        <td>${one.act}</td>
        <td>${one.purpose}</td>
        <td>${one.outcome === 'refused' ? `Refusé : ${one.reason ?? ''}` : 'Fait'}</td>
      </tr> `,
  );
  const scope = attending
    ? 'Vous êtes le médecin traitant : tous les accès sont montrés.'
    : 'Vos propres accès. Le médecin traitant voit ceux de tous.';
  const head = html`<tr>
    <th scope="col">Date</th>
    <th scope="col">Qui</th>
    <th scope="col">Structure</th>
    <th scope="col">Acte</th>
    <th scope="col">Mode</th>
    <th scope="col">Issue</th>
  </tr>`;
  return shell(
    `Historique des accès : ${patient.usedName ?? patient.birthName} ${patient.firstGivenName}`,
    html`<p>${scope} La dernière année, ${LINES} lignes au plus.</p>
      <table>
        ${head}${rows}
      </table>`,
  );
}
