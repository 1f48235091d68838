import { Desk, openDesk } from './pages/desk.ts';
import { textFile } from './pages/deposit.ts';
import { clipboardText } from './support/clipboard.ts';
import { endChild } from './support/end-child.ts';
import { firstSightAfterLock } from './support/first-sight.ts';
import { inMemoryOf } from './support/page-memory.ts';
import { canPullCards, removableCard, type RemovableCard } from './support/removable-card.ts';
import { renderersOf, servedBy } from './support/renderers.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });
const TRACES = ['PAT-TROIS', 'DOMINIQUE', '279035121518989', '189 89', 'rétinopathie', 'Brouillon de suivi'];
/** Found in a heap snapshot while the dossier is open. */
const IN_MEMORY = ['PAT-TROIS', '279035121518989'];
const COPIED = 'Pas de rétinopathie.';
let desk: Desk;
let card: RemovableCard | null = null;

test.beforeAll(async ({ world }) => {
  card = canPullCards() ? removableCard(world) : null;
  desk = await openDesk(world, card ? { settings: { pkcs11Library: card.library } } : {});
  await desk.openDossier('PAT-TROIS');
  await desk.dossier.read('Dépistage de la rétinopathie');
});
test.afterAll(async () => {
  card?.putBack();
  await desk.app.close();
});

/**
 * Locks by this act: the page is blank in the very turn after it heard of it, and takes no code any more; every process
 * that showed a page goes, and the lock screen comes up in another one, its field under the fingers.
 */
async function locksBy(act: () => Promise<void> | void): Promise<void> {
  const before = renderersOf(desk.app);
  const seen = await firstSightAfterLock(desk.page, act);
  for (const trace of [...TRACES, '<input']) expect(seen).not.toContain(trace);
  if (card?.isPulled()) await expect(desk.page.getByRole('heading', { name: 'Glissez votre carte' })).toBeVisible();
  else await expect(desk.lockScreen.code).toBeFocused();
  await desk.showsNothingOf(TRACES);
  // A process that was killed ends when the system has time for it.
  const serving = await servedBy(desk.app);
  await expect.poll(() => renderersOf(desk.app)).toEqual([serving]);
  expect(before).not.toContain(serving);
}

/** Reads the document again and copies its whole text, by keys. */
async function copyThePage(): Promise<void> {
  await desk.dossier.isListed();
  await desk.dossier.read('Dépistage de la rétinopathie');
  await desk.dossier.frame().getByText(COPIED).click();
  await desk.page.keyboard.press('Control+a');
  await desk.page.keyboard.press('Control+c');
  await desk.dossier.handOver('À mon propre dossier', 'Copier');
  await expect.poll(() => clipboardText(desk.app)).toContain(COPIED);
}

async function comesBackToTheDossier(): Promise<void> {
  await desk.lockScreen.unlockAgain();
  await expect(desk.dossier.banner).toContainText('PAT-TROIS');
}

test('H45, N5: Ctrl L blanks the window at once and ends its processes, and its title never names anyone', async () => {
  expect(await inMemoryOf(desk.page, IN_MEMORY)).toEqual(IN_MEMORY);
  expect(await desk.page.title()).not.toContain('PAT');
  // The page, and the frame of foreign files.
  expect(renderersOf(desk.app)).toHaveLength(2);
  await locksBy(() => desk.page.keyboard.press('Control+l'));
  expect(await inMemoryOf(desk.page, IN_MEMORY)).toEqual([]);
  const answer = await desk.page.evaluate(() => window.dmp.call('dossier.current', {}));
  expect(answer).toEqual({ ok: false, faults: [{ code: 'session/locked' }] });
});

test('H47, decision 13: the same card and its code come back to the same dossier', async () => {
  await comesBackToTheDossier();
  await desk.dossier.isListed();
});

