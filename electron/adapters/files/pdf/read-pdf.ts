import './without-canvas.ts';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument, PasswordException, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { pageLines } from './page-lines.ts';
import { pageShows } from './page-shows.ts';
import type { PdfReport, PdfRequest } from './report.ts';

/** Makes pdf.js parse in this thread, which is already a worker of ours: it starts no other and loads no other file. */
Reflect.set(globalThis, 'pdfjsWorker', { WorkerMessageHandler });

const PAGE_TEXT_LIMIT = 200_000;
const PROPERTY_LIMIT = 1_000;

/** Every PDF ends with this mark (ISO 32000-1 §7.5.5); viewers look for it in the last kilobyte. */
const END_MARK = Buffer.from('%%EOF');
const END_WINDOW = 2048;

function hasEnd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-END_WINDOW)).includes(END_MARK);
}

interface PageWords {
  readonly text: string;
  readonly lines: string;
}

/** What the properties of the file say: its title is what a program or a template wrote there. */
function propertiesOf(info: object): string[] {
  const texts = ['Title', 'Subject', 'Keywords'].map((name) => Reflect.get(info, name) as unknown);
  return texts.filter((text) => typeof text === 'string').map((text) => text.slice(0, PROPERTY_LIMIT));
}

async function pageWords(document: PDFDocumentProxy, number: number): Promise<PageWords> {
  const page = await document.getPage(number);
  // A page whose words cannot be extracted is still a page: fonts may be odd, the drawing sound.
  const content = await page.getTextContent().catch(() => ({ items: [] }));
  const pieces = content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''));
  page.cleanup();
  const lines = pageLines(content.items.flatMap((item) => ('str' in item ? [item] : [])));
  return { text: pieces.join('').slice(0, PAGE_TEXT_LIMIT), lines: lines.slice(0, PAGE_TEXT_LIMIT) };
}

/** Looks at the pages until one shows something: one that has words is never drawn for it. */
async function isBlank(document: PDFDocumentProxy, stopAt: number): Promise<boolean> {
  for (let number = 1; number <= document.numPages; number += 1) {
    if (Date.now() >= stopAt) return false;
    const page = await document.getPage(number);
    // A page that cannot be walked over is not known to be white.
    const shows = await pageShows(page).catch(() => true);
    page.cleanup();
    if (shows) return false;
  }
  return true;
}

async function readPages(document: PDFDocumentProxy, textMs: number): Promise<PdfReport> {
  const { info } = await document.getMetadata();
  // Protection without a password to open still forbids archiving: PDF/A allows no encryption (ISO 19005-1 §6.1.3).
  if (Reflect.get(info, 'EncryptFilterName')) return { kind: 'encrypted' };
  const stopAt = Date.now() + textMs;
  const words: PageWords[] = [];
  for (let number = 1; number <= document.numPages && Date.now() < stopAt; number += 1) {
    words.push(await pageWords(document, number));
  }
  return {
    kind: 'read',
    pages: document.numPages,
    texts: words.map(({ text }) => text),
    lines: words.map(({ lines }) => lines),
    properties: propertiesOf(info),
    blank: words.every(({ text }) => text.trim() === '') && (await isBlank(document, stopAt)),
  };
}

/**
 * A light reading of a PDF: number of pages and words, no drawing, no script, no network.
 *
 * @returns `encrypted` when it is protected in any way, `damaged` when its end is missing (pdf.js would rebuild a cut
 *   file in silence, H36) or when a page of it cannot be reached.
 */
export async function readPdf({ bytes, textMs }: PdfRequest): Promise<PdfReport> {
  if (!hasEnd(bytes)) return { kind: 'damaged' };
  const task = getDocument({
    data: bytes,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
  });
  try {
    return await readPages(await task.promise, textMs);
  } catch (error) {
    return { kind: error instanceof PasswordException ? 'encrypted' : 'damaged' };
  } finally {
    await task.destroy();
  }
}
