import { describe, expect, test } from 'vitest';
import type { OpeningOutcome } from '../../../shared/contract/dossier.ts';
import { good } from '../../support/bridge/scripted-bridge.ts';
import { DOMINIQUE, dossierOf, OPEN, RUTH } from '../../support/bridge/world.ts';
import { axe, CAUTION, opened, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();

describe('opening', () => {
  test('H01: two homonyms are told apart at a glance, and nothing opens without a choice', async () => {
    const { page, bridge } = await open({ 'card.state': () => good(OPEN) });
    await page.getByLabel('Chercher une personne').fill('pat-jumeau');
    await page.getByText('3 janvier 1980').waitFor();
    await page.getByText('1er mars 1980').waitFor();
    expect(await page.getByText('homonyme', { exact: true }).count()).toBe(2);
    await page.keyboard.press('Enter');
    expect(bridge.calls.map(({ name }) => name)).not.toContain('dossier.open');
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  test('H02: the answer for A, late, is never painted under the banner of B', async () => {
    const release: { now?: () => void } = {};
    const { page } = await open({
      'card.state': () => good(OPEN),
      'dossier.open': ({ insId }) =>
        insId === RUTH.insId
          ? new Promise((resolve) => {
              release.now = () => resolve(good(dossierOf(RUTH, { kind: 'no-dmp' })));
            })
          : good(dossierOf(DOMINIQUE, { kind: 'no-dmp' })),
    });
    await page.getByText('DECOURCY').click();
    await page.getByText('Le DMP est interrogé').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByText('PAT-TROIS', { exact: true }).click();
    await page.getByRole('heading', { name: 'Cette patiente n’a pas de DMP' }).waitFor();
    release.now?.();
    await page.waitForTimeout(200);
    expect(await page.getByLabel('Identité du patient').getAttribute('data-ins')).toBe(DOMINIQUE.insId);
    await page.context().close();
  });

  const outcomes: readonly (readonly [string, OpeningOutcome, string])[] = [
    ['no DMP', { kind: 'no-dmp' }, 'Cette patiente n’a pas de DMP'],
    [
      'closed',
      { kind: 'closed', date: '2026-03-03', motive: 'demande du titulaire' },
      'Ce DMP est fermé depuis le 3 mars 2026',
    ],
    ['forbidden', { kind: 'forbidden' }, 'Ce dossier ne vous est pas ouvert'],
    ['unknown status', { kind: 'unknown-status', raw: 'XYZ' }, 'Le DMP a répondu par un état inconnu'],
    [
      'unreachable',
      { kind: 'unreachable', fault: { code: 'network/timeout' }, hasCopy: false, mayQueue: false },
      'Le DMP n’a pas répondu',
    ],
  ];
  for (const [name, outcome, title] of outcomes) {
    test(`H23: ${name} says why and what remains possible, with the same caution and no way round`, async () => {
      const { page, bridge } = await open(opened(DOMINIQUE, outcome, false));
      await page.getByRole('heading', { name: title }).waitFor();
      await page.getByText('Déposer : non').waitFor();
      await page.getByText(CAUTION).waitFor();
      expect(await page.locator('body').innerText()).not.toMatch(/urgence|bloqué/i);
      expect(bridge.calls.map(({ name: call }) => call)).not.toContain('dossier.list');
      expect(await axe(page)).toEqual([]);
      await page.context().close();
    });
  }

  test('H04: a difference of identity asks for a typed reason and shows no trait of the DMP', async () => {
    const { page, bridge } = await open({
      ...opened(DOMINIQUE, { kind: 'identity-doubt', differences: ['birth-date'] }),
      'dossier.acceptMismatch': () => good(dossierOf(DOMINIQUE, { kind: 'no-dmp' })),
    });
    const accept = page.getByRole('button', { name: 'C’est la bonne personne, continuer' });
    await accept.click({ force: true });
    expect(bridge.calls.map(({ name }) => name)).not.toContain('dossier.acceptMismatch');
    await page.getByLabel(/Pourquoi est-ce la bonne personne/).fill('pièce vue');
    expect(await axe(page)).toEqual([]);
    await accept.click();
    await page.getByRole('heading', { name: 'Cette patiente n’a pas de DMP' }).waitFor();
    await page.context().close();
  });
});
