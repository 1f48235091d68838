import { join } from 'node:path';
import { startSandboxStore, type SandboxStore } from '../support/workstation/sandbox-store.ts';
import { openDesk, type Desk } from './pages/desk.ts';

import { seriousViolations } from './support/accessibility.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });

const NAME = 'NESSI';
const PATIENT = { insOid: '1.2.250.1.213.1.4.10', insValue: '277076322082910' };
const REASON = 'Glasgow 6 à l’arrivée, AVP';
let desk: Desk;
/** Of its own: what the patient is told is read from it. */
let store: SandboxStore;

const card = (topic: string) => desk.page.getByRole('region', { name: topic });
const gate = () => desk.page.getByRole('dialog');
const picture = (name: string) => desk.page.screenshot({ path: test.info().outputPath(`${name}.png`) });

/** Chooses the person without opening anything, as one would at the door of the emergency room. */
async function choosePerson(): Promise<void> {
  await desk.patients.show();
  await expect(await desk.patients.search(NAME)).toHaveCount(1);
  await desk.page.keyboard.press('ArrowDown');
}

test.beforeAll(async ({ world }) => {
  store = await startSandboxStore(join(world.folder, 'store-of-emergencies'));
  desk = await openDesk({ ...world, store });
});
test.afterAll(async () => {
  await desk.app.close();
  await store.stop();
});

test('R30, H25: two ticks and a reason, by the keyboard alone; nothing less opens', async () => {
  await choosePerson();
  await desk.page.keyboard.press('Control+u');
  await expect(gate().getByText('Aucune opposition', { exact: true })).toBeVisible();
  await desk.page.keyboard.press('Enter');
  await expect(gate().getByText('Le motif est vide.')).toBeVisible();
  await expect(desk.page.getByRole('timer')).toHaveCount(0);
  await desk.page.keyboard.press('Space');
  await desk.page.keyboard.press('Tab');
  await desk.page.keyboard.press('Space');
  await gate().getByRole('textbox', { name: 'Motif' }).fill(REASON);
  await picture('gate');
  expect(await seriousViolations(desk.page)).toEqual([]);
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.getByRole('timer')).toBeVisible();
});

test('H27, N10: the card quotes documents of the DMP with source and age; the link opens it where the words stand', async () => {
  await expect(desk.page.locator('.em')).toHaveAttribute('aria-busy', 'false');
  await expect(card('Allergies')).toContainText('«');
  await picture('card');
  expect(await seriousViolations(desk.page)).toEqual([]);
  const source = desk.page.getByRole('button', { name: / · / }).first();
  const words = (await source.innerText()).split(' · ');
  await source.click();
  await expect(desk.dossier.viewer.getByRole('heading', { level: 1 })).toHaveText(words[0] ?? '');
  await picture('source');
  await desk.page.keyboard.press('u');
  await expect(card('Allergies')).toBeVisible();
});

test('R33, R43: closed by hand; nothing stays on screen, and the patient is told by whom and why', async () => {
  await desk.page.getByRole('button', { name: 'Fermer maintenant' }).click();
  await expect(desk.page.getByRole('timer')).toHaveCount(0);
  await desk.patients.search('');
  await desk.showsNothingOf([REASON]);
  const notices = await store.order('/patient', { ...PATIENT, act: 'notices' });
  expect(notices).toMatchObject([{ recipient: 'PATIENT', kind: 'break-glass', practitioner: '899700000011' }]);
  const history = JSON.stringify(await store.order('/patient', { ...PATIENT, act: 'history' }));
  for (const told of ['899700000011', 'bris_de_glace', REASON]) expect(history).toContain(told);
});