test('H45, N5: what was copied here leaves the clipboard at the lock and with the dossier, and nothing else does', async () => {
  const { app, page, dossier } = desk;
  await dossier.read('Dépistage de la rétinopathie');
  await expect(dossier.frame().getByText(COPIED)).toBeVisible();
  const byLock = () => desk.lock();
  for (const leave of [byLock, () => dossier.close()]) {
    await copyThePage();
    // What a mouse would have left under X11: the text was selected before it was copied.
    await app.evaluate(async ({ clipboard }) => clipboard.selection.writeText(await clipboard.readText()));
    await leave();
    await expect.poll(() => clipboardText(app)).toBe('');
    await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.selection.readText())).toBe('');
    if (leave === byLock) await comesBackToTheDossier();
    else await desk.patients.open('PAT-TROIS');
  }
  await copyThePage();
  await app.evaluate(({ clipboard }) => clipboard.writeText('le texte d’un autre programme'));
  await desk.lock();
  await comesBackToTheDossier();
  expect(await clipboardText(app)).toBe('le texte d’un autre programme');
  expect(await page.title()).not.toContain('PAT');
});

test('decision 13: a draft being typed at the lock is there again, word for word', async () => {
  await desk.deposit.show();
  await desk.deposit.take(textFile('suivi.txt', 'Suivi. INS 279035121518989.'));
  await desk.deposit.fill({ title: 'Brouillon de suivi' });
  await desk.deposit.isSaved();
  await desk.deposit.answerMasked('no');
  await desk.lock();
  await desk.showsNothingOf(TRACES);
  await comesBackToTheDossier();
  if (!(await desk.deposit.act.isVisible())) await desk.deposit.show();
  await expect(desk.deposit.field('Titre')).toHaveValue('Brouillon de suivi');
  await expect(desk.page.getByRole('radio', { name: /^Les professionnels autorisés/ })).toBeChecked();
});

test('H44, N5: a card pulled in the middle of a draft locks the window and ends its process', async () => {
  test.skip(!card, 'a card that can be pulled needs a C compiler');
  await locksBy(() => card?.pull());
  card?.putBack();
  await comesBackToTheDossier();
});

test('H44: a card pulled behind an open dialogue takes the dialogue with it', async () => {
  test.skip(!card, 'a card that can be pulled needs a C compiler');
  await desk.patients.open('PAT-TROIS');
  await desk.dossier.isListed();
  await desk.page.getByRole('button', { name: 'Détail' }).click();
  await expect(desk.page.getByRole('dialog')).toBeVisible();
  await locksBy(() => card?.pull());
  await expect(desk.page.getByRole('dialog')).toHaveCount(0);
  card?.putBack();
  await comesBackToTheDossier();
});

test('H44: the watcher of the reader killed is doubt, and doubt locks', async () => {
  await locksBy(() => endChild(desk.app, 'watcher'));
  await comesBackToTheDossier();
});

for (const [event, what] of [
  ['suspend', 'the machine going to sleep'],
  ['lock-screen', 'its screen being locked'],
  ['user-did-resign-active', 'another user coming to the front'],
] as const) {
  test(`H44, N5, decision 13: ${what} locks, ends the page, and takes the open dialogue with it for good`, async () => {
    const dialog = desk.page.getByRole('dialog');
    await desk.page.getByRole('button', { name: 'Détail' }).click();
    await expect(dialog).toBeVisible();
    await locksBy(() => desk.app.emitPower(event));
    await comesBackToTheDossier();
    await expect(dialog).toHaveCount(0);
  });
}

test('N5: a page that hangs is ended with its process at the lock, and the lock screen comes up in another', async () => {
  const { app, page } = desk;
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await app.emitPower('suspend');
  // On Electron it is the same window; on the stand-in each process has a page of its own.
  if (app.driver === 'host') await expect.poll(() => page.isClosed()).toBe(true);
  desk = new Desk({ app, page: app.windows().at(-1) ?? page });
  await desk.lockScreen.isReady();
  await desk.showsNothingOf(TRACES);
  await comesBackToTheDossier();
});

test('a page that ends by itself comes up again in another process, with its dossier and without a code', async () => {
  const { app } = desk;
  const before = await servedBy(app);
  expect(renderersOf(app)).toContain(before);
  process.kill(before, 'SIGKILL');
  await expect.poll(() => servedBy(app)).not.toBe(before);
  desk = new Desk({ app, page: app.windows().at(-1) ?? desk.page });
  await expect(desk.dossier.banner).toContainText('PAT-TROIS');
  await desk.dossier.isListed();
});
