import { describe, expect, test } from 'vitest';
import { good } from '../../support/bridge/scripted-bridge.ts';
import { hold } from '../holds/hold.ts';
import { job } from '../outbox/job.ts';
import { axe, picture, READABLE, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();

describe('the queue', () => {
  test('R13, H29: what should have left on an earlier day is said to be late, and counted beside its screen', async () => {
    const { page } = await open({
      ...READABLE,
      'outbox.list': () =>
        good([
          job('kept-back', { title: 'Compte rendu d’hier', dueBy: 0 }),
          job('of-today', { title: 'Compte rendu du jour', dueBy: Number.MAX_SAFE_INTEGER }),
          job('arrived', { title: 'Compte rendu reçu', state: 'sent', dueBy: 0 }),
        ]),
    });
    const rail = page.getByRole('navigation', { name: 'Écrans' }).getByRole('button', { name: /^Envois/ });
    await rail.getByRole('img', { name: '1 envoi à reprendre' }).waitFor();
    await rail.click();
    const late = page.getByRole('row').filter({ hasText: 'En retard' });
    await late.first().waitFor();
    expect(await late.count()).toBe(1);
    expect(await late.first().textContent()).toContain('Compte rendu d’hier');
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  test('H29: what came to its end is told as seen when it stands on the screen and not before', async () => {
    const { page, bridge } = await open({
      ...READABLE,
      'outbox.list': () =>
        good([job('bad', { state: 'refused' }), job('waits'), job('old', { state: 'sent', answerShown: true })]),
    });
    const told = () => bridge.calls.filter(({ name }) => name === 'outbox.shown').map(({ input }) => input);
    const rail = page.getByRole('navigation', { name: 'Écrans' }).getByRole('button', { name: /^Envois/ });
    await rail.getByRole('img', { name: '1 envoi à reprendre' }).waitFor();
    expect(told()).toEqual([]);
    await rail.click();
    await page.getByRole('row').filter({ hasText: 'Refusé' }).waitFor();
    await expect.poll(() => told().length).toBeGreaterThan(0);
    // Once a reading of the queue: this bridge forgets what it was told.
    expect(told().every((one) => JSON.stringify(one) === '{"jobIds":["bad"]}')).toBe(true);
    await page.context().close();
  });

  test('H60: in the narrowest window three received documents stand side by side, and no end of a title is hidden', async () => {
    const sent = (id: string, title: string) => job(id, { title, state: 'sent', answerShown: true });
    const jobs = [
      sent('a', 'Consultation de suivi du diabète, bilan de 2025'),
      sent('b', 'Consultation de suivi du diabète, bilan de 2026'),
      sent('c', 'W'.repeat(60)),
    ];
    const { page } = await open({ ...READABLE, 'outbox.list': () => good(jobs) });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: /^Déposer/ }).waitFor();
    await page.keyboard.press('Control+d');
    const titles = page.getByRole('region', { name: 'Envois' }).locator('li b');
    await expect.poll(() => titles.count()).toBe(3);
    const hidden = await titles.evaluateAll((all) => all.slice(0, 2).map((one) => one.scrollWidth - one.clientWidth));
    expect(hidden).toEqual([0, 0]);
    await picture(page, '04-trois-recus');
    await page.context().close();
  });

  test('H18, R28: a document that has just been queued is veiled until the holds were asked for again', async () => {
    const title = 'Biopsie';
    const uniqueId = '2.25.9';
    let answer: (() => void) | undefined;
    let asked = 0;
    const { page, bridge } = await open({
      ...READABLE,
      'outbox.list': () => good([]),
      'holds.list': async () => {
        if ((asked += 1) > 1) await new Promise<void>((go) => (answer = go));
        const holds = asked > 1 ? [hold('PAT', 2, { insId: job('x').insId, versions: [uniqueId] })] : [];
        return good({ holds, clockOffsetMs: 0 });
      },
    });
    await page.getByRole('button', { name: 'Déposer' }).click();
    await page.getByText('Aucun document à déposer').waitFor();
    await bridge.emit('outbox.changed', job('new', { title, uniqueId, state: 'queued' }));
    const strip = page.getByRole('region', { name: 'Envois' });
    await strip.getByText('Titre voilé').waitFor();
    expect(await page.content()).not.toContain(title);
    await expect.poll(() => answer !== undefined).toBe(true);
    answer?.();
    await expect.poll(() => asked).toBe(2);
    expect(await strip.innerText()).toContain('Titre voilé');
    await page.context().close();
  });

  test('H18, R28: a held document stands there without its title and type, until the veil is raised', async () => {
    const title = 'Anatomopathologie : biopsies coliques';
    const { page } = await open({
      ...READABLE,
      'outbox.list': () =>
        good([
          job('held', { title, typeLabel: 'CR d’anatomopathologie', uniqueId: '2.25.7', state: 'sent' }),
          job('plain', { title: 'Ordonnance', uniqueId: '2.25.8', state: 'sent' }),
        ]),
      'holds.list': () =>
        good({ holds: [hold('PAT', 2, { insId: job('x').insId, versions: ['2.25.7'] })], clockOffsetMs: 0 }),
      'holds.raiseVeil': () => good([{ holdId: 'PAT', title, reason: 'à annoncer' }]),
    });
    await page
      .getByRole('navigation', { name: 'Écrans' })
      .getByRole('button', { name: /^Envois/ })
      .click();
    await page.getByText('Ordonnance').waitFor();
    await page.getByText('Titre voilé').waitFor();
    // Names for a screen reader and hints under the pointer are read over a shoulder too.
    expect(await page.content()).not.toMatch(/biopsies|anatomopathologie/i);
    await picture(page, 'envois-voile');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('h');
    await page.getByText(title).waitFor();
    await page.keyboard.press('Control+d');
    await page.getByText('Aucun document à déposer').waitFor();
    await page.getByRole('region', { name: 'Envois' }).getByText('Titre voilé').waitFor();
    expect(await page.content()).not.toMatch(/biopsies/i);
    await page.context().close();
  });
});
