import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSandboxStore, type SandboxStore } from '../support/workstation/sandbox-store.ts';
import { textFile } from './pages/deposit.ts';
import { openDesk } from './pages/desk.ts';
import { expect, launchWorkstation, test } from './support/world.ts';

const AWAY = {
  type: 'CR ou fiche de consultation ou de visite',
  title: 'Visite pendant la panne',
  actAt: '20/11/2026',
  masked: 'no',
} as const;
const LATER = { ...AWAY, title: 'Visite après le code' } as const;

test('a store that does not answer is named with the next step, and the rest of the workstation stays', async ({
  world,
}) => {
  const store = await startSandboxStore(join(world.folder, 'store-that-stops'));
  const desk = await openDesk({ ...world, store });
  try {
    await desk.openDossier('PAT-TROIS');
    await store.stop();
    await desk.dossier.row('Suivi infirmier').click();
    await expect(desk.dossier.viewer).toContainText('Ce document n’a pas été reçu');
    await expect(desk.dossier.viewer.getByRole('button', { name: /^Redemander ce document/ })).toBeVisible();
    await desk.patients.open('NESSI');
    await expect(desk.page.getByRole('heading', { name: 'Le DMP n’a pas répondu' })).toBeVisible();
    await expect(desk.page.getByText('Réessayez dans un moment.')).toBeVisible();
    await expect(desk.page.getByRole('button', { name: 'Redemander' })).toBeVisible();
    await expect(desk.page.getByRole('contentinfo')).toContainText('DMP non joint');
    await expect(desk.page.getByText('BAC À SABLE — données fictives')).toBeVisible();
  } finally {
    await desk.app.close();
    await store.stop();
  }
});

/** The same store again, at the same address, after it was stopped. */
function startAgain(store: SandboxStore): Promise<SandboxStore> {
  rmSync(join(store.folder, 'ready.json'));
  return startSandboxStore(store.folder, { args: ['--port', new URL(String(store.settings['baseUrl'])).port] });
}

test('H12, H15, H29: without a network one files, unlocks, and reads a copy that says its age on every line', async ({
  world,
}) => {
  let store = await startSandboxStore(join(world.folder, 'store-away'));
  const desk = await openDesk({ ...world, store });
  const { page, dossier, deposit, outbox } = desk;
  try {
    await desk.openDossier('PAT-TROIS');
    await page.getByRole('button', { name: 'Détail' }).click();
    await page.getByRole('switch').click();
    await expect(page.getByRole('switch')).toBeChecked();
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
    // A list that comes now is kept.
    await desk.patients.open('PAT-TROIS');
    await dossier.isListed();
    await store.stop();
    await deposit.show();
    await deposit.send(textFile('hors-ligne.txt', 'Fait pendant la panne du réseau. INS 279035121518989.'), AWAY);
    await expect(outbox.job(AWAY.title)).toContainText('En file');
    await desk.lock();
    await desk.lockScreen.unlockAgain();
    // The same screen, in a dossier that was opened without an answer: it takes documents, and they wait.
    await deposit.send(textFile('encore.txt', 'Fait après le code. INS 279035121518989.'), LATER);
    await expect(outbox.job(LATER.title)).toContainText('En file');
    await deposit.back();
    await page.getByRole('button', { name: 'Lire la copie' }).click();
    await dossier.isListed();
    const lines = await dossier.rows().allInnerTexts();
    expect(lines.filter((line) => !/vu au DMP le .+ \(.+\)/.test(line))).toEqual([]);
    store = await startAgain(store);
    const sent = (await outbox.show()).getByRole('row').filter({ hasText: AWAY.title });
    await sent.getByRole('button', { name: /^(Réessayer|Vérifier maintenant)/ }).click();
    await expect(sent).toContainText('Reçu par le DMP');
    const later = page.getByRole('row').filter({ hasText: LATER.title });
    // It may leave by itself just now, its own next try being seconds away.
    const again = later.getByRole('button', { name: /^Réessayer/ });
    await again.click({ timeout: 1_000 }).catch(() => undefined);
    await expect(later).toContainText('Reçu par le DMP', { timeout: 30_000 });
  } finally {
    await desk.app.close();
    await store.stop();
  }
});

test('H46: without the card’s library the layer is named, with two steps', async ({ world }) => {
  const { app, page } = await launchWorkstation(world, {
    settings: { pkcs11Library: '/nowhere/libcps3_pkcs11_lux.so' },
  });
  try {
    await expect(page.getByRole('heading', { name: 'Le programme de lecture des cartes manque' })).toBeVisible();
    await expect(page.getByText('Cryptolib CPS : absente')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Installez la Cryptolib CPS' })).toBeVisible();
  } finally {
    await app.close();
  }
});
