import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import type { PageOptions } from '../../support/bridge/browser.ts';
import {
  CARD,
  emergencyOutcome,
  emergencyScript,
  preparationOf,
  POSSIBLE,
} from '../../support/bridge/emergency-world.ts';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { DOMINIQUE, dossierOf, OPEN } from '../../support/bridge/world.ts';
import { axe, useBuiltWindow } from './bench.ts';

const openWindow = useBuiltWindow();

const open = (script: Script = {}, options?: PageOptions) => openWindow(emergencyScript(script), options);
const inside = (change: object = {}): Script => ({
  'dossier.current': () => good(dossierOf(DOMINIQUE, emergencyOutcome(change), false)),
});
const SHOTS = process.env['SHOTS'];

/** What axe finds, as one line each; keeps a picture to be looked at when asked to. */
async function look(page: Page, name: string): Promise<string[]> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: `${SHOTS}/${name}.png` });
  }
  return axe(page);
}

const act = (page: Page) => page.getByRole('button', { name: 'Ouvrir en urgence' });
const callsOf = (bridge: { calls: readonly { name: string }[] }, name: string) =>
  bridge.calls.filter((one) => one.name === name);

describe('R30, H25: the access page', () => {
  test('nothing is ticked; keyboard alone: key, two ticks, a reason, Enter', async () => {
    const { page, bridge } = await open();
    await page.getByRole('button', { name: /Accès d’urgence/ }).waitFor();
    await page.keyboard.press('Control+u');
    await page.getByText('Aucune opposition', { exact: true }).waitFor();
    expect(await page.getByRole('dialog').locator('input:checked').count()).toBe(0);
    await page.keyboard.press('Enter');
    expect(callsOf(bridge, 'emergency.open')).toHaveLength(0);
    await page.getByText('Le motif est vide.').waitFor();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('textbox', { name: 'Motif' }).fill('x');
    await page.getByText('Ce motif est trop court pour être compris.').waitFor();
    await page.getByRole('textbox', { name: 'Motif' }).fill('Glasgow 6 à l’arrivée, AVP');
    expect(await look(page, 'urgence-acces')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Fiche d’urgence/ }).waitFor({ state: 'attached' });
    expect(callsOf(bridge, 'emergency.open')).toMatchObject([
      { input: { unableToConsent: true, immediateRisk: true, reason: 'Glasgow 6 à l’arrivée, AVP', quick: null } },
    ]);
    await page.context().close();
  });

  test('H25: a digit gives a reason; the button says what it costs', async () => {
    const { page, bridge } = await open({}, { dark: true });
    await page.getByRole('button', { name: /Accès d’urgence/ }).click();
    await page.keyboard.press('2');
    expect(await page.getByRole('textbox', { name: 'Motif' }).inputValue()).toBe('Traumatisme grave, ');
    await page.getByRole('dialog').getByRole('checkbox').nth(0).check({ force: true });
    await page.getByRole('dialog').getByRole('checkbox').nth(1).check({ force: true });
    await page.getByText('Elle et son médecin traitant seront informés').waitFor();
    expect(await look(page, 'urgence-acces-sombre')).toEqual([]);
    await act(page).click();
    await page.getByRole('timer').waitFor();
    expect(callsOf(bridge, 'emergency.open')).toMatchObject([{ input: { quick: 'trauma' } }]);
    await page.context().close();
  });

  const refusals = [
    ['refused', { kind: 'refused' }, 'Le DMP ne le donne pas, sans en dire plus. Ce n’est pas une panne.'],
    ['closed', { kind: 'closed' }, 'Ce DMP est fermé'],
    ['no-dmp', { kind: 'no-dmp' }, 'Cette personne n’a pas de DMP'],
    ['unreachable', { kind: 'unreachable', fault: { code: 'network/timeout' } }, 'Ce qui ne répond pas'],
    ['card', { kind: 'unreachable', fault: { code: 'card/failed' } }, 'la carte ou son lecteur'],
  ] as const;
  test.each(refusals)(
    'R9, H23, H25: %s: no button, the reason or the layer, and another way',
    async (_, state, said) => {
      const { page, bridge } = await open({ 'emergency.prepare': () => good(preparationOf(state)) });
      await page.getByRole('button', { name: /Accès d’urgence/ }).click();
      await page.getByText(said).first().waitFor();
      await page.getByText('Autres voies').waitFor();
      expect(await act(page).count()).toBe(0);
      await page.keyboard.press('Enter');
      expect(callsOf(bridge, 'emergency.open')).toHaveLength(0);
      if (state.kind === 'refused') expect(await look(page, 'urgence-refus')).toEqual([]);
      await page.context().close();
    },
  );

  test('decision 24: an opposition that is not known is said so; H04: other traits ask for a look', async () => {
    const state: typeof POSSIBLE = { kind: 'possible', opposition: 'unknown', differences: ['birth-date'] };
    const { page } = await open({ 'emergency.prepare': () => good(preparationOf(state)) });
    await page.getByRole('button', { name: /Accès d’urgence/ }).click();
    await page.getByText('Opposition non connue.').waitFor();
    await page.getByText('Le DMP a d’autres traits pour cette personne (date de naissance).').waitFor();
    await page.context().close();
  });

  test('what the main process refuses is said, and nothing changes', async () => {
    const { page } = await open({ 'emergency.open': () => bad('emergency/not-prepared') });
    await page.getByRole('button', { name: /Accès d’urgence/ }).click();
    await page.getByRole('dialog').getByRole('checkbox').nth(0).check({ force: true });
    await page.getByRole('dialog').getByRole('checkbox').nth(1).check({ force: true });
    await page.getByRole('textbox', { name: 'Motif' }).fill('Glasgow 6 à l’arrivée');
    await act(page).click();
    await page.getByText('La vérification du dossier n’est plus à jour.').waitFor();
    await page.context().close();
  });
});

