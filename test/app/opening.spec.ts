import { openDesk, type Desk } from './pages/desk.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });
let desk: Desk;

test.beforeAll(async ({ world }) => {
  desk = await openDesk(world);
});
test.afterAll(() => desk.app.close());

test('a person is found by name, by birth date or by INS', async () => {
  for (const words of ['dominique pat-trois', '28/03/1979', '2 79 03 51 215 189 89']) {
    await expect(await desk.patients.search(words)).toHaveCount(1);
    await expect(desk.patients.rows()).toContainText('PAT-TROIS');
  }
});

test('H01: namesakes are told apart', async () => {
  const rows = await desk.patients.search('PAT-HOMONYME');
  await expect(rows).toHaveCount(2);
  await expect(rows.getByText('homonyme', { exact: true })).toHaveCount(2);
});

test('an INS with a wrong key is refused beside its field', async () => {
  const form = desk.page.getByRole('form', { name: 'Ajouter par INS' });
  const write = (name: string, text: string) => form.getByRole('textbox', { name, exact: true }).fill(text);
  await write('INS', '279035121518988');
  await write('Nom de naissance', 'PAT-ESSAI');
  await write('Premier prénom', 'ANNE');
  await form.getByRole('radio', { name: 'Féminin' }).check({ force: true });
  await write('Date de naissance', '28/03/1979');
  await write('Lieu (INSEE)', '51215');
  await form.getByRole('button', { name: 'Ajouter à ma liste' }).click();
  await expect(form.getByText('La clé de l’INS ne correspond pas au numéro.')).toBeVisible();
});

test('H22: before consent nothing is ticked, nothing is listed and the act is unavailable', async () => {
  await desk.patients.open('PAT-TROIS');
  await desk.consent.isAsked();
  await expect(desk.consent.choices()).toHaveCount(9);
  for (const choice of await desk.consent.choices().all()) await expect(choice).not.toBeChecked();
  await expect(desk.consent.act).toHaveAttribute('aria-disabled', 'true');
  await expect(desk.consent.left).toHaveText('Il reste 4 réponses.');
  await expect(desk.dossier.list).toHaveCount(0);
});

test('H22: what will be recorded fills itself as one answers', async () => {
  await expect(desk.consent.willBeRecorded.getByText('à répondre')).toHaveCount(4);
  await desk.consent.answerWho();
  await expect(desk.consent.willBeRecorded).toContainText('La patiente elle-même');
  await desk.consent.answerCapacity();
  await desk.consent.sayInformed();
  await expect(desk.consent.left).toHaveText('Il reste 1 réponse.');
  await desk.consent.answerMeans('Par écrit');
  await expect(desk.consent.willBeRecorded).toContainText('Par écrit');
  await expect(desk.consent.willBeRecorded.getByText('à répondre')).toHaveCount(0);
  await expect(desk.consent.act).not.toHaveAttribute('aria-disabled', 'true');
});

test('H22: another dossier opened meanwhile takes the dialogue with it: nothing is recorded for anyone', async () => {
  await desk.patients.open('PAT-AJACCIO');
  await desk.consent.isAsked();
  for (const choice of await desk.consent.choices().all()) await expect(choice).not.toBeChecked();
  await desk.patients.open('PAT-TROIS');
  await desk.consent.isAsked();
  await expect(desk.consent.left).toHaveText('Il reste 4 réponses.');
});

test('R6, R7: once recorded the dossier opens, and the right stands as a sentence', async () => {
  await desk.consent.record();
  await desk.dossier.isListed();
  await expect(
    desk.page.getByText(/^Vous pouvez lire ce dossier jusqu’au .* parce que la patiente y a consenti/),
  ).toBeVisible();
  await expect(desk.page.getByText('D’autres documents peuvent exister que vous ne voyez pas.')).toBeVisible();
});

test('H22: a refusal is recorded, and nothing is read', async () => {
  await desk.patients.open('PAT-BASTIA');
  await desk.consent.isAsked();
  await desk.consent.refuse();
  await expect(
    desk.page.getByText('Un refus est inscrit. Ne continuez que si la personne change d’avis.'),
  ).toBeVisible();
  await expect(desk.dossier.list).toHaveCount(0);
});

for (const { name, title } of [
  { name: 'PAT-SANSDMP', title: 'Cette patiente n’a pas de DMP' },
  { name: 'PAT-FERME', title: /^Ce DMP est fermé/ },
  { name: 'PAT-BLOQUE', title: 'Ce dossier ne vous est pas ouvert' },
]) {
  test(`an opening that gives no list says why and what remains possible: ${name}`, async () => {
    await desk.patients.open(name);
    await expect(desk.page.getByRole('heading', { name: title })).toBeVisible();
    await expect(desk.dossier.list).toHaveCount(0);
  });
}

test('RG_0320, EX_GEN-1230: traits that differ are named, never those of the DMP, and only a reason goes on', async () => {
  await desk.patients.open('PAT-ECART');
  await expect(desk.page.getByRole('heading', { name: 'Est-ce la bonne personne ?' })).toBeVisible();
  await expect(desk.page.getByRole('row').filter({ hasText: 'diffère' })).not.toHaveCount(0);
  const goOn = desk.page.getByRole('button', { name: 'C’est la bonne personne, continuer' });
  await expect(goOn).toHaveAttribute('aria-disabled', 'true');
  await desk.page.getByRole('textbox', { name: 'Pourquoi est-ce la bonne personne ?' }).fill('Nom changé, pièce vue.');
  await goOn.click();
  await desk.consent.isAsked();
});

test('H57: the sandbox mark is on the list of patients and in a dossier', async () => {
  await expect(desk.page.getByText('BAC À SABLE — données fictives')).toBeVisible();
  await desk.patients.show();
  await expect(desk.page.getByText('BAC À SABLE — données fictives')).toBeVisible();
});
