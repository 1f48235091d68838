import { describe, expect, test } from 'vitest';
import { good } from '../../support/bridge/scripted-bridge.ts';
import { job } from '../outbox/job.ts';
import { axe, READABLE, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();

describe('the queue', () => {
  test('R13, H29: what should have left on an earlier day is said to be late, and counted beside its screen', async () => {
    const { page } = await open({
      ...READABLE,
      'outbox.list': () =>
        good([
          job('kept-back', { title: 'Compte rendu d’hier', dueBy: 0 }),
          job('of-today', { title: 'Compte rendu du jour', dueBy: Number.MAX_SAFE_INTEGER }),
          job('arrived', { title: 'Compte rendu reçu', state: 'sent', dueBy: 0 }),
        ]),
    });
    const rail = page.getByRole('navigation', { name: 'Écrans' }).getByRole('button', { name: /^Envois/ });
    await rail.getByRole('img', { name: '1 envoi à reprendre' }).waitFor();
    await rail.click();
    const late = page.getByRole('row').filter({ hasText: 'En retard' });
    await late.first().waitFor();
    expect(await late.count()).toBe(1);
    expect(await late.first().textContent()).toContain('Compte rendu d’hier');
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });
});
