import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { dropFile } from '../../support/drop-file.ts';
import { good } from '../../support/bridge/scripted-bridge.ts';
import { draft } from '../deposit/draft.ts';
import { picture, useBuiltWindow } from './bench.ts';
import { oneDraft } from './one-draft.ts';

const open = useBuiltWindow();
const BROUGHT = draft('550e8400-e29b-41d4-a716-446655440000', { fileName: 'glisse.txt', mediaType: 'text/plain' });

/** The deposit with one draft under the eyes, its preview drawn. */
async function atTheDesk() {
  const { page, bridge } = await open(oneDraft({ 'deposit.inspect': () => good(BROUGHT) }));
  await page
    .getByRole('button', { name: /^Déposer/ })
    .first()
    .click();
  await preview(page).contentFrame().getByText('Texte').waitFor();
  return { page, asked: () => bridge.calls.filter(({ name }) => name === 'deposit.inspect') };
}

const preview = (page: Page): Locator => page.locator('.preview iframe');

function fileOnDisk(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'drops-')), 'glisse.txt');
  writeFileSync(path, 'Note.');
  return path;
}

test('H29: a file let go on the preview of another is taken in, and the preview answers the pointer again', async () => {
  const { page, asked } = await atTheDesk();
  await dropFile(preview(page), fileOnDisk());
  await page.getByText('glisse.txt').first().waitFor();
  expect(asked()).toHaveLength(1);
  await picture(page, 'dropped-on-preview');
  await page.mouse.move(10, 10);
  expect(await preview(page).evaluate((frame) => getComputedStyle(frame).pointerEvents)).toBe('auto');
});

test('H60: a file let go where nothing takes files, or behind a question, is refused by the pointer', async () => {
  const { page, asked } = await atTheDesk();
  await dropFile(page.getByRole('navigation', { name: 'Écrans' }), fileOnDisk());
  await page.getByRole('button', { name: 'Jeter le brouillon…' }).click();
  await dropFile(page.getByRole('dialog'), fileOnDisk());
  await page.getByRole('button', { name: 'Garder' }).click();
  expect(asked()).toEqual([]);
  expect(page.url()).toContain('http');
  await dropFile(page.getByRole('region', { name: 'Documents à déposer' }), fileOnDisk());
  await page.getByText('glisse.txt').first().waitFor();
  expect(asked()).toHaveLength(1);
});

test('H29: what is dragged as a file and brings none is told, and the draft under the eyes stays', async () => {
  const { page, asked } = await atTheDesk();
  await page.evaluate(() => {
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], files: [] } });
    document.querySelector('.src')?.dispatchEvent(drop);
  });
  await page.getByRole('alert').getByText('Ce fichier n’a pas pu être lu.').waitFor();
  await picture(page, 'dropped-nothing');
  expect(asked()).toEqual([]);
  await page.getByRole('textbox', { name: 'Titre' }).waitFor();
});
