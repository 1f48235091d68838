import { frameTexts } from '../texts/viewer.ts';
import { pagesBox } from './page-box.ts';

const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

/** The bar over the pages: where one is, and how large. */
export interface Bar {
  turn(step: 1 | -1): void;
  /** Brings a page before the eyes, from 1; the last one when there are fewer. */
  goTo(page: number): void;
  /** Tells the bar that pages have come; `zoomable` false for plain text. */
  pagesCame(): void;
}

function button(name: string, text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.title = name;
  made.setAttribute('aria-label', name);
  made.addEventListener('click', act);
  return made;
}

function pages(): HTMLElement[] {
  return [...pagesBox().querySelectorAll<HTMLElement>('.paper')];
}

/** The page whose middle is nearest to the middle of what is seen. */
function currentIndex(all: readonly HTMLElement[]): number {
  const box = pagesBox().getBoundingClientRect();
  const middle = box.top + box.height / 2;
  const found = all.findIndex((page) => page.getBoundingClientRect().bottom > middle);
  return found < 0 ? all.length - 1 : found;
}

/**
 * Builds the bar of the frame.
 *
 * @param onPlace hears which page stands in the middle of what is seen, each time it changes (proof of view, H55).
 */
export function makeBar(onPlace: (page: number, pages: number) => void): Bar {
  const place = document.createElement('output');
  let zoom = 1;
  let told = '';
  const tell = (): void => {
    const all = pages();
    const text = all.length === 0 ? '' : frameTexts.page(currentIndex(all) + 1, all.length);
    place.textContent = text;
    if (text !== '' && text !== told) onPlace(currentIndex(all) + 1, all.length);
    told = text;
  };
  const goTo = (page: number): void => {
    const all = pages();
    all[Math.min(all.length, Math.max(1, page)) - 1]?.scrollIntoView({ block: 'start' });
    tell();
  };
  const turn = (step: 1 | -1): void => goTo(currentIndex(pages()) + 1 + step);
  const scale = (change: (from: number) => number): void => {
    zoom = change(zoom);
    document.documentElement.style.setProperty('--zoom', String(zoom));
    window.dispatchEvent(new CustomEvent('zoomed', { detail: zoom }));
    tell();
  };
  const near = (step: 1 | -1) => (from: number) => {
    const index = STEPS.indexOf(from) + step;
    return STEPS[Math.min(STEPS.length - 1, Math.max(0, index))] ?? 1;
  };
  document.getElementById('bar')?.append(
    button(frameTexts.previous, '↑', () => turn(-1)),
    button(frameTexts.next, '↓', () => turn(1)),
    place,
    Object.assign(document.createElement('span'), { className: 'push' }),
    button(frameTexts.zoomOut, '−', () => scale(near(-1))),
    button(frameTexts.fit, frameTexts.fit, () => scale(() => 1)),
    button(frameTexts.zoomIn, '+', () => scale(near(1))),
  );
  pagesBox().addEventListener('scroll', tell, { passive: true });
  return { turn, goTo, pagesCame: tell };
}
