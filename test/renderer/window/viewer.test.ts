import type { Locator, Page } from '@playwright/test';
import { PDFDocument, PDFName, StandardFonts } from 'pdf-lib';
import UTIF from 'utif2';
import { describe, expect, test } from 'vitest';
import type { DocumentBody, DocumentView } from '../../../shared/contract/document.ts';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { listOf, row, TOKEN, viewOf } from '../../support/bridge/world.ts';
import { named, picture, READABLE, useBuiltWindow } from './bench.ts';

const openWindow = useBuiltWindow();

/** Opens the window with one document in its list, and that document beside it. */
async function read(
  body: DocumentBody,
  change: Partial<DocumentView> = {},
  states: DocumentRow['states'] = [],
  script: Script = {},
) {
  const only = row('Anatomopathologie : biopsies coliques', { states });
  const opened = await openWindow({
    ...READABLE,
    'dossier.list': () => good(listOf([only])),
    'document.read': () => good(viewOf(only, body, change)),
    ...script,
  });
  await opened.page.getByRole('option').click();
  return opened;
}

const frame = (page: Page) => page.frameLocator('iframe');
const close = (page: Page) => page.context().close();

async function pdf(pages: number): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number += 1) {
    made.addPage([595, 842]).drawText(`Page numero ${number}`, { x: 60, y: 760, size: 24, font });
  }
  return made.save();
}

/** A page holding a white CCITT G4 image read as black: the square is black only when it was decoded. */
async function scannedPdf(): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const page = made.addPage([400, 400]);
  const bits = `${'1'.repeat(64)}000000000001000000000001`;
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
  const image = made.context.stream(bytes, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 64,
    Height: 64,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: 64, Rows: 64, BlackIs1: true },
  });
  page.node.setXObject(PDFName.of('Im0'), made.context.register(image));
  const content = made.context.stream('q 200 0 0 200 100 100 cm /Im0 Do Q');
  page.node.set(PDFName.of('Contents'), made.context.register(content));
  return made.save();
}

/** Level of the middle of the first canvas: 0 is black, 255 white. */
function middleOfCanvas(page: Page): Promise<number> {
  return frame(page)
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const pixel = canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
      return pixel?.[0] ?? -1;
    });
}

