import { textFile } from './pages/deposit.ts';
import { openDesk, type Desk } from './pages/desk.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });

const TITLE = 'Lettre sous clé';
const TRACES = ['PAT-TROIS', 'DOMINIQUE', '279035121518989', '189 89', TITLE, 'Un motif tapé à moitié'];
let desk: Desk;

const press = (name: string | RegExp) => desk.page.getByRole('button', { name }).first().click();
const goTo = (name: RegExp | string) =>
  desk.page.getByRole('navigation', { name: 'Écrans' }).getByRole('button', { name }).click();
const showDossier = async (): Promise<void> => {
  await goTo('Dossier');
  await desk.dossier.isListed();
};

/** Each dialog of a doctor's day, by the way he comes to it; some with words typed halfway. */
const DIALOGS: readonly (readonly [string, () => Promise<void>])[] = [
  ['les touches', () => desk.page.keyboard.press('?')],
  ['à propos', () => press('À propos')],
  ['le droit de lire', () => press('Détail')],
  [
    'supprimer du DMP',
    async () => {
      await desk.dossier.read(TITLE);
      await press('Modifier');
      await desk.page.getByRole('menuitem', { name: /Supprimer/ }).click();
    },
  ],
  [
    'enregistrer un document',
    async () => {
      await desk.dossier.read(TITLE);
      await press('Enregistrer…');
    },
  ],
  [
    'retirer un envoi',
    async () => {
      await goTo(/^Envois/);
      await press(`Supprimer du DMP, ${TITLE}`);
    },
  ],
  [
    'l’accès d’urgence, motif tapé',
    async () => {
      await desk.patients.show();
      await desk.patients.search('NESSI');
      await desk.page.keyboard.press('ArrowDown');
      await desk.page.keyboard.press('Control+u');
      await desk.page.getByRole('textbox', { name: 'Motif' }).fill('Un motif tapé à moitié');
    },
  ],
];

test.beforeAll(async ({ world }) => {
  desk = await openDesk(world);
  await desk.openDossier('PAT-TROIS');
  await desk.deposit.show();
  await desk.deposit.send(textFile('cle.txt', 'Lettre du 20/11/2026. INS 279035121518989. Sous clé.'), {
    type: 'CR ou fiche de consultation ou de visite',
    title: TITLE,
    actAt: '20/11/2026',
    masked: 'no',
  });
  await desk.outbox.isReceived(TITLE);
  await desk.deposit.back();
  await desk.dossier.askEverything();
});
test.afterAll(() => desk.app.close());

for (const [name, open] of DIALOGS) {
  test(`H44, H45: the machine sleeps behind a dialog: ${name}; it is gone, and does not come back by itself`, async () => {
    await open();
    const dialog = desk.page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await desk.app.emitPower('suspend');
    await desk.lockScreen.isReady();
    await expect(dialog).toHaveCount(0);
    await desk.showsNothingOf(TRACES);
    await desk.lockScreen.unlockAgain();
    await expect(dialog).toHaveCount(0);
    await showDossier();
  });
}

test('H44: what was asked behind the lock was not done', async () => {
  await expect(desk.dossier.row(TITLE)).toHaveCount(1);
  await expect(desk.page.getByRole('timer')).toHaveCount(0);
});
