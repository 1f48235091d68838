import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import type { CardView } from '../../../shared/contract/card.ts';
import { bad, good } from '../../support/bridge/scripted-bridge.ts';
import { APP, HOLDER, HOSPITAL, LOCKED, OPEN, TILLEULS } from '../../support/bridge/world.ts';
import { picture, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();
const CODE = 'Code de la carte';

describe('lock screen', () => {
  test('shows whose card it is before any code, and nothing of a patient', async () => {
    const { page, bridge, complaints } = await open({});
    await page.getByRole('heading', { name: 'Bonjour, Dr LIBRE' }).waitFor();
    expect(await page.locator('body').innerText()).toMatch(/LIBRE Jeanne[\s\S]*médecine générale[\s\S]*RPPS/);
    expect(await page.title()).toBe('Poste DMP');
    expect(bridge.calls.map(({ name }) => name)).not.toContain('patient.search');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the code is sent once, on Enter only, and nothing of it stays in the page', async () => {
    const { page, bridge } = await open({ 'card.unlock': () => bad('card/pin-wrong') });
    const field = page.getByLabel(CODE, { exact: true });
    await field.pressSequentially('1111');
    expect(bridge.calls.filter(({ name }) => name === 'card.unlock')).toHaveLength(0);
    await page.keyboard.press('Enter');
    await page.getByText('Code faux.').waitFor();
    expect(bridge.calls.filter(({ name }) => name === 'card.unlock')).toHaveLength(1);
    expect(await field.inputValue()).toBe('');
    expect(await page.content()).not.toContain('1111');
    await page.context().close();
  });

  test('H46: what is pasted and is no code is not cut to one: it would cost one of three tries', async () => {
    const { page, bridge } = await open({ 'card.unlock': () => bad('card/pin-wrong') });
    const field = page.getByLabel(CODE, { exact: true });
    for (const pasted of ['9'.repeat(500_000), '123456789', '12a34', '1234\u0000', '١٢٣٤']) {
      await field.fill(pasted);
      expect(await field.inputValue()).toBe('');
    }
    await page.keyboard.press('Enter');
    await field.fill(' 12345678 ');
    expect(await field.inputValue()).toBe('12345678');
    expect(bridge.calls.filter(({ name }) => name === 'card.unlock')).toHaveLength(0);
    await page.context().close();
  });

  test('H46: tries left and the last try are said in words', async () => {
    const { page } = await open({ 'card.state': () => good({ ...LOCKED, triesLeft: 'last' }) });
    await page.getByText('C’est le dernier essai.').waitFor();
    await page.context().close();
  });

  test('R13, H29: what waits is counted before the code, and said to be late once its day is over', async () => {
    const waiting = { count: 2, oldestAt: Date.now() - 3 * 86_400_000, refused: 0 };
    const { page } = await open({ 'app.state': () => good({ ...APP, waiting }) });
    await page.getByText('2 documents attendent l’envoi').waitFor();
    await page.getByText(/^En retard depuis le .+: un document se verse le jour même\.$/).waitFor();
    await picture(page, '01-en-retard');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.context().close();
  });

  test('H29: without a card, what waits is said, and what it waits for', async () => {
    const waiting = { count: 1, oldestAt: Date.now(), refused: 0 };
    const { page } = await open({
      'app.state': () => good({ ...APP, waiting }),
      'card.state': () => good({ kind: 'no-card' }),
    });
    await page.getByText('1 document attend l’envoi : il part une fois la carte lue et son code tapé.').waitFor();
    await picture(page, '01b-carte-absente-en-attente');
    await page.context().close();
  });

  test('the situation last used goes with the code, another one is asked after it', async () => {
    const state: CardView = { kind: 'choosing-situation', holder: HOLDER, situations: [TILLEULS, HOSPITAL] };
    const { page, bridge } = await open({
      'card.unlock': () => good(state),
      'card.chooseSituation': () => good(OPEN),
    });
    await page.getByRole('radio', { name: /Une autre situation/ }).check({ force: true });
    await page.getByLabel(CODE, { exact: true }).fill('1234');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Où exercez-vous aujourd’hui' }).waitFor();
    expect(bridge.calls.find(({ name }) => name === 'card.unlock')?.input).toEqual({ pin: '1234' });
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await page.getByRole('radio', { name: /CH de démonstration/ }).check({ force: true });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ouvrir un dossier' }).waitFor();
    await page.context().close();
  });

  test('H46: a missing reader is named, with two steps and the state of the other layers', async () => {
    const { page } = await open({
      'card.state': () => good({ kind: 'no-reader' }),
      'card.diagnose': () =>
        good([
          { layer: 'middleware', verdict: 'ok', detail: { code: 'doctor/middleware-running', value: '5.2.6' } },
          { layer: 'reader', verdict: 'fault', detail: { code: 'card/no-reader' } },
          { layer: 'dmp', verdict: 'ok', detail: { code: 'doctor/dmp-answers', value: '180' } },
          {
            layer: 'clock',
            verdict: 'fault',
            detail: { code: 'clock/wrong', clock: { errorMs: -3_725_000, movedMs: 0, certain: true, heardAt: 0 } },
          },
        ]),
    });
    await page.getByRole('heading', { name: 'Aucun lecteur n’est branché' }).waitFor();
    await page.getByText(/1 h 02 d’avance sur le DMP \(réponse du DMP de .*Réglez la date et l’heure/).waitFor();
    await page.getByText('Lecteur : absent').waitFor();
    expect(await page.locator('.steps li').count()).toBe(2);
    expect(await page.locator('body').innerText()).not.toMatch(/card\/|0x/);
    await page.context().close();
  });

  test('the recovery code is shown until one says to have kept it', async () => {
    let kept = false;
    const { page } = await open({
      'card.state': () => good(OPEN),
      'app.state': () => good({ ...APP, recoveryCode: kept ? null : 'AAAA-BBBB-CCCC' }),
      'app.acknowledgeRecoveryCode': () => {
        kept = true;
        return good({});
      },
    });
    const goOn = page.getByRole('button', { name: 'J’ai mon code, continuer' });
    await goOn.click({ force: true });
    expect(kept).toBe(false);
    await page.getByRole('checkbox').check({ force: true });
    await goOn.click();
    await page.getByRole('heading', { name: 'Ouvrir un dossier' }).waitFor();
    expect(await page.content()).not.toContain('BBBB');
    await page.context().close();
  });

  test('R2, H60: what is typed in the search that follows the reminder stays, however late its answer comes', async () => {
    let due = true;
    const late = Promise.withResolvers<void>();
    const { page, bridge } = await open({
      'card.state': () => good(OPEN),
      'app.state': () => good({ ...APP, reminderDue: due }),
      'app.acknowledgeReminder': async () => {
        due = false;
        await bridge.emit('app.changed', null);
        await late.promise;
        return good({});
      },
    });
    await page.getByRole('button', { name: 'J’ai compris' }).click();
    const field = page.getByRole('combobox', { name: 'Chercher une personne' });
    await field.fill('NESSI');
    const asked = bridge.calls.length;
    late.resolve();
    await expect.poll(() => bridge.calls.slice(asked).map(({ name }) => name)).toContain('app.state');
    await page.getByRole('grid').getByText('NESSI').first().waitFor();
    expect(await field.inputValue()).toBe('NESSI');
    await page.context().close();
  });

  test('after a renewed card the recovery code is asked beside the code of the card', async () => {
    const { page, bridge } = await open({ 'card.unlock': () => bad('store/card-changed') });
    await page.getByLabel(CODE, { exact: true }).fill('1234');
    await page.keyboard.press('Enter');
    await page.getByLabel('Code de récupération').fill('AAAA-BBBB');
    await page.getByLabel(CODE, { exact: true }).fill('1234');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => bridge.calls.filter(({ name }) => name === 'card.unlock').at(-1)?.input)
      .toEqual({ pin: '1234', structureId: TILLEULS.structureId, recoveryCode: 'AAAA-BBBB' });
    await page.context().close();
  });

  test('H57: the sandbox says so on the lock screen too', async () => {
    const { page } = await open({});
    await page.getByText('BAC À SABLE — données fictives').waitFor();
    expect(await page.locator('.sandbox-frame').count()).toBe(1);
    await page.context().close();
  });

  const states: Record<string, CardView> = {
    locked: LOCKED,
    'no card': { kind: 'no-card' },
    'no middleware': { kind: 'middleware-missing' },
    expired: { kind: 'refused', holder: HOLDER, why: 'expired' },
    blocked: { kind: 'blocked', holder: HOLDER },
    choosing: { kind: 'choosing-situation', holder: HOLDER, situations: [TILLEULS, HOSPITAL] },
  };
  for (const [name, state] of Object.entries(states)) {
    for (const dark of name === 'locked' || name === 'no card' ? [false, true] : [false]) {
      test(`H60: axe finds nothing on the lock screen, ${name}, ${dark ? 'dark' : 'light'}`, async () => {
        const { page } = await open({ 'card.state': () => good(state) }, { dark });
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(
          (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        ).toEqual([]);
        await page.context().close();
      });
    }
  }
});
