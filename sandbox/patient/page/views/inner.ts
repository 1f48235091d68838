import { html, type Html } from '../../../server/html.ts';
import type { StoredPatient } from '../../../store/patients.ts';
import type { Session } from '../sessions.ts';
import { icon } from '../icons.ts';
import { birthText, hourText } from '../words.ts';
import { frame, toldText } from './frame.ts';

/** Whose dossier is shown, to whom, and what was just done. */
export interface Shown {
  session: Session;
  patient: StoredPatient;
  told: Session['told'];
}

/** What every form of a session bears. */
export function hidden(session: Session, fields: Readonly<Record<string, string>>): Html {
  const inputs = Object.entries({ form: session.formToken, ...fields });
  return html`${inputs.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;
}

/** A page of somebody who has entered, one column under its title. */
export function innerPage(shown: Shown, title: string, content: Html): Html {
  return dossierFrame(
    shown,
    title,
    html`<main class="page">
      <h1>${title}</h1>
      ${toldText(shown.told)}${content}
    </main>`,
  );
}

export function dossierFrame({ session, patient }: Shown, title: string, content: Html): Html {
  const { usedName, birthName, givenNames, birthDate, sex } = patient;
  const female = sex === 'F';
  const born = `${female ? 'née' : 'né'}${usedName ? ` ${birthName},` : ''}`;
  const representing = session.account.viewer === 'representative' ? ' · vous êtes représentant légal' : '';
  return frame({
    title: `${title} · ${usedName ?? birthName} ${patient.firstGivenName}`,
    banner: html`<b>${female ? 'Mme' : 'M.'} ${usedName ?? birthName} ${capitals(givenNames)}</b> · ${born} le
      ${birthText(birthDate)}${representing}`,
    sign: 'user-round',
    actions: html`<form method="post" action="/sortir">
      ${hidden(session, {})}<button class="btn">${icon('log-out')}Se déconnecter</button>
    </form>`,
    footer: `Vous êtes ${female && representing === '' ? 'connectée' : 'connecté'} depuis ${hourText(session.since)} · déconnexion après 10 minutes sans geste`,
    content,
  });
}

/** `RUTH ISABELLE` as a person writes it. */
const capitals = (names: string): string =>
  names
    .toLowerCase()
    .replace(/(^|[\s'-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
