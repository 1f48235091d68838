import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockedDesk, openDesk, type Desk } from './pages/desk.ts';
import { textFile } from './pages/deposit.ts';
import { PIN } from './pages/lock-screen.ts';
import { depositsReceived } from './support/deposits-received.ts';
import { diskHindrance, smallDisk, type SmallDisk } from './support/small-disk.ts';
import { startAgain } from './support/second-program.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });

const HINDRANCE = diskHindrance();
const PROTECTED = /Ce poste ne peut plus rien enregistrer.*Rien n’est perdu/;
const FULL = /Le disque de ce poste est plein\. ?Libérez de la place\. Rien n’est perdu\./;
/** Under the limit of a document, and more than the log of a young database holds: it needs room of its own. */
const HEAVY = {
  name: 'long-suivi.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(`Suivi. INS 279035121518989.\n${`${'Tension 12/8. '.repeat(1_000)}\n`.repeat(230)}`),
};
const WORDS = {
  type: 'CR ou fiche de consultation ou de visite',
  title: 'Suivi gardé malgré le disque',
  actAt: '20/11/2026',
  masked: 'no',
} as const;

let desk: Desk;
let disk: SmallDisk | null = null;
let profile: string;

test.beforeAll(async ({ world }) => {
  if (HINDRANCE === null) disk = smallDisk(48);
  profile = disk?.path ?? mkdtempSync(join(tmpdir(), 'dmp-profile-'));
  desk = await openDesk(world, { userData: profile });
  await desk.openDossier('PAT-TROIS');
});
test.afterAll(async () => {
  try {
    disk?.makeRoom();
    await desk?.app.close();
  } finally {
    if (disk) await disk.remove();
    else rmSync(profile, { recursive: true, force: true });
  }
});

test('a second program on the same profile says so and ends, reads no setting, and the window comes to the front', async () => {
  await desk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.minimize();
    window?.blur();
  });
  const { code, said } = await startAgain(profile, ['--config', '/nowhere/client-config.json']);
  expect(said).toContain('Poste DMP est déjà ouvert dans ce profil');
  expect(said).not.toContain('configuration');
  expect(code).toBe(0);
  const front = () =>
    desk.app.evaluate(({ BrowserWindow }) => {
      const [window, ...others] = BrowserWindow.getAllWindows();
      return { minimised: window?.isMinimized(), focused: window?.isFocused(), others: others.length };
    });
  await expect.poll(front).toEqual({ minimised: false, focused: true, others: 0 });
  // The one at work has lost nothing: neither its card, nor its store.
  await expect(desk.dossier.banner).toContainText('PAT-TROIS');
  await desk.dossier.read('Dépistage de la rétinopathie');
});

test('a second program with a profile of its own works beside the first', async ({ world }) => {
  const other = await lockedDesk(world);
  try {
    await other.lockScreen.unlock();
    await other.patients.open('PAT-TROIS');
    await other.consent.isAsked();
    await expect(desk.dossier.banner).toContainText('PAT-TROIS');
  } finally {
    await other.app.close();
  }
});

test('H46, H58: on a full disk a file is not taken in, the message says why, and the same file is once there is room', async () => {
  test.skip(!disk, String(HINDRANCE));
  await desk.deposit.show();
  disk?.fill();
  await expect(await desk.deposit.refuse(HEAVY)).toContainText(FULL);
  disk?.makeRoom();
  await desk.deposit.take(HEAVY);
  await desk.deposit.fill(WORDS);
  await desk.deposit.isSaved();
});

test('H46, H58, N6: on a full disk nothing is queued that is not kept, and one locks; the same act works once there is room', async ({
  world,
}) => {
  test.skip(!disk, String(HINDRANCE));
  const before = await depositsReceived(world);
  disk?.fill();
  await desk.deposit.act.click();
  await expect(desk.page.getByRole('alert').filter({ hasText: FULL })).toBeVisible();
  await expect(desk.outbox.strip).toContainText('Aucun envoi');
  await desk.lock();
  expect(await depositsReceived(world)).toBe(before);
  disk?.makeRoom();
  await desk.lockScreen.unlockAgain();
  await expect(desk.deposit.field('Titre')).toHaveValue(WORDS.title);
  await desk.deposit.act.click();
  await desk.outbox.isReceived(WORDS.title);
  expect(await depositsReceived(world)).toBe(before + 1);
});

test('H46, H58, N6: read-only behind the open window, one works on and locks; no card opens it then, and all is there afterwards', async () => {
  test.skip(!disk, String(HINDRANCE));
  const title = 'Suivi sous protection';
  disk?.protect('stores', true);
  try {
    await desk.deposit.take(textFile('protege.txt', 'Tension 13/8. INS 279035121518989.'));
    await desk.deposit.fill({ title });
    await desk.deposit.isSaved();
    await desk.lock();
    await desk.lockScreen.type(PIN);
    await expect(desk.lockScreen.alert.filter({ hasText: PROTECTED })).toBeVisible();
    await desk.showsNothingOf(['PAT-TROIS', title]);
  } finally {
    disk?.protect('stores', false);
  }
  await desk.lockScreen.unlockAgain();
  await expect(desk.deposit.field('Titre')).toHaveValue(title);
});

test('H46, N6: killed at once, it leaves a profile that the next start opens once it may be written, with what was acknowledged', async ({
  world,
}) => {
  process.kill(desk.app.pid, 'SIGKILL');
  await desk.app.close();
  disk?.protect('stores', true);
  try {
    desk = await lockedDesk(world, { userData: profile });
    if (disk) {
      await desk.lockScreen.type(PIN);
      await expect(desk.lockScreen.alert.filter({ hasText: PROTECTED })).toBeVisible();
    }
  } finally {
    disk?.protect('stores', false);
  }
  await desk.lockScreen.unlockAgain();
  const sent = await desk.outbox.show();
  if (disk) await expect(sent.getByRole('row').filter({ hasText: WORDS.title })).toContainText('Reçu par le DMP');
});
