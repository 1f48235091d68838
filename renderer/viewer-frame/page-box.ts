import { frameTexts } from '../texts/viewer.ts';

/** Where pages stand. */
export function pagesBox(): HTMLElement {
  const box = document.getElementById('pages');
  if (!box) throw new Error('The frame has no place for pages');
  return box;
}

/** Empties the frame. */
export function clearPages(): void {
  pagesBox().replaceChildren();
}

/** One line in place of the document. */
export function message(text: string): void {
  const line = document.createElement('p');
  line.className = 'message';
  line.setAttribute('role', 'status');
  line.textContent = text;
  pagesBox().replaceChildren(line);
}

/** A remark over the pages that stays with them. */
export function remark(text: string): void {
  const line = document.createElement('p');
  line.className = 'remark';
  line.setAttribute('role', 'status');
  line.textContent = text;
  pagesBox().prepend(line);
}

/** The place of one page, at its own size: a page that fails keeps it (H36). */
export function placePage(number: number, total: number, width: number, height: number): HTMLElement {
  const page = document.createElement('section');
  page.className = 'paper';
  page.dataset['page'] = String(number);
  page.setAttribute('aria-label', frameTexts.page(number, total));
  page.style.setProperty('--page-width', String(width));
  page.style.setProperty('--page-height', String(height));
  pagesBox().append(page);
  return page;
}

/** Says in the page's own place that it could not be drawn. */
export function failPage(page: HTMLElement, number: number): void {
  const line = document.createElement('p');
  line.className = 'failed';
  line.setAttribute('role', 'alert');
  line.textContent = frameTexts.failedPage(number);
  page.replaceChildren(line);
}
