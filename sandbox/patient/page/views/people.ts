import { html, type Html } from '../../../server/html.ts';
import { findPerson, type Person } from '../../../store/people.ts';
import { hasFullRights } from '../../../store/full-rights.ts';
import type { Authorisation } from '../../../store/authorisations.ts';
import { addMonths } from '../../../rules/add-months.ts';
import type { Desk } from '../../desk.ts';
import { icon } from '../icons.ts';
import { dayText, nameOf } from '../words.ts';
import { hidden, innerPage, type Shown } from './inner.ts';

/** `Médecin · Médecine Générale`, without the words of the nomenclature. */
const specialityOf = ({ specialty }: Person): string =>
  (specialty?.label ?? '')
    .replace(' - ', ' · ')
    .replace('Qualifié en ', '')
    .replace(/ \((SM|C|CAPA)\)$/, '');

interface Reader {
  person: Person;
  decision: Authorisation | null;
  until: number;
  attending: boolean;
  full: boolean;
}

/** «Qui peut lire»: the médecin traitant first, then those authorised, then those blocked. */
export function readersCard(desk: Desk, decisions: readonly Authorisation[], months: number): Html {
  const { store, patient, now } = desk;
  const attendingId = patient.attendingPractitioner ?? null;
  const ids = new Set([...(attendingId === null ? [] : [attendingId]), ...decisions.map((one) => one.holderId)]);
  const readers = [...ids].map((id): Reader => {
    const decision = decisions.find((one) => one.holderId === id) ?? null;
    const until = decision ? addMonths(decision.startedAt, months) : 0;
    const full = hasFullRights(store, patient.id, id);
    return { person: findPerson(store, id), decision, until, attending: id === attendingId, full };
  });
  const shown = readers.filter((one) => one.attending || one.decision?.state === 'INTERDIT' || now < one.until);
  return html`<section class="card box" aria-labelledby="readers">
    <h2 id="readers">Qui peut lire</h2>
    ${
      shown.length === 0
        ? html`<p class="soft">Personne n’a d’autorisation en ce moment.</p>`
        : html`<ul class="list">
            ${shown.map((one) => row(one, now))}
          </ul>`
    }
    <p class="stack">
      <a class="btn wide" href="/professionnels/bloquer">Bloquer un professionnel…</a>
      <a class="btn wide" href="/medecin-traitant">Médecin traitant…</a>
    </p>
  </section>`;
}

function row(one: Reader, now: number): Html {
  const { person, decision, attending, full } = one;
  if (decision?.state === 'INTERDIT' && !attending) {
    return html`<li>
      ${icon('ban')}
      <div><b>${nameOf(person)}</b><small>bloqué par vous le ${dayText(decision.lastActionAt)}</small></div>
      <span>${ask('unblock', person, 'Débloquer…')}</span>
    </li> `;
  }
  const until = decision && now < one.until ? `jusqu’au ${dayText(one.until)}` : 'pas d’autorisation en cours';
  if (attending) {
    return html`<li>
      ${icon('badge-check')}
      <div>
        <b>${nameOf(person)}</b
        ><small>Médecin traitant : lit aussi ce qui est masqué. Ne peut pas être bloqué tant qu’il l’est.</small>
      </div>
      <span>${until}</span>
    </li> `;
  }
  const speciality = person.structure ? 'Équipe de soins de cette structure' : specialityOf(person);
  const rights = full ? 'Mêmes droits que le médecin traitant : lit aussi ce qui est masqué.' : speciality;
  return html`<li>
    ${icon(person.structure ? 'users' : 'eye')}
    <div><b>${nameOf(person)}</b><small>${rights}</small><small>${until}</small></div>
    <span>${ask('withdraw', person, 'Retirer…')}</span>
  </li> `;
}

const ask = (act: string, { nationalId }: Person, words: string): Html =>
  html`<a class="btn small" href="/demander?acte=${act}&amp;nationalId=${encodeURIComponent(nationalId)}">${words}</a>`;

