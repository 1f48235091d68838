import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import type { Carer } from '../../../shared/contract/carers.ts';
import { bad, good } from '../../support/bridge/scripted-bridge.ts';
import { dossierOf, OPEN, RIGHT, RUTH } from '../../support/bridge/world.ts';
import { axe, opened, picture, READABLE, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();
const NOT_TREATING = { kind: 'open', right: { ...RIGHT, isTreatingPhysician: false } } as const;
const ME: Carer = {
  nationalId: '899700000011',
  name: 'LIBRE Jeanne',
  specialty: { code: 'G15_10/SM26', label: null },
  startedAt: '20260303101500',
  lastActionAt: '20261120090000',
  state: 'authorised',
  stateText: '',
  mine: true,
};
const BLOCKED: Carer = { ...ME, nationalId: '899700000029', name: 'MASSON Paul', state: 'blocked', mine: false };

async function detail(page: Page) {
  await page.getByRole('button', { name: 'Détail' }).click();
  return page.getByRole('dialog', { name: 'Votre droit sur ce dossier' });
}

describe('the professionals of a dossier', () => {
  test('R11: nothing is asked before the press; authorised, blocked and oneself are told apart in words', async () => {
    let broken = true;
    const { page, bridge } = await open({
      ...READABLE,
      'carers.list': () => (broken ? bad('network/unreachable') : good([ME, BLOCKED])),
    });
    const dialog = await detail(page);
    const ask = dialog.getByRole('button', { name: 'Voir les professionnels autorisés' });
    await ask.waitFor();
    expect(bridge.calls.filter(({ name }) => name === 'carers.list')).toEqual([]);
    await ask.click();
    await dialog.getByText(/La liste n’a pas pu être lue/).waitFor();
    broken = false;
    await ask.click();
    const list = dialog.getByRole('list', { name: 'Professionnels de ce dossier' });
    await list.waitFor();
    const words = await list.innerText();
    expect(words).toMatch(/LIBRE Jeanne \(vous\)/);
    expect(words).toMatch(/depuis le 3 mars 2026 · dernière action le 20 novembre 2026/);
    expect(words).toMatch(/MASSON Paul[\s\S]*bloqué par la patiente/);
    await picture(page, '03-professionnels');
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  test('R11, H22: a doctor declares himself by a tick and one button, once; Enter declares nothing', async () => {
    let dossier = dossierOf(RUTH, NOT_TREATING);
    const { page, bridge } = await open({
      ...opened(RUTH, NOT_TREATING),
      'dossier.current': () => good(dossier),
      'carers.setTreating': () => good((dossier = dossierOf(RUTH, { kind: 'open', right: RIGHT }))),
    });
    const dialog = await detail(page);
    await dialog.getByRole('button', { name: 'Me déclarer médecin traitant…' }).click();
    const question = page.getByRole('dialog', { name: /Devenir médecin traitant/ });
    await question.waitFor();
    await picture(page, '03-medecin-traitant');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(bridge.calls.filter(({ name }) => name === 'carers.setTreating')).toEqual([]);
    await dialog.getByRole('button', { name: 'Me déclarer médecin traitant…' }).click();
    expect(await question.getByRole('checkbox').isChecked()).toBe(false);
    await question.getByRole('checkbox').check({ force: true });
    expect(await axe(page)).toEqual([]);
    await question.getByRole('button', { name: 'Déclarer au DMP' }).dblclick();
    await dialog.getByText(/Reçu par le DMP/).waitFor();
    await dialog.getByRole('button', { name: 'Ne plus être médecin traitant…' }).waitFor();
    const sent = bridge.calls.filter(({ name }) => name === 'carers.setTreating');
    expect(sent.map(({ input }) => input)).toMatchObject([{ treating: true, askedByPatient: true }]);
    await page.context().close();
  });

  test('R11: nobody but a doctor is offered the declaration', async () => {
    if (OPEN.kind !== 'open') throw new Error('The card is open');
    const nurse = { ...OPEN, holder: { ...OPEN.holder, profession: { ...OPEN.holder.profession, code: '60' } } };
    const { page } = await open({ ...opened(RUTH, NOT_TREATING), 'card.state': () => good(nurse) });
    const dialog = await detail(page);
    await dialog.getByRole('button', { name: 'Voir les professionnels autorisés' }).waitFor();
    expect(await dialog.getByRole('button', { name: /médecin traitant/ }).count()).toBe(0);
    await page.context().close();
  });
});
