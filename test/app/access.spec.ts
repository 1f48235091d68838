import { openDesk, lockedDesk, type Desk } from './pages/desk.ts';
import { textFile } from './pages/deposit.ts';
import { OFFICE, PIN } from './pages/lock-screen.ts';
import { seriousViolations } from './support/accessibility.ts';
import { expect, test } from './support/world.ts';

test.describe('no screen has a serious fault of accessibility', () => {
  test.describe.configure({ mode: 'serial' });
  let desk: Desk;

  test.beforeAll(async ({ world }) => {
    desk = await lockedDesk(world);
  });
  test.afterAll(() => desk.app.close());
  test.afterEach(async () => {
    expect(await seriousViolations(desk.page)).toEqual([]);
  });

  test('lock screen, also after a wrong code', async () => {
    await desk.lockScreen.type('0000');
    await expect(desk.lockScreen.alert).toContainText('Code faux.');
  });

  test('choice of the situation', async () => {
    await desk.lockScreen.type(PIN);
    await expect(desk.page.getByRole('button', { name: 'Continuer' })).toBeVisible();
  });

  test('recovery code', async () => {
    await desk.lockScreen.choose(OFFICE);
    await expect(desk.lockScreen.recoveryCode()).toBeVisible();
  });

  test('list of patients', async () => {
    await desk.lockScreen.keepRecoveryCode();
    await expect(desk.patients.rows().first()).toBeVisible();
  });

  test('consent', async () => {
    await desk.patients.open('NESSI');
    await desk.consent.isAsked();
  });

  test('dossier with a document open', async () => {
    await desk.consent.record();
    await desk.dossier.isListed();
    await desk.dossier.read('non visible par le patient');
  });

  test('deposit with a draft', async () => {
    await desk.deposit.show();
    await desk.deposit.take(textFile('note.txt', 'Note sans identité.'));
  });

  test('sendings', async () => {
    await desk.outbox.show();
  });

  test('an opening without a list', async () => {
    await desk.patients.open('PAT-SANSDMP');
    await expect(desk.page.getByRole('heading', { name: 'Cette patiente n’a pas de DMP' })).toBeVisible();
  });

  test('the sheet of keys', async () => {
    await desk.page.getByRole('button', { name: 'Aide' }).click();
    await expect(desk.page.getByRole('dialog')).toBeVisible();
  });
});

test.describe('by keyboard alone', () => {
  let desk: Desk;

  test.beforeAll(async ({ world }) => {
    desk = await openDesk(world);
  });
  test.afterAll(() => desk.app.close());

  test('from the search to a document read, then closed, then locked', async () => {
    const { keyboard } = desk.page;
    await keyboard.type('pat-trois');
    await expect(desk.patients.rows()).toHaveCount(1);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await desk.consent.isAsked();
    // The first choice has the focus; arrows and space answer, Tab goes to the next question.
    for (const key of ['Space', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Space']) await keyboard.press(key);
    await expect(desk.consent.act).not.toHaveAttribute('aria-disabled', 'true');
    await keyboard.press('Enter');
    await desk.dossier.isListed();
    await keyboard.press('j');
    await keyboard.press('j');
    await keyboard.press('Enter');
    await expect(desk.dossier.viewer.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(desk.dossier.list).toBeFocused();
    await keyboard.press('Escape');
    await expect(desk.page.getByText('Aucun document ouvert')).toBeVisible();
    await keyboard.press('Control+l');
    await desk.lockScreen.isReady();
    await keyboard.type(PIN);
    await keyboard.press('Enter');
    await expect(desk.dossier.banner).toContainText('PAT-TROIS');
  });
});