const options = (people: readonly Person[]): Html =>
  html`${people.map((one) => html`<option value="${one.nationalId}">${nameOf(one)}${one.specialty ? ` · ${specialityOf(one)}` : ''}</option>`)}`;

/** «Bloquer un professionnel». */
export function blockPage(shown: Shown, people: readonly Person[]): Html {
  return innerPage(
    shown,
    'Bloquer un professionnel',
    html`<form class="card box stack" method="get" action="/demander">
      <input type="hidden" name="acte" value="block" />
      <label
        >Professionnel<select name="nationalId" required>
          <option value="">Choisir…</option>
          ${options(people)}
        </select></label
      >
      <p class="soft">
        Il ne pourra plus rien lire de votre dossier, même en urgence. Il peut encore y déposer ce qu’il vous doit.
      </p>
      <div class="line"><button class="btn main-act">Continuer</button><a class="btn" href="/dossier">Annuler</a></div>
    </form>`,
  );
}

/** «Médecin traitant», and those who are given his rights. */
export function attendingPage(shown: Shown, desk: Desk, people: readonly Person[]): Html {
  const { store, patient } = desk;
  const others = people.filter((one) => one.nationalId !== patient.attendingPractitioner);
  const full = others.filter((one) => hasFullRights(store, patient.id, one.nationalId));
  const rest = others.filter((one) => !full.includes(one));
  return innerPage(
    shown,
    'Médecin traitant',
    html`${attendingCard(shown, desk, people)}
      <section class="card box stack">
        <h2>Mêmes droits que le médecin traitant</h2>
        <p class="soft">Ces professionnels lisent aussi ce qui est masqué. Vous pouvez les bloquer.</p>
        ${full.map((one) => sharedRow(shown, one))}
        <form class="stack" method="post" action="/actes/full-rights">
          ${hidden(shown.session, {})} ${choice('Professionnel', rest)}
          <div class="line"><button class="btn">Donner ces droits</button></div>
        </form>
      </section>
      <p><a class="btn" href="/dossier">Retour à mon dossier</a></p>`,
  );
}

function attendingCard({ session }: Shown, { store, patient }: Desk, people: readonly Person[]): Html {
  const attending = patient.attendingPractitioner;
  const physicians = people.filter((one) => one.specialty?.code.startsWith('G15_10') && one.nationalId !== attending);
  const now = attending
    ? html`Votre médecin traitant est <b>${nameOf(findPerson(store, attending))}</b>.`
    : 'Vous n’avez pas déclaré de médecin traitant.';
  const end = html`<form method="post" action="/actes/no-attending">
    ${hidden(session, {})}<button class="btn">Ne plus avoir de médecin traitant</button>
  </form>`;
  return html`<section class="card box stack">
    <p>
      ${now} Le médecin traitant lit tout votre dossier, documents masqués compris, dès que vous l’autorisez à le lire.
      Il est prévenu de chaque lecture en urgence.
    </p>
    <form class="stack" method="post" action="/actes/attending">
      ${hidden(session, {})} ${choice('Médecin', physicians)}
      <div class="line"><button class="btn main-act">Déclarer médecin traitant</button></div>
    </form>
    ${attending ? end : null}
  </section>`;
}

const choice = (label: string, people: readonly Person[]): Html =>
  html`<label
    >${label}<select name="nationalId" required>
      <option value="">Choisir…</option>
      ${options(people)}
    </select></label
  >`;

const sharedRow = ({ session }: Shown, one: Person): Html =>
  html`<form class="line" method="post" action="/actes/no-full-rights">
    ${hidden(session, { nationalId: one.nationalId })}<b>${nameOf(one)}</b><span class="grow"></span>
    <button class="btn small" aria-label="Retirer ces droits à ${nameOf(one)}">Retirer ces droits</button>
  </form>`;
