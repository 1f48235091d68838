import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalRow } from '../../shared/contract/journal.ts';
import type { AuditKind } from '../../shared/domain/audit/event.ts';
import { openDesk, type Desk } from './pages/desk.ts';
import { seriousViolations } from './support/accessibility.ts';
import { filesWith } from './support/files-below.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });

const LETTER = 'Lettre de liaison : sortie de cardiologie';
/** Words of the letter, as nothing on the disk may hold them in clear. */
const WORDS = 'Palpitations et dyspnée';
let desk: Desk;
let temporary: string;

/** What the window was asked to put on paper, in place of the dialog of a printer. */
async function hearPrinter(): Promise<void> {
  await desk.page.evaluate(() => {
    const printed: (string | undefined)[] = [];
    Reflect.set(window, 'printed', printed);
    window.print = () => void printed.push(document.body.dataset['printing']);
  });
}
const printed = () => desk.page.evaluate(() => Reflect.get(window, 'printed') as unknown);

/** The words that a sheet would bear. */
async function sheet(): Promise<string> {
  const { page } = desk;
  await page.evaluate(() => void (document.body.dataset['printing'] = 'document'));
  await page.emulateMedia({ media: 'print' });
  const words = await page.locator('body').innerText();
  await page.screenshot({ path: test.info().outputPath('sheet.png') });
  await page.emulateMedia({ media: null });
  await page.evaluate(() => void delete document.body.dataset['printing']);
  return words;
}

/** Facts of the rows of these kinds, the latest first. */
async function journal(...kinds: AuditKind[]): Promise<JournalRow['facts'][]> {
  const filter = { words: '', namedKinds: [], kinds, from: null, to: null };
  const answer = await desk.page.evaluate(
    (asked) => window.dmp.call('journal.find', { filter: asked, offset: 0, limit: 50 }),
    filter,
  );
  const { value } = answer as { value: { rows: JournalRow[] } }; // the contract's own answer; a fault fails the test
  return value.rows.map(({ facts }) => facts);
}

const act = (name: string) => desk.dossier.viewer.getByRole('button', { name });

test.beforeAll(async ({ world }) => {
  temporary = join(world.folder, 'tmp-printing');
  mkdirSync(temporary);
  desk = await openDesk(world, { env: { TMPDIR: temporary } });
  await hearPrinter();
  await desk.openDossier('NESSI');
});
test.afterAll(() => desk.app.close());

test('R28, H18: a held result is not printed, not even its header, and the try is journaled', async () => {
  await desk.page.keyboard.press('h');
  await desk.dossier.read('Examen anatomopathologique : biopsie mammaire');
  await desk.dossier.tab('En-tête').click();
  await act('Impression bloquée').click({ force: true });
  await expect(desk.dossier.viewer).toContainText('il ne peut être ni imprimé');
  await expect(desk.page.getByRole('dialog')).toHaveCount(0);
  expect(await journal('output.refused')).toMatchObject([{ output: 'print', code: 'output/held' }]);
  expect(await printed()).toEqual([]);
});

test('H56, H57, H01: a letter goes to the printer alone, under name and environment, once it is said for whom', async () => {
  await desk.dossier.read(LETTER);
  await expect(desk.dossier.viewer).toContainText(WORDS);
  await act('Imprimer…').click();
  expect(await printed()).toEqual([]);
  await desk.dossier.handOver('Au patient', 'Imprimer');
  await expect.poll(printed).toEqual(['document']);
  expect(await journal('document.printed')).toMatchObject([{ output: 'print', reason: 'patient' }]);
  const paper = await sheet();
  for (const words of [LETTER, WORDS, 'NESSI', 'BAC À SABLE — données fictives']) expect(paper).toContain(words);
  for (const words of ['Électrocardiogramme', 'Annonces', 'Imprimer…']) expect(paper).not.toContain(words);
});

test('R34, R35, H20: of a minor what is not secret is printed for her representative, her secret for nobody', async () => {
  const { page } = desk;
  await desk.patients.open('JADE');
  await page.getByRole('radio', { name: 'Connexion ordinaire' }).check({ force: true });
  await page.getByRole('button', { name: 'Continuer' }).click();
  await desk.consent.isAsked();
  await desk.consent.answerWho(/^Son représentant légal/);
  await page.getByRole('textbox', { name: 'Nom et prénom de cette personne' }).fill('Claude PAT-QUINZE');
  await desk.consent.record({ who: /^Son représentant légal/ });
  await desk.dossier.isListed();
  await desk.dossier.read('Passage aux urgences');
  await desk.dossier.tab('En-tête').click();
  await act('Imprimer…').click();
  await expect(page.getByRole('radio', { name: 'À son représentant' })).toBeEnabled();
  expect(await seriousViolations(page)).toEqual([]);
  await desk.dossier.handOver('À son représentant', 'Imprimer');
  await expect.poll(printed).toEqual(['document', 'document']);
  expect((await journal('document.printed'))[0]).toMatchObject({ reason: 'representative' });
  await desk.dossier.read('Consultation confidentielle');
  await desk.dossier.tab('En-tête').click();
  await act('Impression bloquée').click({ force: true });
  await expect(desk.dossier.viewer).toContainText('caché aux représentants légaux');
  expect((await journal('output.refused'))[0]).toMatchObject({ output: 'print', code: 'output/secret' });
  expect(await printed()).toEqual(['document', 'document']);
});

test('H53: nothing of what was printed is left on the disk', () => {
  for (const folder of [desk.app.userData, temporary]) expect(filesWith(folder, WORDS)).toEqual([]);
});
