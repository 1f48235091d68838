import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { DocumentBody } from '../../../shared/contract/document.ts';
import { good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { LOU, listOf, RIGHT, row, RUTH, viewOf } from '../../support/bridge/world.ts';
import { axe, named, opened, picture, useBuiltWindow } from './bench.ts';

const openWindow = useBuiltWindow();

const ALLOWED = { print: null, save: null, copy: null, 'show-to-patient': null };
const BODY: DocumentBody = {
  kind: 'structured',
  sections: [{ title: 'Conclusion', narrative: [{ kind: 'text', text: 'Adénome sans dysplasie.' }], sections: [] }],
  incomplete: false,
};

/** The document of somebody open, whose outputs are allowed, and what may be said of who acts for her. */
async function reading(
  patient: typeof LOU,
  representative: null | 'output/no-representative' | 'output/secret-connection',
  change: Script = {},
) {
  const only = row('Compte rendu de consultation');
  const window = await openWindow({
    ...opened(patient, { kind: 'open', right: RIGHT }),
    'dossier.list': () => good(listOf([only])),
    'document.read': () => good(viewOf(only, BODY)),
    'output.verdicts': () => good(ALLOWED),
    'output.recipients': () => good({ representative }),
    'output.ask': () => good({}),
    'clipboard.put': () => good({}),
    ...change,
  });
  await window.page.getByRole('option').click();
  await window.page.getByText('Adénome sans dysplasie.').waitFor();
  return window;
}

const answers = (page: Page) => page.getByRole('dialog').getByRole('radio');

async function copyText(page: Page): Promise<void> {
  await page.getByText('Adénome sans dysplasie.').click({ clickCount: 3 });
  await page.keyboard.press('Control+c');
}

test('R34, H20: for a minor her representative is an answer of his own, and none is given in advance', async () => {
  const { page, bridge } = await reading(LOU, null);
  await page.getByRole('button', { name: 'Imprimer…' }).click();
  const parent = page.getByRole('radio', { name: 'À son représentant' });
  await parent.waitFor();
  expect(await answers(page).count()).toBe(5);
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  await picture(page, 'handing-over-minor');
  expect(await axe(page)).toEqual([]);
  await page.evaluate(() => Reflect.set(window, 'print', () => undefined));
  await parent.check({ force: true });
  await page.getByRole('button', { name: 'Imprimer', exact: true }).click();
  await expect.poll(() => named(bridge)).toContain('output.ask');
  expect(bridge.calls.at(-1)?.input).toMatchObject({ output: 'print', reason: 'representative' });
  await page.context().close();
});

test('R36, H20: from a secret connection he stands there as impossible, with the reason', async () => {
  const { page } = await reading(LOU, 'output/secret-connection');
  await page.getByRole('button', { name: 'Imprimer…' }).click();
  await page.getByText('Impossible en connexion secrète').waitFor();
  expect(await page.getByRole('radio', { name: 'À son représentant' }).isDisabled()).toBe(true);
  await picture(page, 'handing-over-secret');
  expect(await axe(page)).toEqual([]);
  await page.context().close();
});

test('R37: an adult whom nobody represents has no representative to choose', async () => {
  const { page } = await reading(RUTH, 'output/no-representative');
  await page.getByRole('button', { name: 'Imprimer…' }).click();
  await page.getByRole('radio', { name: 'Au patient' }).waitFor();
  expect(await answers(page).count()).toBe(4);
  await page.context().close();
});

test('H20, H56: text is copied once it is said for whom, asked once a document, written down each time', async () => {
  const { page, bridge } = await reading(LOU, null);
  const asked = () => bridge.calls.filter(({ name }) => name === 'output.ask').map(({ input }) => input);
  const copied = () => bridge.calls.filter(({ name }) => name === 'clipboard.put').length;
  await copyText(page);
  await page.getByRole('heading', { name: 'Copier ce texte' }).waitFor();
  expect([asked(), copied()]).toEqual([[], 0]);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  expect([asked(), copied()]).toEqual([[], 0]);
  await copyText(page);
  await page.getByRole('radio', { name: 'À son représentant' }).check({ force: true });
  await page.getByRole('button', { name: 'Copier', exact: true }).click();
  await expect.poll(copied).toBe(1);
  await copyText(page);
  await expect.poll(copied).toBe(2);
  expect(asked()).toMatchObject([
    { output: 'copy', reason: 'representative' },
    { output: 'copy', reason: 'representative' },
  ]);
  await page.context().close();
});

test('N7, H18: what may not be copied is refused without a question, and reaches no clipboard', async () => {
  const held = { ...ALLOWED, copy: 'output/held' };
  const { page, bridge } = await reading(RUTH, 'output/no-representative', {
    'output.verdicts': () => good(held),
    'output.ask': () => ({ ok: false, faults: [{ code: 'output/held' }] }),
  });
  await copyText(page);
  await page.getByText(/Le patient ne voit pas encore ce document/).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(named(bridge)).not.toContain('clipboard.put');
  await page.context().close();
});
