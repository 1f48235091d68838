import { frameTexts } from '../texts/viewer.ts';
import type { Bar } from './bar.ts';
import { clearPages, pagesBox, remark } from './page-box.ts';
import { sliceText } from './slice-text.ts';

/** Signs of a line, as far as the room of a slice that is not drawn is guessed. */
const LINE_SIGNS = 90;

/** A part of a long text in its place; its words are there only while it is near the eye. */
interface Sheet {
  readonly place: HTMLElement;
  readonly words: string;
  /** Where it begins in the whole text. */
  readonly from: number;
}

let shown: { readonly text: string; readonly sheets: readonly Sheet[] } | null = null;

function sheetOf(words: string, from: number): Sheet {
  const place = document.createElement('pre');
  place.className = 'paper text';
  const lines = words.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_SIGNS)), 0);
  place.style.setProperty('--lines', String(lines));
  pagesBox().append(place);
  return { place, words, from };
}

/** Where a selection begins or ends stays drawn: without it the selection would be another one. */
function isHeld({ place }: Sheet): boolean {
  const selection = document.getSelection();
  return place.contains(selection?.anchorNode ?? null) || place.contains(selection?.focusNode ?? null);
}

/** Words near the eye are drawn, the others keep their room: five megabytes drawn at once took more than a gigabyte (H15). */
function drawNear(sheets: readonly Sheet[]): void {
  const byPlace = new Map<Element, Sheet>(sheets.map((sheet) => [sheet.place, sheet]));
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const sheet = byPlace.get(target);
        if (!sheet) continue;
        if (isIntersecting) {
          sheet.place.textContent = sheet.words;
          sheet.place.style.removeProperty('height');
        } else if (sheet.place.firstChild && !isHeld(sheet)) {
          sheet.place.style.height = `${boundingClientRect.height}px`;
          sheet.place.replaceChildren();
        }
      }
    },
    { rootMargin: '1200px' },
  );
  sheets.forEach(({ place }) => watch.observe(place));
  // Another size makes another room for each.
  window.addEventListener('zoomed', () => sheets.forEach(({ place }) => place.style.removeProperty('height')));
}

/** Place in the whole text of one end of a selection. */
function placeOf(sheets: readonly Sheet[], node: Node, offset: number, otherwise: number): number {
  const sheet = sheets.find(({ place }) => place.contains(node));
  if (!sheet) return otherwise;
  const before = document.createRange();
  before.setStart(sheet.place, 0);
  before.setEnd(node, offset);
  return sheet.from + before.toString().length;
}

/** What is selected, out of the text itself: most of a long one is not drawn. */
export function selectedText(): string {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return '';
  const range = selection.getRangeAt(0);
  if (!shown || !shown.sheets.some(({ place }) => range.intersectsNode(place))) return selection.toString();
  const { text, sheets } = shown;
  const from = placeOf(sheets, range.startContainer, range.startOffset, 0);
  return text.slice(from, placeOf(sheets, range.endContainer, range.endOffset, text.length));
}

/** Shows a text as it is, in lines, a long one on several sheets; `stripped` says that its form was left behind. */
export function showText(text: string, bar: Bar, stripped: boolean): number {
  clearPages();
  let from = 0;
  const sheets = sliceText(text).map((words) => {
    const sheet = sheetOf(words, from);
    from += words.length;
    return sheet;
  });
  shown = { text, sheets };
  drawNear(sheets);
  if (stripped) remark(frameTexts.textOnly);
  bar.pagesCame();
  return Math.max(1, sheets.length);
}
