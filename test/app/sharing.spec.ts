import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provisionCard } from '../../sandbox/card/provision.ts';
import { lockedDesk, openDesk } from './pages/desk.ts';
import { textFile } from './pages/deposit.ts';
import { PIN } from './pages/lock-screen.ts';
import { expect, test } from './support/world.ts';

const SECOND_DOCTOR = '899700000029';
const SECRETS = ['PAT-TROIS', '279035121518989', 'Brouillon du premier', 'rétinopathie'];

test.describe.configure({ mode: 'serial' });
let profile = '';

test.beforeAll(() => {
  profile = mkdtempSync(join(tmpdir(), 'dmp-shared-post-'));
});
test.afterAll(() => rmSync(profile, { recursive: true, force: true }));

/** Every file under a folder. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

test('H53: after a day’s work nothing of a patient lies in clear in the profile', async ({ world }) => {
  const desk = await openDesk(world, { userData: profile });
  await desk.openDossier('PAT-TROIS');
  await desk.dossier.read('Dépistage de la rétinopathie');
  await desk.deposit.show();
  await desk.deposit.take(textFile('secret.txt', 'INS 279035121518989.'));
  await desk.deposit.fill({ title: 'Brouillon du premier' });
  await desk.deposit.isSaved();
  await desk.app.close();
  const files = filesOf(profile);
  expect(files.length).toBeGreaterThan(2);
  for (const path of files) {
    const bytes = readFileSync(path);
    for (const secret of SECRETS) {
      expect(bytes.includes(secret), `${secret} in ${path}`).toBe(false);
      expect(bytes.includes(Buffer.from(secret, 'utf16le')), `${secret} as UTF-16 in ${path}`).toBe(false);
    }
  }
});

test('H45: another card on the same workstation is given neither screen, nor draft, nor sendings', async ({
  world,
}) => {
  const card = await provisionCard(world.store.folder, SECOND_DOCTOR);
  const desk = await lockedDesk({ ...world, store: { ...world.store, card } }, { userData: profile });
  try {
    await expect(desk.page.getByRole('heading', { name: 'Bonjour, Dr FORÊT' })).toBeVisible();
    await desk.lockScreen.unlock(PIN, 'Cabinet médical des Ormes');
    await expect(desk.page.getByRole('contentinfo')).not.toContainText('LIBRE');
    await expect(desk.dossier.banner).toHaveCount(0);
    await desk.patients.open('PAT-TROIS');
    await desk.consent.isAsked();
    await desk.showsNothingOf(['Brouillon du premier', 'secret.txt']);
    await desk.outbox.show();
    await desk.showsNothingOf(['Brouillon du premier', 'secret.txt']);
  } finally {
    await desk.app.close();
  }
});
