import { html, type Html } from '../../../server/html.ts';
import type { Settings } from '../../../server/service.ts';
import { areMasksOpenInEmergency } from '../../../store/emergency-masks.ts';
import type { Notice } from '../../../store/notices.ts';
import { findPerson } from '../../../store/people.ts';
import type { StoredTrace } from '../../../store/traces.ts';
import { actText, purposeText } from '../../act-texts.ts';
import type { Desk } from '../../desk.ts';
import { listDocuments } from '../../documents.ts';
import { accessHistory, listNotices } from '../../history.ts';
import { listProfessionals } from '../../professionals.ts';
import { icon, type IconName } from '../icons.ts';
import type { Session } from '../sessions.ts';
import { momentText, nameOf } from '../words.ts';
import { documentsCard } from './documents.ts';
import { toldText } from './frame.ts';
import { dossierFrame, hidden, innerPage, type Shown } from './inner.ts';
import { readersCard } from './people.ts';

const FEW = 6;

/** The dossier: documents, who read, who may read, emergencies, notices, closing. */
export function dossierPage(shown: Shown, desk: Desk, settings: Settings, everything: boolean): Html {
  const { session } = shown;
  const content = html`<main class="cols">
    <h1 class="sr">Mon dossier</h1>
    ${toldText(shown.told)}
    <div>${documentsCard(listDocuments(desk), session, everything)}${closeCard()}</div>
    <div>${historyCard(desk)}${readersCard(desk, listProfessionals(desk), settings.authorisationMonths)}</div>
    <div>${emergencyCard(desk, session)}${noticesCard(desk)}${correctCard()}</div>
  </main>`;
  return dossierFrame(shown, 'Mon dossier', content);
}

const closeCard = (): Html =>
  html`<section class="card box" aria-labelledby="close">
    <div class="line head">
      <h2 id="close">Fermer mon dossier</h2>
      <span class="grow"></span><a class="btn" href="/demander?acte=close">Fermer…</a>
    </div>
    <p class="soft">À tout moment, sans donner de raison. Gardé dix ans, vous pouvez le rouvrir pendant ce temps.</p>
  </section>`;

const correctCard = (): Html =>
  html`<section class="card box" aria-labelledby="correct">
    <h2 id="correct">Rectifier</h2>
    <p class="lead">
      Une erreur ? Celui qui a déposé le document peut le corriger ou le retirer : adressez-vous à lui. Son nom est sous
      le titre.
    </p>
  </section>`;

/** The short list tells what others did; that a dossier exists, and what one did oneself, stand on the page of all acts. */
const isTold = (one: StoredTrace): boolean => one.transaction !== 'TD0.2' && !one.transaction.startsWith('patient.');

function historyCard(desk: Desk): Html {
  const all = accessHistory(desk).filter(isTold);
  const rows = all.slice(0, FEW).map((one) => historyRow(desk, one));
  return html`<section class="card box" aria-labelledby="history">
    <h2 id="history">Qui a lu, qui a déposé</h2>
    ${
      rows.length === 0
        ? html`<p class="soft">Rien pour l’instant.</p>`
        : html`<ul class="list">
            ${rows}
          </ul>`
    }
    <p><a href="/historique">Tout voir, depuis l’ouverture</a></p>
  </section>`;
}

function historyRow(desk: Desk, one: StoredTrace): Html {
  const mine = one.transaction.startsWith('patient.');
  const who = mine ? 'Vous' : one.practitioner ? nameOf(findPerson(desk.store, one.practitioner)) : 'Le dossier';
  const act =
    mine && one.purpose !== desk.viewer
      ? `${actText(one.transaction)} (${purposeText(one.purpose)})`
      : actText(one.transaction);
  const place = one.structure ? findPerson(desk.store, one.structure).family : '';
  const emergency = one.purpose === 'bris_de_glace' || one.purpose === 'centre_15' ? purposeText(one.purpose) : '';
  const detail = [momentText(one.at), place, emergency].filter((part) => part !== '').join(' · ');
  const refused = one.outcome === 'refused' ? html`<span class="chip">refusé</span>` : null;
  return html`<li>
    ${icon(historyIcon(one))}
    <div><b>${sentence(who, act, mine)}</b><small>${detail}</small></div>
    <span>${refused}</span>
  </li> `;
}

