import { describe, expect, test } from 'vitest';
import type { Hold } from '../../../shared/contract/holds.ts';
import { holdInstants } from '../../../shared/domain/hold/instants.ts';
import { good } from '../../support/bridge/scripted-bridge.ts';
import { axe, READABLE, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();
const DAY = 86_400_000;

function hold(name: string, days: number, change: Partial<Hold> = {}): Hold {
  const depositedAt = Date.now() - days * DAY;
  return {
    holdId: name,
    insId: `1.2.250.1.213.1.4.10|${name}`,
    patient: { name, givenName: 'HENRI', birthDate: '1951-02-22' },
    versions: [name],
    authorLabel: 'ESSAI Paul',
    mine: true,
    phase: days >= 14 ? 'NOTIFIED' : 'HELD',
    precision: 'estimated',
    depositedAt,
    ...holdInstants(depositedAt),
    openedAt: depositedAt,
    talk: null,
    owner: { name: 'LIBRE Jeanne', me: true, since: depositedAt },
    reminder: null,
    announcement: null,
    elsewhere: false,
    endedAt: null,
    ...change,
  };
}

const HOLDS = [
  hold('PAT-SEPT', 27, { reminder: 'release-soon', owner: null }),
  hold('PAT-ONZE', 11, { talk: { at: Date.now() + DAY, place: 'avec sa fille' } }),
  hold('PAT-SIX', 1, { precision: 'at-latest', depositedAt: null, noticeAt: null }),
];

describe('the hold board', () => {
  test('R29, H19: what presses and what nobody answers for comes first, in words; titles stay veiled', async () => {
    const { page } = await open({
      ...READABLE,
      'holds.list': () => good({ holds: HOLDS, clockOffsetMs: 0 }),
      'holds.raiseVeil': () => good([{ holdId: 'PAT-SEPT', title: 'Anatomopathologie', reason: 'à annoncer' }]),
    });
    const rail = page.getByRole('navigation', { name: 'Écrans' }).getByRole('button', { name: /^Annonces/ });
    await rail.getByRole('img', { name: '1 à faire sans tarder' }).waitFor();
    await rail.click();
    await page.getByRole('heading', { name: 'Consultations d’annonce' }).waitFor();
    const first = page.getByRole('row').filter({ hasText: 'PAT-SEPT' });
    expect(await first.textContent()).toMatch(/Titre voilé.*Personne/);
    expect(await axe(page)).toEqual([]);

    await page.keyboard.press('h');
    await page.getByText('Anatomopathologie').first().waitFor();
    await page.keyboard.press('a');
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Annuler');
    await page.context().close();
  });
});
