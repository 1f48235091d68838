import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { dossierOf, listOf, RIGHT, row, RUTH } from '../../support/bridge/world.ts';
import { listIn, named, opened, picture, READABLE, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();
const NOT_TREATING = { kind: 'open', right: { ...RIGHT, isTreatingPhysician: false } } as const;
const day = (index: number): string =>
  `2026${String(12 - Math.floor(index / 28)).padStart(2, '0')}${String(28 - (index % 28)).padStart(2, '0')}`;
const MANY = Array.from({ length: 200 }, (_, index) => row(`Compte rendu ${index}.`, { actTime: day(index) }));
const MASKED = Array.from({ length: 5 }, (_, index) =>
  row(`Consultation masquée ${index}`, { actTime: '20261231', states: ['masque-ps'] }),
);

/** Where a line stands on the screen. */
async function topOf(page: Page, title: string): Promise<number> {
  return (await listIn(page).getByRole('option', { name: title }).boundingBox())?.y ?? NaN;
}

test('R11, H35: declared médecin traitant, the list is taken anew by itself: same place, same choice, what is open stays', async () => {
  let rows = MANY;
  let dossier = dossierOf(RUTH, NOT_TREATING);
  const script: Script = {
    ...opened(RUTH, NOT_TREATING),
    'dossier.current': () => good(dossier),
    'dossier.list': () => good(listOf(rows)),
    'carers.setTreating': () => {
      rows = [...MASKED, ...MANY];
      return good((dossier = dossierOf(RUTH, { kind: 'open', right: RIGHT })));
    },
  };
  const { page, bridge } = await open(script);
  await listIn(page).getByText('Compte rendu 0.').waitFor();
  await listIn(page).evaluate((box) => box.scrollTo({ top: 2_000 }));
  await listIn(page).getByText('Compte rendu 50.').waitFor();
  const picked = listIn(page).getByRole('option', { name: 'Compte rendu 50.' });
  await picked.click({ modifiers: ['Control'] });
  await page.getByText('1 document choisi').waitFor();
  const before = await topOf(page, 'Compte rendu 50.');
  await page.getByRole('button', { name: 'Détail' }).click();
  await page.getByRole('button', { name: 'Me déclarer médecin traitant…' }).click();
  const question = page.getByRole('dialog', { name: /Devenir médecin traitant/ });
  await question.getByRole('checkbox').check({ force: true });
  await question.getByRole('button', { name: 'Déclarer au DMP' }).click();
  await page.getByText('La liste est reprise avec les documents masqués').waitFor();
  await page.getByRole('button', { name: 'Tout 205' }).waitFor();
  await page.getByRole('button', { name: 'Fermer', exact: true }).click();
  expect(named(bridge).filter((name) => name === 'dossier.list')).toHaveLength(2);
  await expect.poll(() => topOf(page, 'Compte rendu 50.')).toBe(before);
  expect(await picked.getAttribute('aria-selected')).toBe('true');
  await listIn(page).evaluate((box) => box.scrollTo({ top: 0 }));
  await listIn(page).getByText('Consultation masquée 0').waitFor();
  await page.context().close();
});

test('a filter begins at the top; the same right asks nothing again', async () => {
  const { page, bridge } = await open({ ...READABLE, 'dossier.list': () => good(listOf(MANY)) });
  await listIn(page).getByText('Compte rendu 0.').waitFor();
  await listIn(page).evaluate((box) => box.scrollTo({ top: 2_000 }));
  await listIn(page).getByText('Compte rendu 50.').waitFor();
  await page.getByLabel('Chercher dans la liste').fill('compte');
  await listIn(page).getByText('Compte rendu 0.').waitFor();
  expect(await listIn(page).evaluate((box) => box.scrollTop)).toBe(0);
  expect(named(bridge).filter((name) => name === 'dossier.list')).toHaveLength(1);
  await page.context().close();
});

test('H15: a list that does not come says so, is given up at any moment, and its late answer is dropped', async () => {
  let answer: (list: unknown) => void = () => undefined;
  let asked = 0;
  const script: Script = {
    ...READABLE,
    'dossier.list': () => {
      asked += 1;
      if (asked > 1) return good(listOf([row('Demandée de nouveau')]));
      return new Promise((resolve) => (answer = (list) => resolve(list as never)));
    },
  };
  const { page } = await open(script);
  await page.getByText('Lecture de la liste…').waitFor();
  await page.getByText('Le DMP tarde.').waitFor();
  // A count of what has not come would say that there is nothing (H07).
  const all = page.getByRole('group', { name: 'Catégorie' }).getByRole('button').first();
  expect(await all.innerText()).toBe('Tout');
  await picture(page, '02-liste-attendue');
  await page.getByRole('button', { name: 'Ne plus attendre' }).click();
  await page.getByText('La demande a été arrêtée.').waitFor();
  answer(good(listOf([row('Venue trop tard')])));
  await page.getByRole('button', { name: 'Redemander' }).click();
  await listIn(page).getByText('Demandée de nouveau').waitFor();
  expect(await page.getByText('Venue trop tard').count()).toBe(0);
  expect(await all.innerText()).toBe('Tout 1');
  await page.context().close();
});
