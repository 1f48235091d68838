import * as pdfjs from 'pdfjs-dist';
import * as worker from 'pdfjs-dist/build/pdf.worker.mjs';
import type { Bar } from './bar.ts';
import { frameTexts } from '../texts/viewer.ts';
import { clearPages, failPage, placePage, remark } from './page-box.ts';

// The frame may load nothing: the engine's own half runs here instead of in a worker fetched by address.
Object.assign(globalThis, { pdfjsWorker: worker });

const SHARPEST = 3;

/** What pdf.js says on the console when it leaves something out of a page: it raises no error for it. */
const LEFT_OUT = /unable to decode|ignoring|instance:|not supported|font.*(error|missing|failed)|dependent image/i;

let remarked = false;

/** Tells once that something of this document was not drawn (H36). */
function watchForGaps(): void {
  remarked = false;
  console.warn = (...words: unknown[]) => {
    if (remarked || !LEFT_OUT.test(words.map(String).join(' '))) return;
    remarked = true;
    remark(frameTexts.maybeIncomplete);
  };
}

interface PageOnScreen {
  readonly place: HTMLElement;
  readonly number: number;
  drawnAt: number;
}

async function drawText(page: pdfjs.PDFPageProxy, viewport: pdfjs.PageViewport): Promise<HTMLElement> {
  const layer = document.createElement('div');
  layer.className = 'text-layer';
  layer.style.setProperty('--total-scale-factor', String(viewport.scale));
  await new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport }).render();
  return layer;
}

async function drawPage(pdf: pdfjs.PDFDocumentProxy, shown: PageOnScreen): Promise<void> {
  const page = await pdf.getPage(shown.number);
  const cssWidth = shown.place.clientWidth;
  const scale = cssWidth / page.getViewport({ scale: 1 }).width;
  const sharp = Math.min(SHARPEST, window.devicePixelRatio * 1.25);
  const viewport = page.getViewport({ scale: scale * sharp });
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  await page.render({ canvas, viewport }).promise;
  shown.place.replaceChildren(canvas, await drawText(page, page.getViewport({ scale })));
}

/** Draws pages as they come near the eye; one that fails keeps its place (H36). */
function drawOnSight(pdf: pdfjs.PDFDocumentProxy, pages: readonly PageOnScreen[]): void {
  const draw = (shown: PageOnScreen): void => {
    const width = shown.place.clientWidth;
    if (shown.drawnAt === width) return;
    shown.drawnAt = width;
    drawPage(pdf, shown).catch(() => failPage(shown.place, shown.number));
  };
  const near = new Set<PageOnScreen>();
  const watch = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const shown = pages.find((page) => page.place === entry.target);
        if (!shown) continue;
        if (entry.isIntersecting) near.add(shown);
        else near.delete(shown);
        if (entry.isIntersecting) draw(shown);
      }
    },
    { rootMargin: '600px' },
  );
  pages.forEach((page) => watch.observe(page.place));
  window.addEventListener('zoomed', () => requestAnimationFrame(() => near.forEach(draw)));
}

/** Shows a PDF: script in it is never run, forms and links are dead drawings. */
export async function showPdf(bytes: Uint8Array<ArrayBuffer>, bar: Bar): Promise<number> {
  const decoders = await import('./pdf-decoders.ts');
  // All of the module is kept: pdf.js imports it again by its address, and takes its default export.
  Object.keys(decoders);
  watchForGaps();
  const pdf = await pdfjs.getDocument({
    data: bytes,
    wasmUrl: decoders.folder,
    enableXfa: false,
    disableAutoFetch: true,
    useWasm: false,
    useWorkerFetch: false,
    stopAtErrors: false,
  }).promise;
  const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
  clearPages();
  const pages = Array.from({ length: pdf.numPages }, (_, index) => ({
    place: placePage(index + 1, pdf.numPages, first.width, first.height),
    number: index + 1,
    drawnAt: 0,
  }));
  bar.pagesCame();
  drawOnSight(pdf, pages);
  return pdf.numPages;
}
