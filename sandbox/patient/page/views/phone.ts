import { html, type Html } from '../../../server/html.ts';
import type { Account } from '../../accounts.ts';
import type { TextMessage } from '../../sign-in.ts';
import { momentText } from '../words.ts';
import { frame } from './frame.ts';

/** The telephone of the demonstration: text messages that would have been sent, and the identifiers that a letter would bring. */
export function phonePage(messages: readonly TextMessage[], accounts: readonly Account[]): Html {
  return frame({
    title: 'Téléphone du bac à sable',
    banner: html`<b>Téléphone du bac à sable</b>`,
    sign: 'smartphone',
    footer: 'Démonstration : personne ne reçoit ces messages.',
    content: html`<main class="page">
      <h1>Téléphone du bac à sable</h1>
      <section class="card box stack" aria-labelledby="sms">
        <h2 id="sms">SMS reçus</h2>
        ${received(messages)}
        <p class="line"><a class="btn" href="">Recharger</a> <a class="btn" href="/">Accès à mon dossier</a></p>
      </section>
      <section class="card box" aria-labelledby="letters">
        <h2 id="letters">Identifiants reçus par courrier</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Dossier de</th>
              <th scope="col">Pour</th>
              <th scope="col">Identifiant</th>
              <th scope="col">Mot de passe</th>
            </tr>
          </thead>
          <tbody>
            ${accounts.map(letter)}
          </tbody>
        </table>
      </section>
    </main>`,
  });
}

function received(messages: readonly TextMessage[]): Html {
  if (messages.length === 0) {
    const empty =
      'Aucun SMS. Un code arrive ici après un identifiant et un mot de passe justes ; rechargez alors cette page.';
    return html`<p class="soft">${empty}</p>`;
  }
  const rows = messages.map(
    (one) => html`<li><b>${one.text}</b><small>${momentText(one.at)} · au numéro qui finit par ${one.to}</small></li>`,
  );
  return html`<ul class="list plain">
    ${rows}
  </ul>`;
}

const letter = (one: Account): Html =>
  html`<tr>
    <td>${one.name}</td>
    <td>${one.viewer === 'representative' ? 'représentant légal' : 'titulaire'}</td>
    <td><code>${one.identifier}</code></td>
    <td><code>${one.password}</code></td>
  </tr>`;
