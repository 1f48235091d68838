import { describe, expect, test } from 'vitest';
import type { Screen } from '../../../shared/contract/app.ts';
import type { CardView } from '../../../shared/contract/card.ts';
import type { Spot } from '../../../shared/contract/spot.ts';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { APP, dossierOf, listOf, LOCKED, OPEN, RIGHT, row, ROWS, RUTH, viewOf } from '../../support/bridge/world.ts';
import { listIn, READABLE, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();

describe('lock', () => {
  const shown: Script = {
    ...READABLE,
    'document.read': ({ rowId }) =>
      good(
        viewOf(ROWS.find((one): one is DocumentRow => one.rowId === rowId) as DocumentRow, {
          kind: 'structured',
          sections: [{ title: 'Conclusion', narrative: [{ kind: 'text', text: 'adénocarcinome' }], sections: [] }],
          incomplete: false,
        }),
      ),
  };

  test('H44: a card that leaves empties the window at once, before any answer', async () => {
    let locked = false;
    const { page, bridge } = await open({
      ...shown,
      'card.state': () => (locked ? new Promise(() => undefined) : good(OPEN)),
    });
    await listIn(page).getByRole('option').first().click();
    await page.getByText('adénocarcinome').waitFor();
    locked = true;
    bridge.keepsPage = true;
    await bridge.emit('card.changed', { ...LOCKED, lockedBy: 'card-removed' });
    await page.getByText('adénocarcinome').waitFor({ state: 'detached' });
    expect(await page.content()).not.toMatch(/NESSI|DECOURCY|adénocarcinome|Biologie/);
    expect(await page.title()).toBe('Poste DMP');
    await page.context().close();
  });

  test('decision 13, N5: after a lock another page comes back to the screen where one was', async () => {
    let card: CardView = OPEN;
    let at: Screen | null = null;
    const { page } = await open({
      ...shown,
      'card.state': () => good(card),
      'card.lock': () => good((card = LOCKED)),
      'card.unlock': () => good((card = OPEN)),
      'app.blank': ({ screen }) => {
        // A page that comes up says it too, and was nowhere.
        at = screen ?? at;
        return good({});
      },
      'app.state': () => good({ ...APP, screenAtLock: at }),
      'journal.find': () => good({ rows: [], matched: 0, total: 0 }),
    });
    const rail = page.getByRole('navigation', { name: 'Écrans' });
    const here = rail.getByRole('button', { name: 'Dossier', exact: true });
    for (const screen of [/^Envois/, /^Annonces/, /^Journal/, /^Dossier/]) {
      await rail.getByRole('button', { name: screen }).click();
      await page.keyboard.press('Control+l');
      // Its field has the focus: nothing is pressed before.
      await page.getByRole('heading', { name: 'Bonjour, Dr LIBRE' }).waitFor();
      await page.keyboard.type('1234');
      await page.keyboard.press('Enter');
      await rail.locator('[aria-current=page]').filter({ hasText: screen }).waitFor();
      await expect.poll(() => here.count()).toBe(1);
    }
    await page.context().close();
  });

  test('H47, decision 13: after a lock the list is where it was: its bounds, its line, its first line in sight and what was chosen', async () => {
    let card: CardView = OPEN;
    let kept: Spot | null = null;
    const many = Array.from({ length: 90 }, (_, index) => row(`Document ${100 + index}`, { actTime: '20261115' }));
    const { page, bridge } = await open({
      ...shown,
      'card.state': () => good(card),
      'card.lock': () => good((card = LOCKED)),
      'card.unlock': () => good((card = OPEN)),
      // Another list has other rows of the same documents.
      'dossier.list': () => {
        const lists = bridge.calls.filter(({ name }) => name === 'dossier.list').length;
        return good(listOf(many.map((one) => ({ ...one, rowId: `${lists}-${one.uniqueId}` }))));
      },
      'dossier.keepSpot': ({ spot }) => {
        kept = spot;
        return good({});
      },
      'dossier.spot': () => good(kept),
    });
    const list = listIn(page);
    await page.getByRole('button', { name: 'Demander plus ancien' }).click();
    await list.getByText('Document 100', { exact: true }).waitFor();
    await list.focus();
    for (let n = 0; n < 40; n += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    const line = () => page.locator('.list .row.at').innerText();
    const box = () => list.evaluate((one) => one.scrollTop);
    // Kept once nothing moves any more.
    await expect
      .poll(() => kept)
      .toMatchObject({ line: many[40]?.uniqueId, top: expect.any(String), chosen: { length: 1 } });
    const before = { line: await line(), top: await box() };
    expect(before.top).toBeGreaterThan(200);
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: 'Bonjour, Dr LIBRE' }).waitFor();
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await list.getByRole('option').first().waitFor();
    await expect.poll(line).toBe(before.line);
    // To the line, not to the pixel: that is what one sees.
    await expect.poll(async () => Math.abs((await box()) - before.top)).toBeLessThan(100);
    expect(await list.locator('[aria-selected=true]').count()).toBe(1);
    const asked = bridge.calls.filter(({ name }) => name === 'dossier.list').at(-1);
    expect(asked?.input).toMatchObject({ scope: 'all' });
    await page.context().close();
  });

  test('H60: a screen pressed while the dossier comes back stays; the dossier waits behind it', async () => {
    const answer: { give?: () => void } = {};
    const { page } = await open({
      ...shown,
      'dossier.current': () =>
        new Promise((resolve) => {
          answer.give = () => resolve(good(dossierOf(RUTH, { kind: 'open', right: RIGHT })));
        }),
      'outbox.list': () => good([]),
    });
    const rail = page.getByRole('navigation', { name: 'Écrans' });
    // The dossier that is on its way is where one already is, not the search.
    await rail.getByRole('button', { name: 'Dossier', exact: true }).click();
    expect(await page.getByRole('heading', { name: 'Ouvrir un dossier' }).count()).toBe(0);
    await rail.getByRole('button', { name: /^Envois/ }).click();
    const outbox = page.getByRole('heading', { name: 'Envois', level: 1 });
    await outbox.waitFor();
    await expect.poll(() => answer.give !== undefined).toBe(true);
    answer.give?.();
    await page.waitForTimeout(200);
    expect(await outbox.count()).toBe(1);
    await rail.getByRole('button', { name: 'Dossier', exact: true }).click();
    await listIn(page).getByRole('option').first().waitFor();
    await page.context().close();
  });

  test('H02: an answer that comes after the lock paints nothing', async () => {
    const answer: { give?: () => void } = {};
    const { page, bridge } = await open({
      ...shown,
      'dossier.list': () =>
        new Promise((resolve) => {
          answer.give = () => resolve(good(listOf(ROWS)));
        }),
    });
    await page.getByText('Lecture de la liste').waitFor();
    bridge.keepsPage = true;
    await page.keyboard.press('Control+l');
    await page.getByRole('status').filter({ hasText: 'Poste DMP' }).waitFor();
    // It waits for its end, and takes no code.
    expect(await page.locator('input').count()).toBe(0);
    answer.give?.();
    await page.waitForTimeout(200);
    expect(await page.content()).not.toMatch(/NESSI|Biologie/);
    await page.context().close();
  });
});
