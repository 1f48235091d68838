import { html, type Html } from '../../../server/html.ts';
import { archiveEndsAt, deletionDueAt } from '../../../rules/archive-life.ts';
import { dayText } from '../words.ts';
import { hidden, innerPage, type Shown } from './inner.ts';

/** What is asked once more before it is done. */
export interface Question {
  title: string;
  explained: string;
  button: string;
}

/** @param name of the professional or of the document concerned */
const QUESTIONS: Readonly<Record<string, (name: string) => Question>> = {
  block: (name) => ({
    title: `Bloquer ${name} ?`,
    explained:
      'Il ne pourra plus rien lire de votre dossier, même en urgence. Vous pourrez le débloquer à tout moment.',
    button: 'Bloquer',
  }),
  unblock: (name) => ({
    title: `Débloquer ${name} ?`,
    explained: 'Il devra vous demander votre accord avant de lire votre dossier.',
    button: 'Débloquer',
  }),
  withdraw: (name) => ({
    title: `Retirer l’autorisation de ${name} ?`,
    explained:
      'Il ne lira plus votre dossier, sauf si vous l’autorisez de nouveau. Pour qu’il ne puisse plus demander, bloquez-le.',
    button: 'Retirer',
  }),
  delete: (name) => ({
    title: `Supprimer «${name}» ?`,
    explained: 'Ce document, que vous avez ajouté, quitte votre dossier pour tous. Cela ne se défait pas.',
    button: 'Supprimer',
  }),
  close: () => ({
    title: 'Fermer mon dossier ?',
    explained:
      'Plus personne ne le lira ni n’y déposera. Il est gardé dix ans : vous pouvez le rouvrir pendant ce temps, ou demander son effacement.',
    button: 'Fermer mon dossier',
  }),
  'ask-deletion': () => ({
    title: 'Effacer mon dossier ?',
    explained: 'Tout ce qu’il contient sera effacé dans trois mois au plus. Le rouvrir avant annule la demande.',
    button: 'Demander l’effacement',
  }),
};

/** The question before an act; null when the act asks none. */
export const questionOf = (act: string, name: string): Question | null =>
  Object.hasOwn(QUESTIONS, act) ? (QUESTIONS[act]?.(name) ?? null) : null;

export function questionPage(
  shown: Shown,
  act: string,
  fields: Readonly<Record<string, string>>,
  question: Question,
): Html {
  return innerPage(
    shown,
    question.title,
    html`<form class="card box stack" method="post" action="/actes/${act}">
      ${hidden(shown.session, fields)}
      <p>${question.explained}</p>
      <div class="line">
        <button class="btn main-act">${question.button}</button><a class="btn" href="/dossier">Annuler</a>
      </div>
    </form>`,
  );
}

/** A closed dossier: when it ends, and how to open it again. */
export function closedPage(shown: Shown, closedAt: number, askedAt: number | null): Html {
  const end = askedAt === null ? archiveEndsAt(closedAt) : Math.min(archiveEndsAt(closedAt), deletionDueAt(askedAt));
  const asked =
    askedAt === null
      ? `Il est gardé jusqu’au ${dayText(end)}, puis effacé.`
      : `Son effacement a été demandé le ${dayText(askedAt)} : il sera fait le ${dayText(end)} au plus tard.`;
  return innerPage(
    shown,
    'Mon dossier est fermé',
    html`<section class="card box stack">
      <p>Fermé le ${dayText(closedAt)}. ${asked} Personne ne le lit.</p>
      <form method="post" action="/actes/reopen">
        ${hidden(shown.session, {})}<button class="btn main-act">Rouvrir mon dossier</button>
      </form>
      ${askedAt === null ? html`<p><a class="btn" href="/demander?acte=ask-deletion">Demander l’effacement…</a></p>` : null}
    </section>`,
  );
}
