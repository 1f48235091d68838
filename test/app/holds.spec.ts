import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandboxStore, type SandboxStore } from '../support/workstation/sandbox-store.ts';
import { clipboardText } from './support/clipboard.ts';
import { textFile } from './pages/deposit.ts';
import { openDesk, type Desk } from './pages/desk.ts';
import { filesWith } from './support/files-below.ts';
import { seriousViolations } from './support/accessibility.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });

const DAY = 86_400_000;
const HOUR = 3_600_000;
const PATIENT = { insOid: '1.2.250.1.213.1.4.10', insValue: '279035121518989' };
const TITLE = 'Anatomopathologie de la biopsie';
const VEILED = 'Titre voilé';
const LATER = 'Lettre à annoncer';
const CONTENT = 'Consultation du 20/11/2026. INS 279035121518989. Biopsie retenue.';
const WORDS = {
  type: 'CR ou fiche de consultation ou de visite',
  title: TITLE,
  actAt: '20/11/2026',
  masked: 'no',
  hold: 'Diagnostic à annoncer de vive voix',
} as const;
/** EX_3.2-1025. */
const ALERT = 'Attention, ce document n’est pas visible du patient.';
const REFUSAL = 'Le patient ne voit pas encore ce document : il ne peut être ni imprimé, ni enregistré, ni copié';

let desk: Desk;
/** Of its own: its clock moves. */
let store: SandboxStore;
/** When the store took the second held document, by the store's clock. */
let depositedAt = 0;

/** Moves the store's clock by so much; the workstation follows. */
const advance = (advanceMs: number): Promise<unknown> => store.order('/clock', { advanceMs: Math.round(advanceMs) });

/** Everything the patient's own side shows now. */
async function patientSees(): Promise<string> {
  return JSON.stringify(await store.order('/patient', { ...PATIENT, act: 'documents' }));
}

/** How many questions of practitioners the store has traced. */
async function asked(): Promise<number> {
  const traces = (await store.order('/traces?since=0')) as { readonly practitioner: string | null }[];
  return traces.filter(({ practitioner }) => practitioner !== null).length;
}

/** Day and month in Paris, `6 déc.`. */
const dayOf = (at: Date): string =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', day: 'numeric', month: 'short' })
    .format(at)
    .replace(/^1 /, '1er ');

/** The same day of the next month, or its last one, reckoned here on its own (R25). */
function monthLater(at: number): Date {
  const [year = 0, month = 0, day = 0] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })
    .format(at)
    .split('-')
    .map(Number);
  return new Date(Date.UTC(year, month, Math.min(day, new Date(Date.UTC(year, month + 1, 0)).getUTCDate()), 12));
}

/** Selects the whole text of the file in the frame and copies it, by keys. */
async function copyTheFile(): Promise<void> {
  await desk.dossier.frame().locator('pre').click();
  await desk.page.keyboard.press('Control+a');
  await desk.page.keyboard.press('Control+c');
}

test.beforeAll(async ({ world }) => {
  store = await startSandboxStore(join(world.folder, 'store-of-holds'));
  desk = await openDesk({ ...world, store });
  await desk.openDossier('PAT-TROIS');
});
test.afterAll(async () => {
  await desk.app.close();
  await store.stop();
});

test('R22, H18: a hold without a real reason is refused beside its field, and nothing is queued', async () => {
  await desk.deposit.show();
  await desk.deposit.send(textFile('biopsie.txt', CONTENT), { ...WORDS, hold: 'x' });
  await expect(desk.page.getByText('Ce motif ne dit rien.')).toBeVisible();
  await expect(desk.page.getByText('Écrivez au moins trois lettres')).toBeVisible();
  await expect(desk.outbox.job(TITLE)).toHaveCount(0);
});

test('R22, R25, R29: with its reason it is received, and stands on the board with both dates', async () => {
  const sentAt = Date.now();
  await desk.deposit.answerPatient(WORDS.hold);
  await desk.page.screenshot({ path: test.info().outputPath('deposit.png') });
  expect(await seriousViolations(desk.page)).toEqual([]);
  await desk.deposit.isSaved();
  await desk.deposit.act.click();
  // Veiled in the queue too: who passes behind reads no title.
  await desk.outbox.isReceived(VEILED);
  expect(await patientSees()).not.toContain(TITLE);
  await desk.holds.show();
  const row = desk.holds.row('PAT-TROIS');
  await expect(row).toContainText(dayOf(new Date(sentAt + 14 * DAY)));
  await expect(row).toContainText(dayOf(monthLater(sentAt)));
  await expect(row).toContainText('Titre voilé');
  await expect(row).not.toContainText(TITLE);
  await desk.page.screenshot({ path: test.info().outputPath('board.png') });
});

test('R28, H18: veiled in the list until H; opened, the alert of EX_3.2-1025 stands before the text', async () => {
  await desk.holds.leave();
  await desk.dossier.isListed();
  const veiled = desk.dossier.row('Titre voilé');
  await expect(veiled).toContainText('non visible par le patient');
  await expect(desk.dossier.row(TITLE)).toHaveCount(0);
  await desk.page.keyboard.press('h');
  await expect(desk.dossier.row(TITLE)).toContainText('non visible par le patient');
  await desk.dossier.read(TITLE);
  await expect(desk.dossier.viewer.getByRole('alert')).toContainText(ALERT);
  await expect(desk.dossier.frame().locator('pre')).toContainText('Biopsie retenue.');
});

