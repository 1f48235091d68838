import { html, type Html } from '../../../server/html.ts';
import type { PatientDocument } from '../../documents.ts';
import type { DocumentView } from '../../document-view.ts';
import { OWN_TYPES } from '../../own-documents.ts';
import type { Session } from '../sessions.ts';
import { icon, type IconName } from '../icons.ts';
import { hl7DayText } from '../words.ts';
import { hidden, innerPage, type Shown } from './inner.ts';

/** Documents of a list before one asks for all. */
const FIRST = 30;

const BY_TYPE: Readonly<Record<string, IconName>> = {
  '11502-2': 'flask-conical',
  DOCPAT05: 'flask-conical',
  '87273-9': 'syringe',
  '11369-6': 'syringe',
  DOCPAT03: 'heart-pulse',
  EXPPAT_3: 'signature',
  EXPPAT_1: 'signature',
};
const BY_CLASS: Readonly<Record<string, IconName>> = {
  '10': 'stethoscope',
  '31': 'scan-line',
  '42': 'pill',
  '43': 'pill',
};

const iconOf = ({ typeCode, classCode }: PatientDocument): Html =>
  icon(BY_TYPE[typeCode.code] ?? BY_CLASS[classCode.code] ?? 'file-text');

/** «Mes documents»: those in force and the archived ones; older versions with them when all are asked for. */
export function documentsCard(all: readonly PatientDocument[], session: Session, everything: boolean): Html {
  const current = all.filter((one) => everything || one.status !== 'Deprecated');
  const shown = everything ? current : current.slice(0, FIRST);
  const rest = all.length - shown.length;
  return html`<section class="card box" aria-labelledby="documents">
    <div class="line head">
      <h2 id="documents">Mes documents</h2>
      <span class="grow"></span><a class="btn" href="/documents/ajouter">Ajouter un document</a>
    </div>
    <p class="lead">
      Un document masqué reste lisible par vous, par celui qui l’a déposé et par votre médecin traitant.
    </p>
    ${
      shown.length === 0
        ? html`<p class="soft">Aucun document pour l’instant.</p>`
        : html`<ul class="docs">
            ${shown.map((one) => row(one, session))}
          </ul>`
    }
    ${rest > 0 && !everything ? html`<p><a href="/dossier?tout=1">Tout voir : ${all.length} documents, anciennes versions comprises</a></p>` : null}
  </section>`;
}

function row(one: PatientDocument, session: Session): Html {
  const what = one.masked ? 'Ne plus masquer' : 'Masquer';
  return html`<li>
    ${iconOf(one)}
    <div>
      <a class="name" href="/documents/${one.uniqueId}">${one.title}</a
      ><small>${hl7DayText(one.creationTime)}${one.own ? '' : ` · ${one.author}`}</small>
    </div>
    <div class="line">
      ${chips(one)}
      <form method="post" action="/actes/${one.masked ? 'unmask' : 'mask'}">
        ${hidden(session, { uniqueId: one.uniqueId })}<button class="btn small" aria-label="${what} : ${one.title}">
          ${one.masked ? null : icon('eye-off')}${what}
        </button>
      </form>
    </div>
  </li> `;
}

function chips({ own, masked, status }: PatientDocument): Html {
  return html`${own ? html`<span class="chip accent">${icon('user-round')}ajouté par vous</span>` : null}
  ${masked ? html`<span class="chip warn">${icon('eye-off')}masqué aux professionnels</span>` : null}
  ${status === 'Archived' ? html`<span class="chip">archivé</span>` : null}
  ${status === 'Deprecated' ? html`<span class="chip">ancienne version</span>` : null}`;
}

/** One document, opened. */
export function documentPage(shown: Shown, one: PatientDocument, view: DocumentView): Html {
  const { session } = shown;
  const remove = one.own
    ? html`<a class="btn" href="/demander?acte=delete&amp;uniqueId=${encodeURIComponent(one.uniqueId)}">Supprimer…</a>`
    : null;
  const sections = view.sections.map(
    ({ title, lines }) =>
      html`${title === '' ? null : html`<h2>${title}</h2>`}${lines.map((line) => html`<p>${line}</p>`)}`,
  );
  return innerPage(
    shown,
    one.title,
    html`<section class="card box document">
        <p class="soft">${hl7DayText(one.creationTime)}${one.own ? '' : ` · ${one.author}`}</p>
        <div class="line">${chips(one)}</div>
        ${view.file ? html`<p><a class="btn main-act" href="/documents/${one.uniqueId}/fichier">Ouvrir le fichier</a></p>` : null}
        ${sections}
      </section>
      <div class="line">
        <a class="btn" href="/dossier">Retour à mon dossier</a>
        <form method="post" action="/actes/${one.masked ? 'unmask' : 'mask'}">
          ${hidden(session, { uniqueId: one.uniqueId })}<button class="btn">
            ${one.masked ? 'Ne plus masquer' : 'Masquer aux professionnels'}
          </button>
        </form>
        ${remove}
      </div>`,
  );
}

export interface AddForm {
  type: string;
  title: string;
  text: string;
  refused: string | null;
}

/** «Ajouter un document». */
export function addPage(shown: Shown, form: AddForm): Html {
  const options = Object.entries(OWN_TYPES).map(
    ([code, label]) => html`<option value="${code}" ${code === form.type ? 'selected' : ''}>${label}</option>`,
  );
  return innerPage(
    { ...shown, told: form.refused === null ? null : { kind: 'refused', text: form.refused } },
    'Ajouter un document',
    html`<form class="card box stack" method="post" action="/documents/ajouter" enctype="multipart/form-data">
      ${hidden(shown.session, {})}
      <label
        >De quoi s’agit-il ?<select name="type" required>
          <option value="">Choisir…</option>
          ${options}
        </select></label
      >
      <label>Titre<input name="title" maxlength="128" value="${form.title}" required /></label>
      <label>Texte<textarea name="text" rows="8">${form.text}</textarea></label>
      <label>ou fichier PDF, 3,5 Mo au plus<input name="file" type="file" accept="application/pdf" /></label>
      <p class="soft">Les professionnels que vous autorisez pourront le lire, sauf si vous le masquez ensuite.</p>
      <div class="line"><button class="btn main-act">Ajouter</button><a class="btn" href="/dossier">Annuler</a></div>
    </form>`,
  );
}
