import { openDesk, type Desk } from './pages/desk.ts';
import { textFile } from './pages/deposit.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });
let desk: Desk;
const TITLE = 'Consultation à modifier';
const WORDS = {
  type: 'CR ou fiche de consultation ou de visite',
  title: TITLE,
  actAt: '20/11/2026',
  masked: 'no',
} as const;

const choose = async (act: string | RegExp): Promise<void> => {
  const acts = desk.dossier.viewer.getByRole('button', { name: 'Modifier' });
  await expect(acts).toBeVisible();
  await acts.click();
  await desk.page.getByRole('menuitem', { name: act }).click();
};
const answer = async (name: string): Promise<void> => {
  const button = desk.page.getByRole('dialog').getByRole('button', { name });
  await expect(button).toBeVisible();
  await button.click();
};

test.beforeAll(async ({ world }) => {
  desk = await openDesk(world);
  await desk.openDossier('PAT-TROIS');
  await desk.deposit.show();
  await desk.deposit.take(textFile('a.txt', 'Consultation du 20/11/2026. INS 279035121518989. À modifier.'));
  await desk.deposit.fill(WORDS);
  await desk.deposit.isSaved();
  await desk.deposit.act.click();
  await expect(desk.page.getByText(/Reçu par le DMP à/).first()).toBeVisible();
  await desk.page.keyboard.press('Escape');
  await desk.dossier.read(TITLE);
});
test.afterAll(() => desk.app.close());

test('R21: masked at the patient’s request, unmasked again; list and document follow at once', async () => {
  await choose(/Masquer/);
  await answer('Masquer aux professionnels');
  await expect(desk.dossier.row(TITLE)).toContainText('masqué aux professionnels de santé');
  await choose(/Démasquer/);
  await answer('Démasquer');
  await expect(desk.dossier.row(TITLE)).not.toContainText('masqué aux professionnels de santé');
});

test('R16, H10: replaced from its own document, the former one says that it is an old version', async () => {
  await choose('Remplacer par une nouvelle version');
  await desk.deposit.take(textFile('b.txt', 'Consultation du 20/11/2026. INS 279035121518989. Corrigée.'));
  await expect(desk.page.getByText('Comme la version remplacée')).toBeVisible();
  await desk.deposit.fill({ title: 'Consultation corrigée' });
  await desk.deposit.isSaved();
  await desk.deposit.act.click();
  const job = desk.page.getByRole('listitem').filter({ hasText: 'Consultation corrigée' });
  await expect(job).toContainText('Reçu par le DMP');
  await desk.page.keyboard.press('Escape');
  await desk.dossier.askEverything();
  await expect(desk.dossier.row(TITLE)).toContainText('ancienne version');
  await desk.dossier.read(TITLE);
  await desk.page.getByRole('button', { name: 'Ouvrir la version en vigueur' }).click();
  await expect(desk.dossier.viewer.getByRole('heading', { level: 1 })).toHaveText('Consultation corrigée');
});

test('R16, EX_3.3-1050: deleted by its author after a question, with the version it replaced', async () => {
  await choose(/Supprimer/);
  const question = desk.page.getByRole('dialog');
  await expect(question.getByRole('button', { name: 'Supprimer du DMP' })).toBeVisible();
  await desk.page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(desk.dossier.row('Consultation corrigée')).toHaveCount(1);
  await choose(/Supprimer/);
  await answer('Supprimer du DMP');
  await expect(desk.dossier.row('Consultation corrigée')).toHaveCount(0);
  await expect(desk.dossier.viewer).toContainText('Supprimé du DMP');
});
