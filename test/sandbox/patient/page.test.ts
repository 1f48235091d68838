import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accountsOf } from '../../../sandbox/patient/accounts.ts';
import { putAuthorisation } from '../../../sandbox/store/authorisations.ts';
import { openBrowser } from '../../support/bridge/browser.ts';
import { newOid } from '../support/lot.ts';
import { PATIENT_INS, startTestSandbox, type TestSandbox } from '../support/running.ts';
import { practitioner } from '../support/vihf.ts';

/** The patient's page in a real Chromium, at the level of mock-ups 14 and 14b. */

let sandbox: TestSandbox;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const SHOTS = join('out', 'screens', 'patient');
const titles = { visible: 'Compte rendu de consultation', held: 'Résultat à annoncer' };

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  sandbox = await startTestSandbox();
  for (const id of ['899700000011', '899700000029']) {
    putAuthorisation(sandbox.store, 1, id, 'AUTORISE', sandbox.clock.now());
  }
  sandbox.store.exec("UPDATE patients SET attending_practitioner = '899700000011' WHERE id = 1");
  const documents = [
    { uniqueId: newOid(), title: titles.visible },
    { uniqueId: newOid(), title: titles.held, codes: ['N', 'INVISIBLE_PATIENT'] },
  ];
  await sandbox.deposit({ documents });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.remove();
});