describe('files', () => {
  test('H36: every page of a PDF has its place and its number, and Space turns them', async () => {
    const { page, complaints } = await read({ kind: 'file', mediaType: 'application/pdf', bytes: await pdf(3) });
    await frame(page).locator('canvas').first().waitFor();
    expect(await frame(page).locator('.paper').count()).toBe(3);
    await frame(page).getByText('Page 1 / 3').waitFor();
    expect(await frame(page).locator('.text-layer').first().innerText()).toContain('Page numero 1');
    await page.keyboard.press('Space');
    await frame(page).getByText('Page 2 / 3').waitFor();
    expect(complaints).toEqual([]);
    await close(page);
  });

  test('H36: a scanned page (CCITT) is drawn under a policy that compiles nothing', async () => {
    const { page } = await read({ kind: 'file', mediaType: 'application/pdf', bytes: await scannedPdf() });
    await frame(page).locator('canvas').first().waitFor();
    expect(await middleOfCanvas(page)).toBe(0);
    await close(page);
  });

  test('H15: of a long text only what is near the eye is drawn, and all that is selected is copied', async () => {
    const long = Array.from(
      { length: 14_000 },
      (_, line) => `Ligne ${line} : potassium 4,1 mmol/L, créatinine 71 µmol/L, sodium`,
    );
    const bytes = new TextEncoder().encode(long.join('\n'));
    const body = { kind: 'file', mediaType: 'text/plain', bytes } as const;
    const { page, bridge } = await read(body, {}, [], {
      'output.verdicts': () => good({ print: null, save: null, copy: null, 'show-to-patient': null }),
      'output.ask': () => good({}),
      'clipboard.put': () => good({}),
    });
    await frame(page).getByText('Ligne 0 :').waitFor();
    const drawn = () =>
      frame(page)
        .locator('#pages')
        .evaluate((pages) => pages.textContent?.length ?? 0);
    await expect.poll(drawn).toBeLessThan(100_000);
    await frame(page)
      .locator('#pages')
      .evaluate((pages) => pages.scrollTo(0, pages.scrollHeight));
    await frame(page).getByText('Ligne 13999 :').waitFor();
    await expect.poll(drawn).toBeLessThan(100_000);
    await frame(page).locator('#pages').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await page.getByRole('dialog').getByRole('radio').first().check({ force: true });
    await page.getByRole('button', { name: 'Copier', exact: true }).click();
    const copied = () => bridge.calls.find(({ name }) => name === 'clipboard.put')?.input;
    await expect.poll(() => Reflect.get(copied() ?? {}, 'text') === long.join('\n')).toBe(true);
    await close(page);
  });

  test('H36: every frame of a TIFF is shown', async () => {
    const pixels = new Uint8Array(8 * 8 * 4).fill(255);
    const tiff = new Uint8Array(UTIF.encodeImage(pixels, 8, 8));
    const { page } = await read({ kind: 'file', mediaType: 'image/tiff', bytes: tiff });
    await frame(page).locator('canvas').waitFor();
    await frame(page).getByText('Page 1 / 1').waitFor();
    await close(page);
  });

  test('H44, H47: who reads in the frame is there, and Ctrl L locks from within it', async () => {
    const { page, bridge } = await read({
      kind: 'file',
      mediaType: 'text/plain',
      bytes: new TextEncoder().encode('Ici'),
    });
    const signs = (): number => bridge.calls.filter(({ name }) => name === 'app.touch').length;
    await frame(page).getByText('Ici').waitFor();
    await expect.poll(signs).toBe(1);
    await page.clock.setFixedTime(new Date('2026-11-24T08:41:00Z'));
    await frame(page).getByText('Ici').click();
    await expect.poll(signs).toBe(2);
    expect(bridge.calls.map(({ name }) => name)).not.toContain('card.lock');
    await page.keyboard.press('Control+l');
    await expect.poll(() => bridge.calls.map(({ name }) => name)).toContain('card.lock');
    await close(page);
  });

  test('a damaged file says so and the rest of the dossier stays usable', async () => {
    const { page } = await read({ kind: 'file', mediaType: 'application/pdf', bytes: Uint8Array.of(1, 2, 3) });
    await frame(page).getByText('Ce fichier est abîmé').waitFor();
    await page.getByRole('tab', { name: 'En-tête CDA' }).click();
    await page.getByText('Patient, tel qu’écrit dans le document').waitFor();
    await close(page);
  });

  test('H54: the frame has no origin, no network and no way to the window', async () => {
    const { page } = await read({ kind: 'file', mediaType: 'text/plain', bytes: new TextEncoder().encode('Bonjour') });
    await frame(page).getByText('Bonjour').waitFor();
    const told = await frame(page)
      .locator('body')
      .evaluate(async () => {
        const reach = await fetch('/index.html').then(
          () => 'reached',
          () => 'refused',
        );
        let parent: string;
        try {
          parent = String(window.parent.document.title);
        } catch {
          parent = 'refused';
        }
        return { origin: window.origin, reach, parent };
      });
    expect(told).toEqual({ origin: 'null', reach: 'refused', parent: 'refused' });
    await close(page);
  });
});

