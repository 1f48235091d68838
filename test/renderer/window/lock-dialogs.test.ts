import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import type { CardView } from '../../../shared/contract/card.ts';
import { good, type ScriptedBridge } from '../../support/bridge/scripted-bridge.ts';
import { LOCKED, OPEN } from '../../support/bridge/world.ts';
import { useBuiltWindow } from './bench.ts';
import { DIALOGS, type PlayedDialog } from './dialogs.ts';

const open = useBuiltWindow();
const WINDOW = join(import.meta.dirname, '..', '..', '..', 'renderer');
const TYPED = 'Un motif tapé à moitié';
/** Names, numbers and titles of everybody these dialogs speak of, and what was typed in them. */
const TRACES = ['NESSI', 'DECOURCY', 'PAT-TROIS', 'PAT-TRENTE', 'PAT-SEPT', '277076322082910', 'Biopsie', TYPED];
/** It stands on the lock screen, where nobody's dossier is. */
const ON_THE_LOCK_SCREEN = 'features/card/pin-form.tsx';
const ON_THE_DESK = DIALOGS.filter(({ file }) => file !== ON_THE_LOCK_SCREEN);

/** How many dialogs each file of the window shows. */
function dialogsInSource(): Record<string, number> {
  const counted = globSync('**/*.tsx', { cwd: WINDOW }).map((file) => {
    const source = readFileSync(join(WINDOW, file), 'utf8');
    return [file, (source.match(/<(Dialog|dialog)\b/g) ?? []).length] as const;
  });
  // The one that every other is made of.
  return Object.fromEntries(counted.filter(([file, count]) => count > 0 && file !== 'ui/dialog.tsx'));
}

async function typeHalfway(page: Page): Promise<void> {
  const field = page.getByRole('dialog').last().getByRole('textbox').first();
  if ((await field.count()) > 0 && (await field.isEditable())) await field.fill(TYPED);
}

async function showsNothing(page: Page): Promise<void> {
  const seen = [await page.title(), ...(await Promise.all(page.frames().map((frame) => frame.content())))].join('\n');
  for (const trace of TRACES) expect(seen).not.toContain(trace);
}

/** The card as a lock and its code change it, under a script that had it open. */
function follow(bridge: ScriptedBridge): (card: CardView) => Promise<void> {
  let now: CardView = OPEN;
  bridge.script['card.state'] = () => good(now);
  bridge.script['card.lock'] = () => good((now = LOCKED));
  return async (card) => {
    now = card;
    await bridge.emit('card.changed', card);
  };
}

const desk = (page: Page) => page.getByRole('navigation', { name: 'Écrans' });

async function playLock(page: Page, { come, name }: PlayedDialog, become: (card: CardView) => Promise<void>) {
  await desk(page).waitFor();
  await come(page);
  await page.getByRole('dialog').last().waitFor();
  await typeHalfway(page);
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: 'Bonjour, Dr LIBRE' }).waitFor();
  expect(await page.getByRole('dialog').count(), name).toBe(0);
  await showsNothing(page);
  await become(OPEN);
  await desk(page).waitFor();
  expect(await page.getByRole('dialog').count(), name).toBe(0);
  expect(await page.locator('body').innerText()).not.toContain(TYPED);
}

describe('the lock, with every dialog of the product open', () => {
  test('H44: each dialog of the window is played below; a new one is listed with the way to it', () => {
    const played: Record<string, number> = {};
    for (const { file } of DIALOGS) played[file] = (played[file] ?? 0) + 1;
    expect(played).toEqual(dialogsInSource());
  });

  for (const [script, dialogs] of Map.groupBy(ON_THE_DESK, (one) => one.script)) {
    const names = dialogs.map(({ name }) => name).join(' ; ');
    test(`H44, H45: Ctrl L takes it away with what was typed, and the code does not bring it back: ${names}`, async () => {
      const { page, bridge } = await open(script);
      const become = follow(bridge);
      for (const dialog of dialogs) await playLock(page, dialog, become);
      await page.context().close();
    });
  }

  test('H44: the question of the lock screen goes with the card, and is not there for the next one', async () => {
    const { page, bridge } = await open({});
    const become = follow(bridge);
    await become(LOCKED);
    await page.getByRole('button', { name: 'Code oublié ?' }).click();
    await page.getByRole('dialog').waitFor();
    await become({ kind: 'no-card' });
    await page.getByRole('heading', { name: 'Glissez votre carte' }).waitFor();
    await become(LOCKED);
    await page.getByRole('heading', { name: 'Bonjour, Dr LIBRE' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });
});