/** A window of its own, without anybody's session. */
async function newWindow(): Promise<void> {
  if (page) await page.context().close();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' });
  page = await context.newPage();
  page.setDefaultTimeout(8_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}
beforeEach(() => {
  complaints.length = 0;
});

async function axe(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const look = async (name: string): Promise<void> => {
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  expect(await axe(), name).toEqual([]);
};

function account(): { identifier: string; password: string } {
  const all = accountsOf(sandbox.store, 18, sandbox.clock.now());
  const mine = all.find((one) => one.ins.value === PATIENT_INS.value && one.viewer === 'holder');
  if (!mine) throw new Error('no account');
  return mine;
}

let typed = '';

/** The code that the telephone receives next: the page's request for it may still be under way. */
async function lastCode(): Promise<string> {
  const phone = await page.context().newPage();
  const shown = async (): Promise<string> => {
    await phone.goto(sandbox.patient.phone);
    const [text = ''] = await phone.locator('section li b').allTextContents();
    return text.slice(0, 6);
  };
  const end = Date.now() + 15_000;
  let code = await shown();
  while (code === '' || code === typed) {
    if (Date.now() > end) throw new Error('The telephone receives no new code');
    code = await shown();
  }
  await phone.close();
  typed = code;
  return code;
}

async function typePassword({ identifier, password } = account()): Promise<void> {
  await page.goto(sandbox.patient.url);
  await page.getByLabel('Identifiant').fill(identifier);
  await page.getByLabel('Mot de passe').fill(password);
  await page.keyboard.press('Enter');
}

async function enter(): Promise<void> {
  await typePassword();
  await page.getByLabel('Code à six chiffres').fill(await lastCode());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Mes documents' }).waitFor();
}

describe('sign-in', () => {
  beforeEach(newWindow);

  test('identifier, password and the code of the telephone, with the keyboard alone', async () => {
    await page.goto(sandbox.patient.phone);
    await look('telephone');
    await typePassword({ ...account(), password: 'faux' });
    await page.getByRole('alert').getByText('inconnu').waitFor();
    await look('mot-de-passe');
    complaints.length = 0; // The refused form is a 403, which the browser's console reports.
    await typePassword();
    await page.getByText('Valable encore').waitFor();
    await look('code');
    await page.getByLabel('Code à six chiffres').fill(await lastCode());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Mes documents' }).waitFor();
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(complaints).toEqual([]);
  });

  test('three wrong codes, then fifteen minutes of refusal, even for the right one', async () => {
    await typePassword();
    const right = await lastCode();
    for (const digits of ['000000', '000001', '000002']) {
      await page.getByLabel('Code à six chiffres').fill(digits === right ? '111111' : digits);
      await page.keyboard.press('Enter');
    }
    await page.getByRole('alert').getByText('15 minutes').waitFor();
    await typePassword();
    await page.getByRole('alert').getByText('15 minutes').waitFor();
    sandbox.clock.advance(15 * 60_000);
    await enter();
  });

  test('a code ends after three minutes, a session after ten without a gesture', async () => {
    await typePassword();
    const late = await lastCode();
    sandbox.clock.advance(3 * 60_000);
    await page.getByLabel('Code à six chiffres').fill(late);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText("n'est plus valable").waitFor();
    await page.getByRole('button', { name: 'Nouveau code' }).click();
    await page.getByLabel('Code à six chiffres').fill(await lastCode());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Mes documents' }).waitFor();
    sandbox.clock.advance(10 * 60_000);
    await page.reload();
    await page.getByLabel('Identifiant').waitFor();
  });
});

describe('the dossier', () => {
  beforeAll(async () => {
    await newWindow();
    await enter();
  });
  beforeEach(() => page.goto(`${sandbox.patient.url}dossier`));

  test('R28, N7, H18: a held document is nowhere, neither in the list nor in the history nor in the notices', async () => {
    await page.getByRole('link', { name: titles.visible }).waitFor();
    await look('dossier');
    for (const path of ['dossier?tout=1', 'historique']) {
      await page.goto(`${sandbox.patient.url}${path}`);
      expect(await page.content()).not.toContain(titles.held);
    }
    expect(complaints).toEqual([]);
  });

  test('R21: masks with the barred eye, and changes one’s mind', async () => {
    await page.getByRole('button', { name: `Masquer : ${titles.visible}` }).click();
    await page.getByRole('status').getByText('masqué').waitFor();
    await page.getByText('masqué aux professionnels', { exact: true }).waitFor();
    await look('masque');
    await page.getByRole('button', { name: `Ne plus masquer : ${titles.visible}` }).click();
    await page.getByRole('status').getByText('plus masqué').waitFor();
    await page.getByRole('link', { name: titles.visible }).click();
    await page.getByText('Bonjour').waitFor();
  });

  test('adds a document of one’s own, reads it, deletes it', async () => {
    await page.getByRole('link', { name: 'Ajouter un document' }).click();
    await look('ajouter');
    await page.getByLabel('De quoi s’agit-il ?').selectOption('EXPPAT_3');
    await page.getByLabel('Titre').fill('Mes souhaits <b>écrits</b>');
    await page.getByRole('button', { name: 'Ajouter' }).click();
    await page.getByRole('alert').getByText('Écrivez un texte').waitFor();
    complaints.length = 0;
    await page.getByLabel('Texte').fill('Je souhaite rester chez moi.');
    await page.getByRole('button', { name: 'Ajouter' }).click();
    await page.getByText('ajouté par vous').waitFor();
    await page.getByRole('link', { name: 'Mes souhaits <b>écrits</b>' }).click();
    await page.getByText('Je souhaite rester chez moi.').waitFor();
    await page.getByRole('link', { name: 'Supprimer…' }).click();
    await page.getByRole('button', { name: 'Supprimer' }).click();
    await page.getByRole('status').getByText('supprimé').waitFor();
    expect(await page.getByText('Mes souhaits').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('R9, R11: blocks and unblocks; the médecin traitant is not offered', async () => {
    await page.getByRole('link', { name: 'Bloquer un professionnel…' }).click();
    expect(await page.getByRole('option', { name: /LIBRE/ }).count()).toBe(0);
    await page.getByLabel('Professionnel').selectOption(practitioner('899700000029').nationalId);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('heading', { name: 'Bloquer Dr FORÊT Étienne ?' }).waitFor();
    await look('bloquer');
    await page.getByRole('button', { name: 'Bloquer' }).click();
    await page.getByText('bloqué par vous le').waitFor();
    await page.getByRole('link', { name: 'Débloquer…' }).click();
    await page.getByRole('button', { name: 'Débloquer' }).click();
    await page.getByRole('status').getByText('débloqué').waitFor();
    await page.goto(`${sandbox.patient.url}medecin-traitant`);
    await look('medecin-traitant');
    await page.getByRole('button', { name: 'Ne plus avoir de médecin traitant' }).click();
    await page.getByRole('status').getByText('plus de médecin traitant').waitFor();
  });

  test('R32: one opposition leaves the other as it is', async () => {
    const urgent = page.getByRole('switch', { name: 'Lecture en urgence' });
    const centre = page.getByRole('switch', { name: 'Lecture par le Centre 15' });
    expect(await urgent.getAttribute('aria-checked')).toBe('true');
    await centre.click();
    await page.getByRole('status').getByText('Centre 15').waitFor();
    expect(await centre.getAttribute('aria-checked')).toBe('false');
    expect(await urgent.getAttribute('aria-checked')).toBe('true');
    await centre.click();
  });

  test('R38, R39: closes, asks for the deletion, opens again', async () => {
    await page.getByRole('link', { name: 'Fermer…' }).click();
    await page.getByRole('button', { name: 'Fermer mon dossier' }).click();
    await page.getByRole('heading', { name: 'Mon dossier est fermé' }).waitFor();
    await look('ferme');
    await page.getByRole('link', { name: 'Demander l’effacement…' }).click();
    await page.getByRole('button', { name: 'Demander l’effacement' }).click();
    await page.getByText('au plus tard').waitFor();
    await page.getByRole('button', { name: 'Rouvrir mon dossier' }).click();
    await page.getByRole('link', { name: titles.visible }).waitFor();
  });
});
