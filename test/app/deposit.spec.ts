import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk, type Desk } from './pages/desk.ts';
import { textFile } from './pages/deposit.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });
let desk: Desk;
const REPORT = textFile('compte-rendu.txt', 'Consultation du 20/11/2026. INS 279035121518989. Tension 12/8.');
const WORDS = {
  type: 'CR ou fiche de consultation ou de visite',
  title: 'Consultation de suivi',
  actAt: '20/11/2026',
  masked: 'no',
} as const;

test.beforeAll(async ({ world }) => {
  desk = await openDesk(world);
  await desk.openDossier('PAT-TROIS');
});
test.afterAll(() => desk.app.close());

test('H28: a file that names another patient is refused, says where, and nothing is sent', async () => {
  await desk.deposit.show();
  const card = await desk.deposit.refuse(
    textFile('lettre.txt', 'Lettre pour Mme DECOURCY, INS 2 77 07 63 220 829 10.'),
  );
  await expect(card).toContainText('Ce n’est pas la même personne.');
  await expect(desk.deposit.act).toHaveCount(0);
});

test('an empty file is refused in words', async () => {
  await expect(await desk.deposit.refuse(textFile('vide.txt', ''))).toContainText('Ce fichier est vide.');
});

test('a file over the limit of the DMP is refused in words', async () => {
  const heavy = { name: 'lourd.txt', mimeType: 'text/plain', buffer: Buffer.alloc(6 * 1024 * 1024, 'a') };
  await expect(await desk.deposit.refuse(heavy)).toContainText('Ce fichier est trop lourd pour le DMP.');
});

test('a format that the DMP does not take is refused by its content, whatever its name', async () => {
  const zip = {
    name: 'image.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('PK\u0003\u0004 not a pdf at all'),
  };
  await expect(await desk.deposit.refuse(zip)).toContainText('Ce format ne va pas au DMP.');
});

test('a file dropped from the desktop is taken in like one that was chosen', async ({ world }) => {
  const path = join(world.folder, 'glisse.txt');
  writeFileSync(path, 'Note glissée. INS 279035121518989.');
  await desk.deposit.drop(path);
  await expect(desk.deposit.cards).toContainText('glisse.txt');
  await expect(desk.page.frameLocator('iframe').locator('pre')).toContainText('Note glissée.');
  await desk.deposit.discard();
  await expect(desk.deposit.cards).not.toContainText('glisse.txt');
});

test('R15: of a file taken in nothing is answered in advance, and it cannot leave before all is said', async () => {
  await desk.deposit.take(REPORT);
  await expect(desk.page.getByText('C’est bien Mme PAT-TROIS')).toBeVisible();
  for (const choice of await desk.page.getByRole('radio').all()) await expect(choice).not.toBeChecked();
  await expect(desk.deposit.act).toHaveAttribute('aria-disabled', 'true');
});

test('H34: the very bytes that will be sent are shown beside the form', async () => {
  await expect(desk.page.frameLocator('iframe').locator('pre')).toContainText('Tension 12/8.');
});

test('faults stand beside their fields, and nothing is queued', async () => {
  await desk.deposit.fill({ ...WORDS, actAt: '20/11/2099' });
  await desk.deposit.act.click();
  await expect(desk.page.getByText('La date de l’acte est à venir.')).toBeVisible();
  await expect(desk.outbox.job(WORDS.title)).toHaveCount(0);
});

test('H29: a corrected document is queued, sent and acknowledged', async () => {
  await desk.deposit.fill({ actAt: WORDS.actAt });
  await desk.deposit.act.click();
  await desk.outbox.isReceived(WORDS.title);
});

test('EX_GEN-1060: the same content is not taken twice', async () => {
  await expect(await desk.deposit.refuse({ ...REPORT, name: 'copie.txt' })).toContainText(
    'Vous avez déjà déposé ce fichier',
  );
});

test('decision 17: the document stands in the list, and reads as it was sent', async () => {
  await desk.deposit.back();
  await desk.dossier.isListed();
  await desk.dossier.read(WORDS.title);
  await expect(desk.dossier.frame().locator('pre')).toContainText('Tension 12/8.');
});

test('H28: a file without identity asks for one look before it may leave', async () => {
  await desk.deposit.show();
  await desk.deposit.take(textFile('note.txt', 'Note sans aucun identifiant.'));
  await desk.deposit.fill({ ...WORDS, title: 'Note sans identité' });
  await expect(desk.deposit.act).toHaveAttribute('aria-disabled', 'true');
  await desk.deposit.look();
  await expect(desk.deposit.act).not.toHaveAttribute('aria-disabled', 'true');
});

test('H29, H45: a refusal is counted beside the screen and called on the desktop, naming nobody', async ({ world }) => {
  const person = { insOid: '1.2.250.1.213.1.4.10', insValue: '279035121518989', viewer: 'holder' };
  await desk.deposit.discard();
  await desk.deposit.take(textFile('suivi-refuse.txt', 'Suivi. INS 279035121518989.'));
  await desk.deposit.fill({ ...WORDS, title: 'Suivi refusé' });
  await world.store.order('/patient', { ...person, act: 'close' });
  try {
    await desk.deposit.act.click();
    await expect(desk.outbox.job('Suivi refusé')).toContainText('Refusé');
  } finally {
    await world.store.order('/patient', { ...person, act: 'reopen' });
  }
  const entry = desk.page.getByRole('navigation', { name: 'Écrans' }).getByRole('button', { name: /^Envois/ });
  await expect(entry.getByRole('img', { name: '1 envoi à reprendre' })).toBeVisible();
  await expect.poll(async () => (await desk.app.notices()).length).toBe(1);
  const [notice] = await desk.app.notices();
  expect(notice).toContain('Un document n’a pas été déposé');
  expect(notice).not.toMatch(/PAT-TROIS|279035|Suivi/);
});

test('H57: the deposit and the queue bear the sandbox mark', async () => {
  await expect(desk.page.getByText('BAC À SABLE — données fictives')).toBeVisible();
  const table = await desk.outbox.show();
  await expect(table).toContainText(WORDS.title);
  await expect(desk.page.getByText('BAC À SABLE — données fictives')).toBeVisible();
});
