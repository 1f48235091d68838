import { expect, test } from 'vitest';
import { good } from '../../support/bridge/scripted-bridge.ts';
import { APP } from '../../support/bridge/world.ts';
import { axe, picture, READABLE, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();

test('H19: a workstation whose clock is wrong says by how much, and what to do', async () => {
  const { page } = await open({ ...READABLE, 'app.state': () => good({ ...APP, clockErrorMs: -3_725_000 }) });
  const alert = page.getByRole('alert').filter({ hasText: 'Horloge du poste' });
  await alert.waitFor();
  expect(await alert.innerText()).toMatch(/1 h 02 d’avance, à régler/);
  expect(await alert.getAttribute('title')).toMatch(/Réglez la date et l’heure/);
  expect(await axe(page)).toEqual([]);
  await picture(page, 'horloge');
  await page.context().close();
});

test('H19, H50: a clock that moved without an exchange is told as a doubt, not as a fault', async () => {
  const { page } = await open({ ...READABLE, 'app.state': () => good({ ...APP, clockMovedMs: 7_260_000 }) });
  const alert = page.getByRole('alert').filter({ hasText: 'Horloge du poste' });
  await alert.waitFor();
  expect(await alert.innerText()).toMatch(/avancée de 2 h 01, à vérifier/);
  expect(await alert.getAttribute('title')).toMatch(/sans échange avec le DMP/);
  expect(await axe(page)).toEqual([]);
  await page.context().close();
});
