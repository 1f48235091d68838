import { openDesk, type Desk } from './pages/desk.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });
let desk: Desk;

test.beforeAll(async ({ world }) => {
  desk = await openDesk(world);
  await desk.openDossier('PAT-TROIS');
});
test.afterAll(() => desk.app.close());

test('the list says its scope and what was not asked', async () => {
  await expect(desk.page.getByText(/^Actes depuis le .* plus ancien non demandé\./).first()).toBeVisible();
  await expect(desk.page.getByText('Non demandés : archivés, anciennes versions.')).toBeVisible();
});

test('H09: a filter tells how many documents it hides, and gives them back', async () => {
  const before = await desk.dossier.rows().count();
  await desk.page.getByRole('searchbox', { name: 'Chercher dans la liste' }).fill('cardiologie');
  await expect(desk.dossier.row('Consultation de cardiologie')).toBeVisible();
  await expect(desk.dossier.row('Suivi infirmier')).toHaveCount(0);
  await desk.page.getByRole('button', { name: /« cardiologie ».*cache \d+/ }).click();
  await expect(desk.dossier.rows()).toHaveCount(before);
});

test('H54: a PDF is drawn in a sandboxed frame of another origin', async () => {
  await desk.dossier.read('Dépistage de la rétinopathie diabétique');
  await expect(desk.dossier.frame().locator('canvas').first()).toBeVisible();
  await expect(desk.dossier.frame().getByText('Page 1 / 1')).toBeVisible();
  const sandbox = await desk.dossier.viewer.locator('iframe').getAttribute('sandbox');
  expect(sandbox).toBe('allow-scripts');
});

test('an image is shown', async () => {
  await desk.dossier.read('Électrocardiogramme de repos');
  await expect(desk.dossier.frame().locator('img, canvas').first()).toBeVisible();
});

test('a text is shown in its own letters', async () => {
  await desk.dossier.read('Suivi infirmier');
  await expect(desk.dossier.frame().locator('pre')).toContainText('Glycémies capillaires');
  await expect(desk.dossier.frame().locator('pre')).toContainText('≥ 2 croix');
});

test('a structured document offers its own PDF first, then its text, then its header', async () => {
  await desk.dossier.read('Surveillance du diabète');
  await expect(desk.dossier.tab('PDF d’origine')).toHaveAttribute('aria-selected', 'true');
  await desk.dossier.tab('Texte structuré').click();
  await expect(desk.dossier.viewer.getByRole('table').last()).toContainText('HbA1c');
  await desk.dossier.tab('En-tête CDA').click();
  await expect(desk.dossier.viewer).toContainText('279035121518989');
});

test('H03: a document that names somebody else is closed behind an alert until one decides', async () => {
  await desk.dossier.read('Radiographie du poignet');
  const alert = desk.dossier.viewer
    .getByRole('alert')
    .filter({ hasText: 'Ce document semble concerner une autre personne' });
  await expect(alert).toBeVisible();
  await expect(desk.dossier.viewer.locator('iframe')).toHaveCount(0);
  await alert.getByRole('button', { name: 'Le montrer quand même' }).click();
  await expect(desk.dossier.viewer.locator('iframe')).toBeVisible();
});

test('H03: a document without an INS says that its identity cannot be verified', async () => {
  await desk.dossier.read('Échographie abdominale');
  await expect(desk.dossier.viewer).toContainText('Identité non vérifiable');
});

test('EX_3.1-1080: archived, replaced and hidden documents bear their label', async () => {
  await desk.openDossier('NESSI');
  await expect(desk.dossier.row('non visible par le patient').first()).toBeVisible();
  await desk.dossier.askEverything();
  await expect(desk.page.getByText('Actes sans limite de date.').first()).toBeVisible();
  await desk.page.getByRole('searchbox', { name: 'Chercher dans la liste' }).fill('synthèse');
  await expect(desk.dossier.row('ancienne version').first()).toBeVisible();
});

test('EX_3.2-1025: a document hidden from the patient says so before it is read', async () => {
  await desk.page.getByRole('searchbox', { name: 'Chercher dans la liste' }).fill('');
  await desk.dossier.read('non visible par le patient');
  await expect(desk.dossier.viewer.getByRole('alert')).toContainText('ce document n’est pas visible du patient');
});

test('H01: closing a dossier leaves nothing of it in the page', async () => {
  await desk.dossier.close();
  await expect(desk.patients.field).toBeVisible();
  await desk.patients.search('PAT-TROIS');
  await expect(desk.patients.rows()).toHaveCount(1);
  await desk.showsNothingOf(['NESSI', 'DECOURCY', 'Synthèse médicale']);
});
