import { failPage } from './page-box.ts';

/** A page that has its place, and may not be drawn yet. */
export interface PageOnScreen {
  readonly place: HTMLElement;
  readonly number: number;
  /** Width for which it was drawn; 0 while it is not. */
  drawnAt: number;
}

/** Draws a page for the width that its place has now. */
type Draw = (page: PageOnScreen) => Promise<void> | void;

async function drawOnce(page: PageOnScreen, draw: Draw): Promise<void> {
  const width = page.place.clientWidth;
  if (page.drawnAt === width) return;
  page.drawnAt = width;
  try {
    await draw(page);
  } catch {
    failPage(page.place, page.number);
  }
}

/** What is far from the eye gives its pixels back; its words and its place stay (H54: a long document is no bomb). */
function letGo(page: PageOnScreen): void {
  const canvas = page.place.querySelector('canvas');
  if (!canvas) return;
  canvas.remove();
  page.drawnAt = 0;
}

/** Draws pages as they come near the eye; one that fails keeps its place (H36). */
export function drawOnSight(pages: readonly PageOnScreen[], draw: Draw): void {
  const byPlace = new Map<Element, PageOnScreen>(pages.map((page) => [page.place, page]));
  const near = new Set<PageOnScreen>();
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const page = byPlace.get(target);
        if (!page) continue;
        if (isIntersecting) {
          near.add(page);
          void drawOnce(page, draw);
        } else if (near.delete(page)) letGo(page);
      }
    },
    { rootMargin: '600px' },
  );
  pages.forEach(({ place }) => watch.observe(place));
  window.addEventListener('zoomed', () =>
    requestAnimationFrame(() => near.forEach((page) => void drawOnce(page, draw))),
  );
}
