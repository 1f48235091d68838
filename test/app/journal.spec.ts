import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../../electron/cli/run.ts';
import { openDesk, type Desk } from './pages/desk.ts';
import { seriousViolations } from './support/accessibility.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });
let desk: Desk;

test.beforeAll(async ({ world }) => {
  desk = await openDesk(world);
  await desk.openDossier('PAT-TROIS');
});
test.afterAll(() => desk.app.close());

test('H55: a filter, a list and a document seen are rebuilt in the journal, with the pages of the file', async () => {
  const { page } = desk;
  const rows = await desk.dossier.rows().count();
  await desk.dossier.read('Dépistage de la rétinopathie diabétique');
  await expect(desk.dossier.frame().getByText('Page 1 / 1')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Chercher dans la liste' }).fill('cardiologie');
  await expect(page.getByRole('button', { name: /« cardiologie ».*cache \d+/ })).toBeVisible();
  const shown = await desk.dossier.rows().count();
  expect(shown).toBeLessThan(rows);
  await page.waitForTimeout(2_000);
  await page.getByRole('button', { name: 'Journal' }).click();
  await expect(page.getByText(/Chaîne vérifiée à .* aucune rupture/)).toBeVisible();
  await page
    .getByRole('option', { name: /Document ouvert/ })
    .first()
    .click();
  const pane = page.getByRole('complementary', { name: 'Écriture ouverte' });
  await expect(pane.getByText('Dépistage de la rétinopathie diabétique')).toBeVisible();
  await expect(pane.getByText('p. 1 sur 1')).toBeVisible();
  await expect(pane.getByText(/mots cherchés — \d+ lignes? hors écran/)).toBeVisible();
  await expect(pane).not.toContainText('cardiologie');
  await pane.getByRole('button', { name: 'Revoir la liste telle qu’elle était' }).last().click();
  await expect(page.getByText(new RegExp(`· ${shown} ligne`))).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Fermer' }).click();
});

test('EX_AIR-120: a copy is written where the user says, and dmp journal verify finds it whole, then altered', async ({
  world,
}) => {
  const { page, app } = desk;
  const filePath = join(world.folder, 'journal.jsonl');
  await app.answerDialog('showSaveDialog', { canceled: false, filePath });
  await page.getByRole('button', { name: 'Remettre…' }).click();
  await page.getByRole('button', { name: 'Choisir le fichier…' }).click();
  await expect(page.getByText(/Copie écrite.: \d+ écritures/)).toBeVisible();
  const roots = join(world.store.folder, 'pki', 'roots.pem');
  const verify = () => runCli(['journal', 'verify', filePath, '--roots', roots], { out: () => {}, error: () => {} });
  expect(await verify()).toBe(0);
  writeFileSync(filePath, readFileSync(filePath, 'utf8').replace('document.read', 'document.refused'));
  expect(await verify()).toBe(1);
});
