import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../shared/contract/deposit.ts';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { RUTH } from '../../support/bridge/world.ts';
import { job } from '../outbox/job.ts';
import { FULL } from '../deposit/draft.ts';
import { axe, picture, useBuiltWindow } from './bench.ts';
import { ONE, oneDraft } from './one-draft.ts';

const open = useBuiltWindow();
const AT = Date.parse('2026-11-24T08:21:00Z');

/** A dossier with one whole draft on the desk, where its sending is queued and the word about the patient is kept. */
function desk(change: Script = {}): Script {
  return oneDraft({
    'deposit.stateInformed': ({ by }) => good({ informed: { at: AT, by }, objections: [] }),
    'deposit.send': () => good(job('job-1')),
    ...change,
  });
}

async function shown(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Déposer/ })
    .first()
    .waitFor();
  await page.keyboard.press('Control+d');
  await page.getByRole('button', { name: /^Valider et envoyer/ }).waitFor();
}

describe('a document taken back', () => {
  test.each(['recalled', 'refused'] as const)(
    'H31: %s, it is under the eyes again as it was, and is sent again from there',
    async (state) => {
      let drafts = [ONE];
      const queued = job('job-1', { insId: RUTH.insId, state: 'held-back', notBefore: AT + 10_000 });
      const { page, bridge } = await open(
        desk({
          'deposit.feeding': () => good({ informed: { at: AT, by: 'self' }, objections: [] }),
          'deposit.drafts': () => good(drafts),
          'deposit.send': () => {
            drafts = [];
            return good(queued);
          },
        }),
      );
      await shown(page);
      await page.getByRole('textbox', { name: 'Titre' }).waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByText('Aucun document à déposer').waitFor();
      drafts = [ONE];
      await bridge.emit('outbox.changed', { ...queued, state });
      expect(await page.getByRole('textbox', { name: 'Titre' }).inputValue()).toBe(FULL.title);
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => bridge.calls.filter(({ name }) => name === 'deposit.send').length).toBe(2);
      await page.context().close();
    },
  );
});

const question = (page: Page) => page.getByRole('group', { name: /sait-elle que ses documents vont dans son DMP/ });

test('H28, H60: a document with another identity shows it beside the banner’s, and leaves only by the word that it is his', async () => {
  const named: Draft['named'] = [
    { trait: 'given-name', found: 'PAT-DEUX Claire', place: 'page/1' },
    { trait: 'birth-date', found: '12.03.81', place: 'page/1' },
  ];
  const { page, bridge } = await open(
    desk({
      'deposit.drafts': () => good([{ ...ONE, guard: 'differs', named }]),
      'deposit.feeding': () => good({ informed: { at: AT, by: 'self' }, objections: [] }),
    }),
  );
  await shown(page);
  const guard = page.getByRole('group', { name: 'Ce document porte une autre identité' });
  await guard.getByRole('row', { name: /Prénom.*PAT-DEUX Claire.*Lu page 1 du fichier/ }).waitFor();
  await guard.getByRole('row', { name: /Naissance.*12\.03\.81/ }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Reste à dire : la vérification de l’identité.').waitFor();
  await picture(page, '04-autre-identite');
  expect(await axe(page)).toEqual([]);
  expect(bridge.calls.filter(({ name }) => name === 'deposit.send')).toEqual([]);
  await guard
    .getByRole('checkbox', { name: /^Malgré cet écart, ce document est bien celui de/ })
    .check({ force: true });
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => bridge.calls.filter(({ name }) => name === 'deposit.send').length).toBe(1);
  expect(bridge.calls.find(({ name }) => name === 'deposit.send')).toMatchObject({ input: { confirmed: true } });
  await page.context().close();
});