describe('H26, EX_0.3-1050: the mode is on every pane while it lasts', () => {
  test('bar, countdown and frame over the card, the search and the outbox', async () => {
    const { page } = await open({ ...inside(), 'outbox.list': () => good([]) });
    await page.getByRole('timer').waitFor();
    expect(await page.getByRole('timer').innerText()).toBe('52:14');
    await page.getByText('la patiente et son médecin traitant en sont informés par le DMP').waitFor();
    for (const screen of ['Envois', 'Dossier']) {
      await page.getByRole('navigation').getByRole('button', { name: screen }).click();
      expect(await page.getByRole('timer').count()).toBe(1);
      expect(await page.locator('.emergency-frame').count()).toBe(1);
    }
    await page.keyboard.press('Control+k');
    expect(await page.getByRole('timer').count()).toBe(1);
    await page.context().close();
  });

  test('at its end the window is emptied at once, and says so', async () => {
    const { page } = await open({
      ...inside({ until: Date.parse('2026-11-24T08:31:02Z') }),
    });
    await page.getByRole('timer').waitFor();
    await page.clock.setFixedTime(new Date('2026-11-24T08:31:03Z'));
    await page.getByText('L’accès d’urgence est terminé.').waitFor();
    expect(await page.getByText('PAT-TROIS', { exact: true }).count()).toBeLessThan(2);
    expect(await page.getByRole('timer').count()).toBe(0);
    await page.context().close();
  });

  test('H25: a quick reason is completed before closing; one letter is refused in words', async () => {
    const { page, bridge } = await open({
      ...inside({ reason: 'AVC', reasonComplete: false }),
      'emergency.close': ({ reason }) => (reason === 'AVC, x' ? bad('emergency/reason-too-short') : good({})),
    });
    await page.getByRole('button', { name: 'Fermer maintenant' }).click();
    const field = page.getByRole('textbox', { name: 'Motif' });
    await field.fill('AVC, x');
    await page.getByRole('button', { name: 'Compléter et fermer l’accès' }).click();
    await page.getByText('Ce motif est trop court pour être compris.').waitFor();
    expect(await look(page, 'urgence-motif')).toEqual([]);
    await field.fill('AVC, aphasie brutale');
    await page.getByRole('button', { name: 'Compléter et fermer l’accès' }).click();
    await page.getByRole('heading', { name: 'Ouvrir un dossier' }).waitFor();
    expect(callsOf(bridge, 'emergency.close')).toHaveLength(2);
    await page.context().close();
  });
});

describe('H27: the card', () => {
  test.each([
    ['light', false],
    ['dark', true],
  ])(
    '%s: quotations in guillemets with source and page, what is not simply said bears its word',
    async (name, dark) => {
      const { page } = await open(inside(), { dark });
      await page.getByText('Pénicilline : choc anaphylactique en 2019', { exact: false }).waitFor();
      await page.getByText('douteux').waitFor();
      await page.getByText('quelqu’un d’autre').waitFor();
      await page.getByText('Non trouvé dans 34 documents lus, 2 non lus.').first().waitFor();
      expect(await page.locator('.vital').innerText()).not.toMatch(/aucun/i);
      expect(await look(page, `urgence-fiche-${name}`)).toEqual([]);
      await page.context().close();
    },
  );

  test('while it is built it says how far it is; a failure names its layer', async () => {
    const reading = { ...CARD, state: 'reading' as const, read: 4, items: CARD.items.slice(0, 1) };
    const { page, bridge } = await open({ ...inside(), 'emergency.card': () => good(reading) });
    await page.getByText('Lecture en cours\u202f: 4 documents sur 40').waitFor();
    const failed = { ...reading, state: 'failed' as const, fault: { code: 'network/timeout' } };
    bridge.script['emergency.card'] = () => good(failed);
    await bridge.emit('emergency.changed');
    await page.getByText('le réseau, entre ce poste et le DMP').waitFor();
    await page.context().close();
  });
});