/** «Vous avez fermé votre dossier», not «Vous a fermé son dossier». */
function sentence(who: string, act: string, mine: boolean): string {
  if (!mine) return `${who} ${act}`;
  const said = act.replace(/^a /, 'avez ').replace(/^ne masque /, 'ne masquez ');
  return `${who} ${said.replace(/ son /, ' votre ').replace(/ ses /, ' vos ')}`;
}

function historyIcon({ transaction, purpose }: StoredTrace): IconName {
  if (purpose === 'bris_de_glace' || purpose === 'centre_15') return 'siren';
  if (transaction === 'TD2.1' || transaction === 'TD2.2') return 'send';
  return transaction.startsWith('patient.') ? 'user-round' : 'eye';
}

/** The whole history. */
export function historyPage(shown: Shown, desk: Desk): Html {
  const rows = accessHistory(desk).map((one) => historyRow(desk, one));
  return innerPage(
    shown,
    'Qui a lu, qui a déposé',
    html`<section class="card box">
        <p class="lead">Chaque geste sur votre dossier, refus compris, depuis son ouverture.</p>
        <ul class="list">
          ${rows}
        </ul>
      </section>
      <p><a class="btn" href="/dossier">Retour à mon dossier</a></p>`,
  );
}

function emergencyCard(desk: Desk, session: Session): Html {
  const { patient, store } = desk;
  const told = patient.sex === 'F' && desk.viewer === 'holder' ? 'prévenue' : 'prévenu';
  return html`<section class="card box" aria-labelledby="emergency">
    <h2 id="emergency">Si je ne peux pas m’exprimer</h2>
    <p class="lead">Des choix séparés : l’un ne change pas l’autre.</p>
    ${toggle(session, 'break-glass', 'Lecture en urgence', 'Un professionnel de santé, si ma vie ou ma santé est en danger immédiat', !patient.opposesBreakGlass)}
    ${toggle(session, 'centre-15', 'Lecture par le Centre 15', 'Le médecin régulateur qui reçoit un appel à mon sujet', !patient.opposesEmergency)}
    ${toggle(session, 'masks', 'Documents masqués, en urgence', 'Ils restent fermés, sauf si je les ouvre ici', areMasksOpenInEmergency(store, patient.id))}
    <p class="soft small">Je suis ${told} après chaque lecture en urgence, mon médecin traitant aussi.</p>
  </section>`;
}

function toggle(session: Session, act: string, title: string, explained: string, on: boolean): Html {
  const state = on ? 'autorisée' : 'refusée';
  const word = act === 'masks' ? (on ? 'ouverts' : 'fermés') : state;
  return html`<form class="choice" method="post" action="/actes/${act}">
    ${hidden(session, { allowed: on ? 'no' : 'yes' })}
    <div><b>${title}</b><small>${explained}</small></div>
    <button class="switch" role="switch" aria-checked="${on ? 'true' : 'false'}" aria-label="${title} : ${word}">
      <i></i><b>${word}</b>
    </button>
  </form> `;
}

const NOTICES: Readonly<Record<Notice['kind'], (who: string, title: string) => string>> = {
  'hold-notice': () =>
    'Votre dossier a été mis à jour. Vous pouvez consulter un professionnel de santé, par exemple votre médecin traitant.',
  'document-added': (_, title) => `Un document a été ajouté : ${title}`,
  'first-consultation': (who) => `${who} lit mon dossier pour la première fois`,
  'break-glass': (who) => `${who} a lu mon dossier en urgence`,
  'centre-15': (who) => `Le Centre 15 a lu mon dossier : ${who}`,
};

function noticesCard(desk: Desk): Html {
  const all = listNotices(desk).toReversed().slice(0, FEW);
  const rows = all.map((one) => {
    const who = one.practitioner ? nameOf(findPerson(desk.store, one.practitioner)) : '';
    return html`<li>
      ${icon('bell')}
      <div><b>${NOTICES[one.kind](who, one.title ?? '')}</b><small>${momentText(one.at)}</small></div>
      <span></span>
    </li> `;
  });
  return html`<section class="card box" aria-labelledby="notices">
    <h2 id="notices">Avis</h2>
    ${
      rows.length === 0
        ? html`<p class="soft">Aucun avis.</p>`
        : html`<ul class="list">
            ${rows}
          </ul>`
    }
  </section>`;
}
