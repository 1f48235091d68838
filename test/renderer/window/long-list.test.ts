import { describe, expect, test } from 'vitest';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { listOf, row } from '../../support/bridge/world.ts';
import { listIn, READABLE, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();

const MANY = Array.from({ length: 300 }, (_, index) => row(`Document ${index}`, { actTime: '20261115' }));
const FIRST = listOf(MANY.slice(0, 120), { total: 300, announced: 300 });
const FIRST_PIECE: Script = { ...READABLE, 'dossier.list': () => good(FIRST) };

describe('a list that comes in pieces', () => {
  test('the first rows are painted while the others come, and every row is there once at the end (N4)', async () => {
    const { page, bridge } = await open({
      ...FIRST_PIECE,
      'dossier.moreRows': async ({ from }) => {
        // Long enough for the screen to be seen with its first rows alone.
        await new Promise((go) => setTimeout(go, 400));
        return good(MANY.slice(from, from + 100));
      },
    });
    await listIn(page).getByText('Document 0', { exact: true }).waitFor();
    await page.getByText('Affichage : 120 lignes sur 300…').waitFor();
    await page.getByRole('button', { name: 'Tout 300' }).waitFor();
    await page.getByText('Affichage :').waitFor({ state: 'detached' });
    expect(bridge.calls.flatMap(({ name, input }) => (name === 'dossier.moreRows' ? [input] : []))).toMatchObject([
      { from: 120 },
      { from: 220 },
    ]);
    expect(await listIn(page).getByRole('option').first().getAttribute('aria-setsize')).toBe('301');
    expect(await page.getByRole('region', { name: 'Documents', exact: true }).getAttribute('aria-busy')).toBe('false');
    await page.context().close();
  });

  test.each([
    ['fails', () => bad('dossier/not-open')],
    ['is empty', () => good([])],
  ] as const)('H07: a piece that %s leaves the list marked as partial', async (_how, answer) => {
    const { page } = await open({ ...FIRST_PIECE, 'dossier.moreRows': answer });
    await page.getByText('120 reçus sur 300').waitFor();
    expect(await page.getByText('Affichage :').count()).toBe(0);
    await page.context().close();
  });
});
