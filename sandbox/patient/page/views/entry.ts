import { html, type Html } from '../../../server/html.ts';
import { CODE_LIFE_MS, RESEND_MS, type SignIn } from '../../../rules/one-time-code.ts';
import type { Session } from '../sessions.ts';
import { icon } from '../icons.ts';
import { hourText } from '../words.ts';
import { frame, toldText } from './frame.ts';

const ENTRY = html`<b>Accès à mon dossier</b>`;

/** First step: identifier and password. */
export function passwordPage(refused: string | null, identifier: string): Html {
  return frame({
    title: 'Accès à mon dossier',
    banner: ENTRY,
    sign: 'lock',
    footer: 'Les identifiants de démonstration sont sur le téléphone du bac à sable.',
    content: html`<main class="center">
      <form class="card login" method="post" action="/entrer">
        <h1>Mon dossier</h1>
        ${toldText(refused === null ? null : { kind: 'refused', text: refused })}
        <label
          >Identifiant<input name="identifier" value="${identifier}" autocomplete="username" required autofocus
        /></label>
        <label>Mot de passe<input name="password" type="password" autocomplete="current-password" required /></label>
        <div class="line"><button class="btn main-act big grow">Continuer</button></div>
        <p class="soft">Un code à six chiffres vous sera ensuite envoyé par SMS.</p>
      </form>
    </main>`,
  });
}

/** Second step: the six digits. */
export function codePage(session: Session, state: SignIn, now: number): Html {
  const sentAt = state.code?.sentAt ?? null;
  const left = sentAt === null ? 0 : Math.max(0, sentAt + CODE_LIFE_MS - now);
  const wait = sentAt === null ? 0 : Math.ceil(Math.max(0, sentAt + RESEND_MS - now) / 1000);
  const again =
    wait > 0
      ? `Un nouveau code pourra être demandé dans ${wait} secondes ; il annulera celui-ci.`
      : 'Un nouveau code annulera celui-ci.';
  const content = html`<main class="center">
    <div class="card login">
      <div>
        <h1>Votre code à six chiffres</h1>
        ${sentText(session, sentAt)}
      </div>
      ${toldText(session.told)} ${digitsForm(session)} ${timeLeft(left)} ${buttons(session)}
      <p class="soft">${again}</p>
      <div class="note">
        ${icon('shield-alert')}
        <p>Ne donnez ce code à personne, même à votre médecin. Après trois codes faux, l’accès attend 15 minutes.</p>
      </div>
    </div>
  </main>`;
  const footer = 'Dans le bac à sable aucun SMS ne part : le code s’affiche sur son téléphone.';
  return frame({ title: 'Code à six chiffres', banner: ENTRY, sign: 'lock', script: true, footer, content });
}

function sentText({ account }: Session, sentAt: number | null): Html {
  if (sentAt === null) return html`<p class="lead">Aucun code n’est en cours : demandez-en un nouveau.</p>`;
  return html`<p class="lead">
    Envoyé par SMS à ${hourText(sentAt)} au numéro qui finit par <b>${account.phoneEnd}</b>.
  </p>`;
}

const digitsForm = (session: Session): Html =>
  html`<form id="code" class="stack" method="post" action="/code">
    <input type="hidden" name="form" value="${session.formToken}" />
    <label for="digits" class="sr">Code à six chiffres</label>
    <div class="otp">
      <i></i><i></i><i></i><i></i><i></i><i></i
      ><input
        id="digits"
        name="digits"
        inputmode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9]{6}"
        maxlength="6"
        title="Six chiffres"
        required
        autofocus
      />
    </div>
  </form>`;

const buttons = (session: Session): Html =>
  html`<div class="line">
    <button class="btn main-act big grow" form="code">Entrer</button>
    <form method="post" action="/code/nouveau">
      <input type="hidden" name="form" value="${session.formToken}" /><button class="btn big">Nouveau code</button>
    </form>
  </div>`;

function timeLeft(left: number): Html {
  const seconds = Math.ceil(left / 1000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return html`<div class="left" data-ends-in="${left}" data-span="${CODE_LIFE_MS}">
    <div class="line">
      <span>Valable encore <b class="digits" data-left>${text}</b></span
      ><span class="grow"></span><span class="soft">trois minutes, un seul usage</span>
    </div>
    <progress aria-label="Temps restant du code" max="1" value="${left / CODE_LIFE_MS}"></progress>
    <p class="soft" data-over role="status" ${left > 0 ? 'hidden' : ''}>
      Ce code n’est plus valable : demandez-en un nouveau.
    </p>
  </div>`;
}