describe('the patient’s say on a deposit', () => {
  test('R14, H32: asked once with nothing ticked, written down before the document leaves, told afterwards', async () => {
    const { page, bridge } = await open(desk());
    await shown(page);
    await question(page).waitFor();
    for (const choice of await question(page).getByRole('radio').all()) expect(await choice.isChecked()).toBe(false);
    await page.getByText('Reste à dire : l’information de la patiente.').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Dites qui a informé des/).waitFor();
    await picture(page, '04-information');
    expect(bridge.calls.filter(({ name }) => name === 'deposit.send')).toEqual([]);
    expect(await axe(page)).toEqual([]);
    await question(page).getByRole('radio', { name: 'Oui, l’équipe de soins l’a informée' }).check({ force: true });
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => bridge.calls.filter(({ name }) => name === 'deposit.send').length).toBe(1);
    const told = bridge.calls.filter(({ name }) => /stateInformed|send$/.test(name));
    expect(told).toMatchObject([
      { name: 'deposit.stateInformed', input: { by: 'team' } },
      { name: 'deposit.send', input: { draftId: ONE.draftId } },
    ]);
    await page.context().close();
  });

  test('R14: what was said is shown and not asked again', async () => {
    const { page, bridge } = await open(
      desk({ 'deposit.feeding': () => good({ informed: { at: AT, by: 'self' }, objections: [] }) }),
    );
    await shown(page);
    await page.getByText('Patiente informée des dépôts le 24 novembre 2026, par vous.').waitFor();
    expect(await question(page).count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => bridge.calls.filter(({ name }) => name === 'deposit.send').length).toBe(1);
    expect(bridge.calls.filter(({ name }) => name === 'deposit.stateInformed')).toEqual([]);
    await page.context().close();
  });

  test('R14: an objection is noted with its reason while the draft is thrown away, and is told afterwards', async () => {
    const reason = 'Mon employeur consulte ce dossier';
    const { page } = await open(
      desk({
        'deposit.object': ({ reason: said }) =>
          said.trim() === ''
            ? bad('deposit/objection-reason-missing')
            : good({ informed: null, objections: [{ at: AT, reason: said, fileName: 'cr.txt' }] }),
      }),
    );
    await shown(page);
    await page.getByRole('button', { name: 'Jeter le brouillon…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: /La patiente s’oppose à ce dépôt/ }).check({ force: true });
    const note = dialog.getByRole('button', { name: 'Noter l’opposition et ne pas déposer' });
    await note.click();
    await dialog.getByText('Le motif manque.').waitFor();
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Motif de la patiente' }).fill(reason);
    await note.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Aucun document à déposer').waitFor();
    await page.getByText(`la patiente s’est opposée au dépôt de cr.txt : « ${reason} ».`).waitFor();
    await page.context().close();
  });

  test('R14: what was said cannot be read: the screen says so, asks, and reads it again', async () => {
    let broken = true;
    const { page } = await open(
      desk({
        'deposit.feeding': () =>
          broken ? bad('store/in-use') : good({ informed: { at: AT, by: 'self' }, objections: [] }),
      }),
    );
    await shown(page);
    await page.getByText(/Ce qui a été dit des dépôts n’a pas pu être relu/).waitFor();
    await question(page).waitFor();
    broken = false;
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByText(/Patiente informée des dépôts/).waitFor();
    expect(await question(page).count()).toBe(0);
    await page.context().close();
  });
});

test('H34: a slip in the date is told once it is whole, and goes with its correction; nothing is said of half a date', async () => {
  const { page } = await open(desk());
  await shown(page);
  const field = page.getByRole('textbox', { name: 'Date de l’acte' });
  const told = page.locator('.field', { has: field }).locator('.fault');
  await field.fill('');
  await field.pressSequentially('29/02/20');
  expect(await told.count()).toBe(0);
  await field.pressSequentially('26');
  expect(await told.innerText()).toBe('La date de l’acte est illisible. Écrivez-la jour/mois/année.');
  await picture(page, 'date-slip');
  await field.fill('30/11/2026');
  expect(await told.innerText()).toContain('La date de l’acte est à venir.');
  await field.fill('1/1/1950');
  expect(await told.innerText()).toContain('La date de l’acte précède la naissance.');
  await field.fill('20112026');
  expect(await told.count()).toBe(0);
});

test('H34: what cannot stay as typed is told together with what is missing', async () => {
  const { page, bridge } = await open(desk());
  await shown(page);
  await page.getByRole('textbox', { name: 'Titre' }).fill('note\u202efdp');
  await page.getByRole('textbox', { name: 'Date de l’acte' }).fill('hier');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Dites qui a informé des dépôts dans le DMP.').waitFor();
  await page.getByText('La date de l’acte est illisible.').waitFor();
  await page.getByText(/Le titre contient/).waitFor();
  await picture(page, 'slips-and-missing');
  expect(bridge.calls.filter(({ name }) => name === 'deposit.send')).toEqual([]);
});
