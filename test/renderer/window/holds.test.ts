import { describe, expect, test } from 'vitest';
import { isoToTypedDate } from '../../../renderer/texts/format/partial-date.ts';
import { good } from '../../support/bridge/scripted-bridge.ts';
import { DAY, hold } from '../holds/hold.ts';
import { axe, named, picture, READABLE, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();
const HOLDS = [
  hold('PAT-SEPT', 27, { reminder: 'release-soon', owner: null }),
  hold('PAT-ONZE', 11, { talk: { at: Date.now() + DAY, place: 'avec sa fille' } }),
  hold('PAT-SIX', 1, { precision: 'at-latest', depositedAt: null, noticeAt: null }),
];

describe('the hold board', () => {
  test('R29, H19: what presses and what nobody answers for comes first, in words; titles stay veiled', async () => {
    const { page } = await open({
      ...READABLE,
      'holds.list': () => good({ holds: HOLDS, clockOffsetMs: 0 }),
      'holds.raiseVeil': () => good([{ holdId: 'PAT-SEPT', title: 'Anatomopathologie', reason: 'à annoncer' }]),
    });
    const rail = page.getByRole('navigation', { name: 'Écrans' }).getByRole('button', { name: /^Annonces/ });
    await rail.getByRole('img', { name: '1 à faire sans tarder' }).waitFor();
    await rail.click();
    await page.getByRole('heading', { name: 'Consultations d’annonce' }).waitFor();
    const first = page.getByRole('row').filter({ hasText: 'PAT-SEPT' });
    expect(await first.textContent()).toMatch(/Titre voilé.*Personne/);
    expect(await axe(page)).toEqual([]);

    await page.keyboard.press('h');
    await page.getByText('Anatomopathologie').first().waitFor();
    await page.keyboard.press('a');
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Annuler');
    await page.context().close();
  });

  test('R29: with every date unknown the whole board stands in a window of 1,440 px, at 1,280 too', async () => {
    const unknown = { precision: 'at-latest', depositedAt: null, noticeAt: null } as const;
    const holds = ['PAT-SEPT', 'PAT-ONZE', 'PAT-SIX'].map((name, index) => hold(name, 3 + 10 * index, unknown));
    const noDate = hold('PAT-HUIT', 1, { ...unknown, releaseAt: null });
    const long = hold('PAT-NEUF', 9, {
      ...unknown,
      patient: { name: 'PAT-NEUF DE LA MONTAGNE-SAINTE', givenName: 'MARIE-FRANÇOISE', birthDate: '1951-02-22' },
      authorLabel: 'PROFESSEUR-ESSAI Jean-Baptiste Emmanuel',
      owner: {
        name: 'REMPLACEMENT-ESSAI Anne-Sophie',
        me: false,
        since: Date.now(),
        leave: { from: '2026-11-24', until: '2026-12-04' },
      },
      talk: { at: Date.now() + DAY, place: 'Hôpital de jour, deuxième étage, avec sa fille' },
    });
    const dated = hold('PAT-DIX', 15);
    for (const width of [1440, 1280]) {
      const { page } = await open(
        { ...READABLE, 'holds.list': () => good({ holds: [...holds, noDate, long, dated], clockOffsetMs: 0 }) },
        { width },
      );
      const rail = page.getByRole('navigation', { name: 'Écrans' }).getByRole('button', { name: /^Annonces/ });
      await rail.click();
      const table = page.getByRole('region', { name: 'Consultations d’annonce' });
      await table.getByText('PAT-HUIT').waitFor();
      await picture(page, `05-annonces-${width}`);
      const { seen, whole } = await table.evaluate((box) => ({ seen: box.clientWidth, whole: box.scrollWidth }));
      expect(whole, `at ${width}`).toBeLessThanOrEqual(seen);
      await page.context().close();
    }
  });

  test('R29, H19: for an absence, the announcements that end before the return are handed over with its days', async () => {
    const far = hold('PAT-DOUZE', 1);
    const { page, bridge } = await open({
      ...READABLE,
      'holds.list': () => good({ holds: [hold('PAT-ONZE', 27), far], clockOffsetMs: 0 }),
      'holds.entrust': () => good([]),
    });
    await page
      .getByRole('navigation', { name: 'Écrans' })
      .getByRole('button', { name: /^Annonces/ })
      .click();
    await page.getByText('PAT-DOUZE').first().waitFor();
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nom du confrère').fill('MODÈLE Anne');
    await dialog.getByRole('radio', { name: /avant mon retour/ }).check({ force: true });
    await dialog.getByRole('button', { name: 'Absence à indiquer' }).waitFor();
    const last = new Date(Date.now() + 10 * DAY).toISOString().slice(0, 10);
    const first = new Date(Date.now() + DAY).toISOString().slice(0, 10);
    await dialog.getByLabel('Absent du').fill(isoToTypedDate(first));
    await dialog.getByLabel('au, dernier jour compris').fill(isoToTypedDate(last));
    await picture(page, '05-relais');
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Confier 1 annonce' }).click();
    await expect.poll(() => named(bridge)).toContain('holds.entrust');
    expect(bridge.calls.find(({ name }) => name === 'holds.entrust')?.input).toEqual({
      holdIds: ['PAT-ONZE'],
      to: { kind: 'colleague', name: 'MODÈLE Anne', leave: { from: first, until: last } },
    });
    await page.context().close();
  });
});
