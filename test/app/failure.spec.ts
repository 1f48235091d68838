import { join } from 'node:path';
import { startSandboxStore } from '../support/workstation/sandbox-store.ts';
import { openDesk } from './pages/desk.ts';
import { expect, launchWorkstation, test } from './support/world.ts';

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
