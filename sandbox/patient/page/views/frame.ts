import { html, type Html } from '../../../server/html.ts';
import { icon, type IconName } from '../icons.ts';

/** What surrounds every page: head, banner, footer. */
export interface Frame {
  title: string;
  /** Left of the banner. */
  banner: Html;
  sign: IconName;
  /** Right of the banner, after the mark of the sandbox. */
  actions?: Html;
  footer?: string;
  content: Html;
  script?: boolean;
}

export function frame({ title, banner, sign, actions, footer, content, script }: Frame): Html {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/style.css" />
        ${script ? html`<script type="module" src="/code.js"></script>` : null}
      </head>
      <body>
        <header>
          ${icon(sign)}<span>${banner}</span><span class="grow"></span>
          <span class="chip outline">Bac à sable, identité de test</span>${actions}
        </header>
        ${content}
        <footer>
          <span>Page patient du bac à sable. Ce n’est pas Mon espace santé.</span><span class="grow"></span
          ><span>${footer}</span>
        </footer>
      </body>
    </html> `;
}

/** What the last act did; said aloud by screen readers. */
export function toldText(told: { kind: 'done' | 'refused'; text: string } | null): Html | null {
  if (!told) return null;
  return told.kind === 'done'
    ? html`<p class="note ok told" role="status">${icon('check')}<span>${told.text}</span></p>`
    : html`<p class="note danger told" role="alert">${icon('circle-alert')}<span>${told.text}</span></p>`;
}
