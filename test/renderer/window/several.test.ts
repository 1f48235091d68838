import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { listOf, row, ROWS, viewOf } from '../../support/bridge/world.ts';
import { axe, listIn, named, picture, READABLE, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();
const READING: Script = {
  ...READABLE,
  'dossier.list': () => good(listOf(ROWS)),
  'document.fetch': ({ rowIds }) => good(rowIds.map((rowId) => ({ rowId, faultCode: null }))),
  'document.read': ({ rowId }) => {
    const found = ROWS.find((one) => one.rowId === rowId);
    const shown = found && !('unreadable' in found) ? found : row('?');
    return good(viewOf(shown, { kind: 'structured', sections: [], incomplete: false }));
  },
};

const option = (page: Page, name: string) => listIn(page).getByRole('option', { name });
const chosen = (page: Page) => listIn(page).locator('[aria-selected="true"]');
const title = (page: Page) => page.getByRole('article', { name: 'Document ouvert' }).getByRole('heading', { level: 1 });
const leaf = (page: Page) => page.getByRole('navigation', { name: 'Documents ouverts ensemble' });

describe('several documents at once', () => {
  test('decision 16: chosen with Space and Shift ↓, they come in one exchange and are gone through with → and ←', async () => {
    const { page, bridge, complaints } = await open(READING);
    await listIn(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('3 documents choisis').waitFor();
    expect(await chosen(page).count()).toBe(3);
    expect(await axe(page)).toEqual([]);
    await picture(page, 'choix');
    await page.keyboard.press('Enter');
    await title(page).getByText('Biologie : rénal').waitFor();
    await leaf(page).getByText('Document 1 sur 3').waitFor();
    await picture(page, 'feuilleter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await title(page).getByText('Échographie rénale').waitFor();
    expect(await leaf(page).getByRole('button', { name: 'Document suivant' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await page.keyboard.press('ArrowLeft');
    await title(page).getByText('Anatomopathologie').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(named(bridge).filter((name) => name === 'document.fetch')).toHaveLength(1);
    expect(await chosen(page).count()).toBe(0);
    await page.context().close();
  });

  test('with the mouse: the box of a line, Shift and Ctrl; a press without them opens as ever', async () => {
    const { page, bridge } = await open(READING);
    await option(page, 'Biologie : rénal').hover();
    await option(page, 'Biologie : rénal').locator('.pick-box').click();
    await option(page, 'Lettre de liaison').click({ modifiers: ['Control'] });
    await option(page, 'Note de vaccination').click({ modifiers: ['Shift'] });
    await page.getByText('3 documents choisis').waitFor();
    await page.getByRole('button', { name: /Ne rien choisir/ }).click();
    expect(await chosen(page).count()).toBe(0);
    expect(named(bridge).some((name) => name.startsWith('document.'))).toBe(false);
    await option(page, 'Lettre de liaison').click();
    await title(page).getByText('Lettre de liaison').waitFor();
    expect(await leaf(page).count()).toBe(0);
    await page.context().close();
  });

  test('one that did not come is said for itself, and a second try had alone takes its place', async () => {
    let tries = 0;
    const refusedId = ROWS[1]?.rowId ?? '';
    const { page } = await open({
      ...READING,
      'document.fetch': ({ rowIds }) =>
        good(rowIds.map((rowId) => ({ rowId, faultCode: rowId === refusedId ? 'dmp/unknown-document' : null }))),
      'document.read': (input) => {
        if (input.rowId === refusedId && ++tries === 1) return bad('dmp/unknown-document');
        return READING['document.read']?.(input) ?? bad('document/not-received');
      },
    });
    await listIn(page).focus();
    for (const key of ['ArrowDown', 'Space', 'Shift+ArrowDown', 'Enter']) await page.keyboard.press(key);
    await leaf(page).getByText('Un document n’a pas été reçu').waitFor();
    await title(page).getByText('Biologie : rénal').waitFor();
    await leaf(page).getByRole('button', { name: 'Document 2, non reçu' }).click();
    await page
      .getByRole('alert')
      .getByRole('button', { name: /Redemander|Réessayer/ })
      .click();
    await title(page).getByText('Anatomopathologie').waitFor();
    await leaf(page).getByRole('button', { name: 'Document 2 sur 2' }).waitFor();
    await page.context().close();
  });

  test('a lost line says so beside the choice, which stays; more than ten wait for a smaller choice', async () => {
    const many = Array.from({ length: 12 }, (_, index) => row(`Compte rendu ${index + 1}`));
    const { page } = await open({
      ...READING,
      'dossier.list': () => good(listOf(many)),
      'document.fetch': () => bad('network/timeout'),
    });
    await listIn(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    for (let more = 1; more < 11; more += 1) await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('10 documents au plus à la fois').waitFor();
    const button = page.getByRole('button', { name: /^Ouvrir les/ });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Space');
    await page.getByText('10 documents choisis').waitFor();
    await button.click();
    await page.getByRole('region', { name: 'Documents choisis' }).getByRole('alert').waitFor();
    expect(await chosen(page).count()).toBe(10);
    await page.keyboard.press('Escape');
    await page.context().close();
  });
});