describe('what must be known before reading', () => {
  const text: DocumentBody = {
    kind: 'file',
    mediaType: 'text/plain',
    bytes: new TextEncoder().encode('Adénocarcinome'),
  };

  test('R19, EX_3.2-1025, H18: a document hidden from the patient or his representatives alerts at opening', async () => {
    const { page } = await read(text, {}, ['invisible-patient', 'invisible-representants']);
    await page.getByText('Attention, ce document n’est pas visible du patient.').waitFor();
    await page
      .getByText('Attention, ce document n’est pas visible des représentants légaux pour préserver le secret')
      .waitFor();
    await close(page);
  });

  test('H03: a document about somebody else shows nothing before a deliberate act', async () => {
    const { page } = await read(text, { identity: { kind: 'differs', differences: ['ins', 'name'] } });
    await page.getByText('Diffère de votre dossier : l’INS, le nom.').waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
    await page.getByRole('button', { name: 'Le montrer quand même' }).click();
    await frame(page).getByText('Adénocarcinome').waitFor();
    await page.getByRole('button', { name: 'Refermer ce document' }).click();
    expect(await page.locator('iframe').count()).toBe(0);
    await close(page);
  });

  test('H03: a document without INS is said unverifiable', async () => {
    const { page } = await read(text, { identity: { kind: 'unverifiable' } });
    await page.getByText('Identité non vérifiable').waitFor();
    await close(page);
  });

  test('H37: the PDF copy comes first, the structured text on demand, and lost words raise a band', async () => {
    const narrative = { kind: 'text' as const, text: '<img src=x onerror=alert(1)> insuffisance rénale' };
    const { page, complaints } = await read({
      kind: 'structured',
      sections: [
        { title: 'Conclusion', narrative: [{ kind: 'styled', style: 'deleted', children: [narrative] }], sections: [] },
      ],
      copy: { mediaType: 'application/pdf', bytes: await pdf(1) },
      incomplete: true,
    });
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['PDF d’origine', 'Texte structuré', 'En-tête CDA']);
    await page.getByText('Affichage peut-être incomplet').waitFor();
    await page.getByRole('tab', { name: 'Texte structuré' }).click();
    expect(await page.locator('.narrative del').innerText()).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('.narrative img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close(page);
  });

  test('H15: a document that is long to come says its size, then how far it is, and is given up at any moment', async () => {
    const only = row('Scanner', { size: 4_200_000, typeLabel: 'CR de consultation en ophtalmologie '.repeat(6) });
    const { page, bridge } = await openWindow({
      ...READABLE,
      'dossier.list': () => good(listOf([only, row('Lettre')])),
      'document.read': () => new Promise(() => undefined),
    });
    const line = page.getByRole('option').filter({ hasText: '4 Mo' });
    const end = async (of: Locator) => await of.evaluate((element) => element.getBoundingClientRect().right);
    expect(await end(line.getByText('· 4 Mo'))).toBeLessThan(await end(line));
    await line.click();
    await page.getByText('Le document est demandé au DMP (4 Mo)…').waitFor();
    const { rowId } = only;
    // What is told of another document is not this one's.
    await bridge.emit('document.progress', { token: TOKEN, rowId: 'other', received: 4_000_000, total: 4_200_000 });
    await bridge.emit('document.progress', { token: TOKEN, rowId, received: 1_050_000, total: 4_210_000 });
    await page.getByText('1 Mo reçus sur 4 Mo').waitFor();
    expect(await page.getByRole('progressbar', { name: 'Réception' }).getAttribute('aria-valuenow')).toBe('25');
    await picture(page, 'receiving');
    await page.getByRole('button', { name: 'Ne plus attendre' }).click();
    await page.getByText('Aucun document ouvert').waitFor();
    expect(bridge.calls.filter(({ name }) => name === 'document.cancel')).toMatchObject([{ input: { rowId } }]);
    await close(page);
  });

  test('H15: a heavy document is not asked for before one says so', async () => {
    const heavy = row('Radiographie', { size: 44_000_000 });
    const { page, bridge } = await openWindow({
      ...READABLE,
      'dossier.list': () => good(listOf([heavy])),
      'document.read': () => good(viewOf(heavy, text)),
    });
    await page.getByRole('option').click();
    await page.getByRole('heading', { name: 'Ce document pèse 42 Mo' }).waitFor();
    await picture(page, 'heavy');
    await page.keyboard.press('Escape');
    await page.getByText('Aucun document ouvert').waitFor();
    expect(named(bridge)).not.toContain('document.read');
    await page.getByRole('option').click();
    await page.getByRole('heading', { name: 'Ce document pèse 42 Mo' }).waitFor();
    await page.keyboard.press('r');
    await frame(page).getByText('Adénocarcinome').waitFor();
    expect(named(bridge)).not.toContain('document.cancel');
    await close(page);
  });

  test('H15: a document that was not received says why and is asked again with R', async () => {
    const only = row('Lettre');
    let asked = 0;
    const { page } = await openWindow({
      ...READABLE,
      'dossier.list': () => good(listOf([only])),
      'document.read': () => ((asked += 1) === 1 ? bad('dmp/document-altered') : good(viewOf(only, text))),
    });
    await page.getByRole('option').click();
    await page.getByText('Le document reçu n’est pas celui qui est inscrit au DMP.').waitFor();
    await page.keyboard.press('r');
    await frame(page).getByText('Adénocarcinome').waitFor();
    await close(page);
  });
});