test('R31: the Centre 15 asks for no reason', async () => {
  const { page, bridge } = await open({
    'emergency.standing': () => good({ regulator: true, officer: false, lifeMs: 3_600_000, unfinished: [] }),
    'emergency.prepare': () => good(preparationOf(POSSIBLE, 'centre_15')),
  });
  await page.getByRole('button', { name: /Accès de régulation/ }).click();
  await page.getByText('Aucun motif n’est demandé au médecin régulateur.').waitFor();
  expect(await look(page, 'regulation')).toEqual([]);
  await page.getByRole('button', { name: 'Ouvrir pour la régulation' }).click();
  expect(callsOf(bridge, 'emergency.prepare')).toMatchObject([{ input: { mode: 'centre_15' } }]);
  await page.context().close();
});

test('H25: from the search, the chosen line and one key; a reason that still lacks words is recalled', async () => {
  const unfinished = [
    {
      accessId: '0b0c1c3e-6d0a-4a3e-9f5e-2f1f0a1b2c3d',
      at: 1,
      birthName: 'PAT-SEIZE',
      firstGivenName: 'Léo',
      reason: 'Coma',
    },
  ];
  const { page, bridge } = await open({
    'card.state': () => good(OPEN),
    'dossier.current': () => good(null),
    'emergency.standing': () => good({ regulator: false, officer: false, lifeMs: 3_600_000, unfinished }),
  });
  await page.getByText('Un accès d’urgence attend son motif.').waitFor();
  await page.getByLabel('Chercher une personne').fill('pat-trois');
  await page.getByRole('row', { name: /PAT-TROIS/ }).waitFor();
  await page.keyboard.press('Control+u');
  expect(callsOf(bridge, 'emergency.prepare')).toHaveLength(0);
  await page.keyboard.press('ArrowDown');
  expect(await look(page, 'urgence-recherche')).toEqual([]);
  await page.keyboard.press('Control+u');
  await page.getByText('Aucune opposition', { exact: true }).waitFor();
  expect(callsOf(bridge, 'emergency.prepare')).toMatchObject([{ input: { insId: DOMINIQUE.insId } }]);
  await page.context().close();
});

test('H06: one candidate at 99 %: nothing is chosen, no key opens it; an opposed one cannot be chosen', async () => {
  const one = {
    candidateId: '0b0c1c3e-6d0a-4a3e-9f5e-2f1f0a1b2c3d',
    birthName: 'PAT-TROIS',
    givenNames: 'Dominique',
    sex: 'F' as const,
    birthDate: '1979-03-28',
    place: '51215',
    score: 99,
    opposition: 'none' as const,
    openable: true,
  };
  const opposed = {
    ...one,
    candidateId: '1b0c1c3e-6d0a-4a3e-9f5e-2f1f0a1b2c3d',
    birthName: 'PAT-NON',
    opposition: 'opposed' as const,
    openable: false,
  };
  const { page, bridge } = await open({
    'emergency.standing': () => good({ regulator: true, officer: false, lifeMs: 3_600_000, unfinished: [] }),
    'emergency.search': () => good({ candidates: [one, opposed], complete: true }),
    'emergency.prepareCandidate': () => good(preparationOf(POSSIBLE, 'centre_15')),
  });
  await page.getByRole('navigation').getByRole('button', { name: 'Régulation' }).click();
  await page.getByLabel('Nom de naissance').fill('pat-trois');
  await page.keyboard.press('Enter');
  await page.getByText('99\u00a0%').first().waitFor();
  expect(await page.locator('input[type=radio]:checked').count()).toBe(0);
  await page.keyboard.press('Enter');
  expect(callsOf(bridge, 'emergency.prepareCandidate')).toHaveLength(0);
  expect(await page.getByRole('radio', { name: /PAT-NON/ }).isDisabled()).toBe(true);
  expect(await look(page, 'regulation-recherche')).toEqual([]);
  await page.getByRole('radio', { name: /PAT-TROIS/ }).check();
  await page.getByRole('button', { name: 'Demander l’accès à la personne choisie…' }).click();
  await page.getByRole('button', { name: 'Ouvrir pour la régulation' }).waitFor();
  expect(callsOf(bridge, 'emergency.prepareCandidate')).toHaveLength(1);
  await page.context().close();
});
