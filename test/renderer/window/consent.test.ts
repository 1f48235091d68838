import { describe, expect, test } from 'vitest';
import { good } from '../../support/bridge/scripted-bridge.ts';
import { DOMINIQUE, dossierOf, RIGHT } from '../../support/bridge/world.ts';
import { axe, listIn, opened, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();

describe('consent', () => {
  const asked = opened(DOMINIQUE, { kind: 'consent-needed', why: 'missing' });

  test('H22: nothing is ticked at first paint and nothing is sent before the four answers', async () => {
    const { page, bridge } = await open(asked);
    const act = page.getByRole('button', { name: 'Inscrire et ouvrir le dossier' });
    await page.getByText('Il reste 4 réponses.').waitFor();
    expect(await page.locator('input:checked').count()).toBe(0);
    await act.click({ force: true });
    await page.getByRole('radio', { name: 'La patiente elle-même' }).check({ force: true });
    await page.getByRole('radio', { name: 'Membre de son équipe de soins' }).check({ force: true });
    await page.getByRole('radio', { name: 'De vive voix' }).check({ force: true });
    await page.keyboard.press('Enter');
    await page.getByText('Il reste 1 réponse.').waitFor();
    expect(
      bridge.calls.map(({ name }) => name).filter((name) => name.startsWith('dossier.') && name !== 'dossier.current'),
    ).toEqual([]);
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  test('R6, R37: what is sent is what the record showed, once, however often one clicks', async () => {
    let dossier = dossierOf(DOMINIQUE, { kind: 'consent-needed', why: 'missing' });
    const { page, bridge } = await open({
      ...asked,
      'dossier.current': () => good(dossier),
      'dossier.consent': async () => {
        await new Promise((resolve) => setTimeout(resolve, 150));
        return good((dossier = dossierOf(DOMINIQUE, { kind: 'open', right: RIGHT })));
      },
    });
    await page.getByRole('radio', { name: 'Une autre personne, en son nom' }).check({ force: true });
    await page.getByLabel('Nom et prénom de cette personne').fill('PAT-TROIS Claude');
    await page.getByRole('radio', { name: 'Hors équipe de soins' }).check({ force: true });
    await page.getByRole('checkbox').check({ force: true });
    await page.getByRole('radio', { name: 'Par écrit' }).check({ force: true });
    await page.getByText('PAT-TROIS Claude, mesure de protection').waitFor();
    await page.getByRole('button', { name: 'Inscrire et ouvrir le dossier' }).dblclick();
    await listIn(page).waitFor();
    const sent = bridge.calls.filter(({ name }) => name === 'dossier.consent');
    expect(sent.map(({ input }) => input)).toMatchObject([
      {
        consentingPerson: 'protection-measure',
        representativeName: 'PAT-TROIS Claude',
        capacity: 'not-care-team',
        informed: true,
        means: 'written',
      },
    ]);
    await page.context().close();
  });

  test('H22: leaving records nothing; a refusal is an act of its own, confirmed', async () => {
    const { page, bridge } = await open({
      ...asked,
      'dossier.refuse': () => good(dossierOf(DOMINIQUE, { kind: 'consent-needed', why: 'refused' })),
    });
    await page.getByRole('button', { name: 'La patiente refuse…' }).click();
    await page.keyboard.press('Enter');
    expect(bridge.calls.map(({ name }) => name)).not.toContain('dossier.refuse');
    await page.getByRole('button', { name: 'La patiente refuse…' }).click();
    await page.getByRole('button', { name: 'Inscrire le refus' }).click();
    await page.getByText('Un refus est inscrit.').waitFor();
    await page.getByRole('button', { name: 'Ne pas ouvrir' }).click();
    await page.getByRole('heading', { name: 'Ouvrir un dossier' }).waitFor();
    expect(bridge.calls.filter(({ name }) => name === 'dossier.refuse')).toHaveLength(1);
    await page.context().close();
  });
});
