import { frameTexts } from '../texts/viewer.ts';
import type { Bar } from './bar.ts';
import { clearPages, pagesBox, remark } from './page-box.ts';

/** Shows a text as it is, in lines; `stripped` says that its form was left behind. */
export function showText(text: string, bar: Bar, stripped: boolean): number {
  clearPages();
  const sheet = document.createElement('pre');
  sheet.className = 'paper text';
  sheet.textContent = text;
  pagesBox().append(sheet);
  if (stripped) remark(frameTexts.textOnly);
  bar.pagesCame();
  return 1;
}
