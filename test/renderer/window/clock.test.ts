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