test('R28, N7, H18: copy, save and print are refused, each with the reason in words', async () => {
  const { viewer } = desk.dossier;
  await expect(viewer).not.toContainText(REFUSAL);
  await copyTheFile();
  await expect(viewer).toContainText(REFUSAL);
  expect(await clipboardText(desk.app)).toBe('');
  await viewer.getByRole('button', { name: 'Enregistrement bloqué' }).click({ force: true });
  await expect(viewer).toContainText(REFUSAL);
  await desk.page.screenshot({ path: test.info().outputPath('held.png') });
  expect(await seriousViolations(desk.page)).toEqual([]);
  await desk.dossier.tab('En-tête').click();
  await viewer.getByRole('button', { name: 'Impression bloquée' }).click({ force: true });
  await expect(desk.page.getByRole('dialog')).toHaveCount(0);
});

test('R29, H35: «annonce faite» asks first, then the patient sees it at once and the board is empty', async () => {
  await desk.holds.show();
  await desk.holds.askAnnounced();
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.getByRole('dialog')).toHaveCount(0);
  expect(await patientSees()).not.toContain(TITLE);
  const dialog = await desk.holds.askAnnounced();
  await expect(dialog).toContainText('verra ce document aussitôt. C’est sans retour possible.');
  await dialog.getByRole('button', { name: 'Rendre visible par le patient' }).click();
  await expect(desk.holds.filter('Terminées')).toContainText('1');
  await expect(desk.page.getByRole('row')).toHaveCount(0);
  expect(await patientSees()).toContain(TITLE);
  await desk.holds.filter('Terminées').click();
  await expect(desk.page.getByText('1 annonce faite, 0 visible d’office. Délai médian')).toBeVisible();
  // Visible already: no date to come is named.
  await expect(desk.holds.row('PAT-TROIS')).not.toContainText('dans ');
  await desk.page.screenshot({ path: test.info().outputPath('ended.png') });
});

test('N7, H18: announced, it is saved as the DMP gave it: one file where the user said, and no other', async ({
  world,
}) => {
  const out = join(world.folder, 'saved');
  mkdirSync(out);
  const filePath = join(out, 'document.txt');
  await desk.app.answerDialog('showSaveDialog', { canceled: false, filePath });
  await desk.holds.leave();
  await expect(desk.dossier.row(TITLE)).not.toContainText('non visible');
  await desk.dossier.read(TITLE);
  const { viewer } = desk.dossier;
  await expect(viewer).not.toContainText(ALERT);
  await viewer.getByRole('button', { name: 'Enregistrer…' }).click();
  await desk.dossier.handOver('Au patient', 'Enregistrer');
  expect(readFileSync(filePath, 'utf8')).toBe(CONTENT);
  expect(readdirSync(out)).toEqual(['document.txt']);
  expect(filesWith(desk.app.userData, 'Biopsie retenue')).toEqual([]);
  await copyTheFile();
  await desk.dossier.handOver('Au patient', 'Copier');
  await expect.poll(() => clipboardText(desk.app)).toContain(CONTENT);
  await desk.dossier.tab('En-tête').click();
  await expect(viewer.getByRole('button', { name: 'Imprimer…' })).toBeVisible();
});

test('R29, H19: two days before the notice the board reminds, and says that nobody announces it', async () => {
  await desk.deposit.show();
  await desk.deposit.send(textFile('lettre.txt', `${CONTENT} Seconde.`), { ...WORDS, title: LATER });
  await desk.outbox.isReceived(VEILED);
  depositedAt = Date.now();
  await desk.deposit.back();
  await desk.page.keyboard.press('h');
  await desk.dossier.read(LATER);
  await advance(14 * DAY - HOUR);
  await expect(desk.holds.entry.getByRole('img', { name: '1 à faire sans tarder' })).toBeVisible();
  await desk.holds.show();
  await expect(desk.holds.row('À faire maintenant')).toBeVisible();
  // The veil raised over one dossier is not raised over everybody's.
  await expect(desk.holds.row('PAT-TROIS')).toContainText('Titre voilé');
  await expect(desk.holds.row('PAT-TROIS')).toContainText('aucun rendez-vous');
  await advance(HOUR + 60_000);
  await expect(desk.holds.row('PAT-TROIS')).toContainText('envoi non confirmé');
  await advance(monthLater(depositedAt).getTime() - depositedAt - 18 * DAY);
  await expect(desk.page.getByText('1 devient visible d’ici le', { exact: false })).toBeVisible();
  await desk.page.screenshot({ path: test.info().outputPath('pressing.png') });
  expect(await seriousViolations(desk.page)).toEqual([]);
});

test('R25, R26 G, H19: at the release board and list flip by themselves, nothing being asked of the store', async () => {
  await desk.holds.leave();
  await expect(desk.dossier.row('Titre voilé')).toContainText('non visible par le patient');
  expect(await patientSees()).not.toContain(LATER);
  const before = await asked();
  await advance(5 * DAY);
  await expect(desk.dossier.row(LATER)).toBeVisible();
  await expect(desk.dossier.row(LATER)).not.toContainText('non visible');
  await expect(desk.dossier.row('Titre voilé')).toHaveCount(0);
  await desk.holds.show();
  await expect(desk.holds.filter('Terminées')).toContainText('2');
  await expect(desk.page.getByRole('row')).toHaveCount(0);
  expect(await asked()).toBe(before);
  expect(await patientSees()).toContain(LATER);
});
