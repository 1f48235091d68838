import { lockedDesk, type Desk } from './pages/desk.ts';
import { PIN } from './pages/lock-screen.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });
let desk: Desk;

test.beforeAll(async ({ world }) => {
  desk = await lockedDesk(world);
});
test.afterAll(() => desk.app.close());

test('H46: the holder of the card is named before any code is typed', async () => {
  await desk.lockScreen.isReady();
  await expect(desk.page.getByRole('heading', { name: 'Bonjour, Dr LIBRE' })).toBeVisible();
  await expect(desk.page.getByRole('region', { name: 'Carte' })).toContainText('LIBRE Jeanne');
  await expect(desk.page.getByRole('region', { name: 'Carte' })).toContainText('Carte valide');
});

test('H45: nothing of a patient is in the page, and no call reaches one, while the card is locked', async () => {
  await desk.showsNothingOf(['PAT-', 'NESSI']);
  const answer = await desk.page.evaluate(() => window.dmp.call('patient.search', { words: '' }));
  expect(answer).toEqual({ ok: false, faults: [{ code: 'session/locked' }] });
});

test('H57: the window says that it works on the sandbox, frame and words', async () => {
  await expect(desk.page.getByText('BAC À SABLE — données fictives')).toBeVisible();
  await expect(desk.page.locator('.sandbox-frame')).toBeVisible();
});

test('H46: a wrong code is told with what is left to try, is wiped from the field, and opens nothing', async () => {
  await desk.lockScreen.type('0000');
  await expect(desk.lockScreen.alert).toContainText('Code faux.');
  await expect(desk.lockScreen.code).toHaveValue('');
  await expect(desk.page.getByRole('navigation')).toHaveCount(0);
});

test('H46: too short a code costs no try', async () => {
  await desk.lockScreen.type('12');
  await expect(desk.page.getByRole('button', { name: 'Déverrouiller' })).toHaveAttribute('aria-disabled', 'true');
  await expect(desk.page.getByRole('heading', { name: 'Bonjour, Dr LIBRE' })).toBeVisible();
});

test('the right code asks where one works, and proposes nothing', async () => {
  await desk.lockScreen.type(PIN);
  await expect(desk.page.getByRole('heading', { name: 'Où exercez-vous aujourd’hui ?' })).toBeVisible();
  await expect(desk.page.getByRole('radio')).toHaveCount(2);
  for (const choice of await desk.page.getByRole('radio').all()) await expect(choice).not.toBeChecked();
});

test('decision 12: the first use shows a recovery code once, and goes on only when it was written down', async () => {
  await desk.lockScreen.choose('CH de démonstration');
  await expect(desk.lockScreen.recoveryCode()).toHaveText(/^([0-9A-Z]{5}\s*){6}$/);
  const code = (await desk.lockScreen.recoveryCode().textContent()) ?? '';
  await expect(desk.page.getByRole('button', { name: 'J’ai mon code, continuer' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await desk.lockScreen.keepRecoveryCode();
  await expect(desk.page.getByRole('heading', { name: 'Ouvrir un dossier' })).toBeVisible();
  await desk.showsNothingOf([code]);
});

test('decision 10: after a lock the situation last used is proposed before the code', async () => {
  await desk.lock();
  await expect(desk.page.getByRole('radio', { name: /^CH de démonstration/ })).toBeChecked();
  await desk.lockScreen.unlockAgain();
  await expect(desk.page.getByRole('contentinfo')).toContainText('CH de démonstration');
});
