import type { Page } from '@playwright/test';
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { readDocument } from '../../../electron/adapters/dmp/cda/read-document.ts';
import type { DocumentBody } from '../../../shared/contract/document.ts';
import { giantImagePdf } from '../../fixtures/files/make-bomb.ts';
import { good } from '../../support/bridge/scripted-bridge.ts';
import { listOf, row, viewOf } from '../../support/bridge/world.ts';
import { READABLE, useBuiltWindow } from './bench.ts';

const openWindow = useBuiltWindow();
const ELSEWHERE = 'http://hostile.invalid';
const frame = (page: Page) => page.frameLocator('iframe');

/** Opens one document; what the page asked of anybody else is gathered from the start. */
async function open(body: DocumentBody, before: (page: Page) => Promise<void> = async () => {}) {
  const only = row('Compte rendu');
  const asked: string[] = [];
  const { page } = await openWindow({
    ...READABLE,
    'dossier.list': () => good(listOf([only])),
    'document.read': () => good(viewOf(only, body)),
  });
  page.on('request', (request) => void (request.url().includes('hostile.invalid') && asked.push(request.url())));
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await before(page);
  await page.getByRole('option').click();
  return { page, asked, dialogs };
}

/** Elements of any frame that a hostile document would need; ours has none of them inside the document. */
async function ran(page: Page): Promise<unknown[]> {
  return Promise.all(page.frames().map((each) => each.evaluate(() => Reflect.get(globalThis, 'hostileRan') ?? null)));
}

const SCRIPT = 'globalThis.hostileRan = true; alert(1)';
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="${SCRIPT}"><image href="${ELSEWHERE}/svg.png"/></svg>`;

function hostileCda(): Uint8Array {
  const text = `<paragraph>Mot avant</paragraph><script>${SCRIPT}</script><style>@import url(${ELSEWHERE}/a.css);</style>
    <img src="${ELSEWHERE}/a.png" onerror="${SCRIPT}"/><iframe src="${ELSEWHERE}/"/><object data="${ELSEWHERE}/"/>
    <linkHtml href="javascript:${SCRIPT}">lien</linkHtml><linkHtml href="${ELSEWHERE}/lien">ailleurs</linkHtml>
    <content styleCode="background:url(${ELSEWHERE}/b.png)" style="background:url(${ELSEWHERE}/c.png)">stylé</content>
    <table background="${ELSEWHERE}/d.png"><tr><td onclick="${SCRIPT}">cellule</td></tr></table>${SVG}
    <renderMultiMedia referencedObject="m"/><paragraph>Mot après</paragraph>`;
  const media = `<entry><observationMedia ID="m"><value mediaType="image/svg+xml" representation="B64">${Buffer.from(SVG).toString('base64')}</value></observationMedia></entry>`;
  return Buffer.from(`<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${ELSEWHERE}/a.xsl"?>
    <?xml-stylesheet type="text/css" href="${ELSEWHERE}/b.css"?><ClinicalDocument xmlns="urn:hl7-org:v3">
    <xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:include href="${ELSEWHERE}/i.xsl"/></xsl:stylesheet>
    <component><structuredBody><component><section><title>Titre</title><text>${text}</text>${media}</section></component></structuredBody></component></ClinicalDocument>`);
}

test('H54, H37: nothing of a hostile narrative runs or is fetched, and its words stay', async () => {
  const { body } = readDocument(hostileCda(), 'text/xml');
  const { page, asked, dialogs } = await open(body);
  for (const words of ['Mot avant', 'cellule', 'stylé', 'Mot après']) await page.getByText(words).first().waitFor();
  const inside = page.locator(
    'script:not([src]), iframe[src*="hostile"], object, [onerror], [onload], a[href*="hostile"], svg image',
  );
  expect(await inside.count()).toBe(0);
  expect(await ran(page)).not.toContain(true);
  expect({ asked, dialogs }).toEqual({ asked: [], dialogs: [] });
  await page.context().close();
});

async function polyglot(): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const page = made.addPage([400, 400]);
  page.drawText('Page lisible', { x: 40, y: 300, size: 20, font: await made.embedFont(StandardFonts.Helvetica) });
  const act = (kind: string, key: string, value: string) =>
    made.context.obj({ Type: 'Action', S: kind, [key]: PDFString.of(value) });
  made.catalog.set(PDFName.of('OpenAction'), act('JavaScript', 'JS', SCRIPT));
  const link = made.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [0, 0, 400, 400],
    A: act('URI', 'URI', `${ELSEWHERE}/pdf`),
  });
  page.node.set(PDFName.of('Annots'), made.context.obj([link]));
  const bytes = await made.save({ useObjectStreams: false });
  // A page behind a PDF: whoever guesses by content reads one or the other. The mark of the end stands behind both.
  return Uint8Array.from(
    Buffer.concat([
      bytes,
      Buffer.from(`\n<html><script>${SCRIPT}</script><img src="${ELSEWHERE}/p.png">PK\u0003\u0004\n%%EOF\n`),
    ]),
  );
}

test('H54: a PDF with script, links and a page behind it is drawn, and does nothing else', async () => {
  const { page, asked, dialogs } = await open({ kind: 'file', mediaType: 'application/pdf', bytes: await polyglot() });
  await frame(page).getByText('Page lisible').waitFor();
  expect(await frame(page).locator('a, img').count()).toBe(0);
  expect(await ran(page)).not.toContain(true);
  expect({ asked, dialogs }).toEqual({ asked: [], dialogs: [] });
  await page.context().close();
});

test('H54: a page or an SVG under the name of a text is shown as the text it is', async () => {
  const bytes = new TextEncoder().encode(`<html><script>${SCRIPT}</script>${SVG}</html>`);
  const { page, asked, dialogs } = await open({ kind: 'file', mediaType: 'text/plain', bytes });
  await frame(page).getByText('hostileRan').first().waitFor();
  expect(await frame(page).locator('svg, #pages script').count()).toBe(0);
  expect(await ran(page)).not.toContain(true);
  expect({ asked, dialogs }).toEqual({ asked: [], dialogs: [] });
  await page.context().close();
});

test('H54, H36: an image beyond measure is left out of its page, and that is told', async () => {
  const { page } = await open({ kind: 'file', mediaType: 'application/pdf', bytes: giantImagePdf() });
  await frame(page).getByText('Affichage peut-être incomplet').waitFor();
  await page.context().close();
});

test('H54: a file that keeps its frame from answering ends with it, is told, and the desk goes on', async () => {
  const bytes = new TextEncoder().encode('Texte du document');
  const { page } = await open({ kind: 'file', mediaType: 'text/plain', bytes }, async (made) => {
    // Twenty seconds of silence, without waiting for them.
    await made.evaluate(() => {
      const ask = window.setInterval.bind(window);
      window.setInterval = ((act: () => void, everyMs: number) => ask(act, everyMs / 40)) as typeof window.setInterval;
    });
  });
  await frame(page).getByText('Texte du document').waitFor();
  const viewer = page.frames().find((each) => each !== page.mainFrame());
  await viewer?.evaluate(() => void setTimeout(() => { for (;;); })); // prettier-ignore
  await page.getByRole('alert').filter({ hasText: 'son affichage a été arrêté' }).waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  await page.getByRole('option').click();
  await page.context().close();
});
