import * as pdfjs from 'pdfjs-dist';
import * as worker from 'pdfjs-dist/build/pdf.worker.mjs';
import type { Bar } from './bar.ts';
import { drawOnSight, type PageOnScreen } from './draw-on-sight.ts';
import { frameTexts } from '../texts/viewer.ts';
import { clearPages, placePage, remark } from './page-box.ts';
import { assertPageSize } from './too-large.ts';

// The frame may load nothing: the engine's own half runs here instead of in a worker fetched by address.
Object.assign(globalThis, { pdfjsWorker: worker });

const SHARPEST = 3;
/** A document that says it has more pages than a dossier has: the first of them are shown, and that is said. */
const MOST_PAGES = 5_000;
/** A scan of an A4 page at 600 points an inch has 35 million points. What is larger is left out of its page, and told. */
const MOST_IMAGE_PIXELS = 50_000_000;
/** Chromium draws nothing on a canvas with a longer side, and says nothing. */
const LONGEST_SIDE = 32_767;

/** What pdf.js says on the console when it leaves something out of a page: it raises no error for it. */
const LEFT_OUT =
  /unable to decode|ignoring|instance:|not supported|exceeded maximum|font.*(error|missing|failed)|dependent image/i;

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
  assertPageSize(viewport.width, viewport.height);
  if (Math.max(viewport.width, viewport.height) > LONGEST_SIDE) throw new Error('A page that nothing can draw');
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  await page.render({ canvas, viewport }).promise;
  shown.place.replaceChildren(canvas, await drawText(page, page.getViewport({ scale })));
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
    maxImageSize: MOST_IMAGE_PIXELS,
  }).promise;
  const count = Math.min(pdf.numPages, MOST_PAGES);
  const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
  clearPages();
  const pages = Array.from({ length: count }, (_, index) => ({
    place: placePage(index + 1, count, first.width, first.height),
    number: index + 1,
    drawnAt: 0,
  }));
  if (count < pdf.numPages) remark(frameTexts.cutFile);
  bar.pagesCame();
  drawOnSight(pages, (page) => drawPage(pdf, page));
  return count;
}
