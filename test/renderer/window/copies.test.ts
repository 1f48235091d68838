import { describe, expect, test } from 'vitest';
import type { Copies, Copy } from '../../../shared/contract/copies.ts';
import { bad, good } from '../../support/bridge/scripted-bridge.ts';
import { OPEN, RUTH } from '../../support/bridge/world.ts';
import { axe, picture, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();
const NOW = Date.parse('2026-11-24T08:12:00Z');

const COPY: Copy = {
  insId: RUTH.insId,
  patientLabel: 'NESSI Ruth',
  receivedAt: NOW,
  checkedAt: NOW,
  until: NOW + 3 * 86_400_000,
  withheld: null,
  complete: true,
  kept: 12,
  missing: 8,
  progress: null,
};

function state(changes: Partial<Copies> = {}): Copies {
  return { available: true, running: false, faultCode: null, copies: [COPY], wiped: [], ...changes };
}

async function show(first: Copies | null, filling: Copies = state()) {
  let now = first;
  const opened = await open({
    'card.state': () => good(OPEN),
    'copies.state': () => (now ? good(now) : bad('store/unavailable')),
    'copies.fill': () => good((now = filling)),
    'copies.stop': () => good((now = state({ copies: [{ ...COPY, kept: 16, missing: 4 }] }))),
    'copies.drop': () => good((now = state({ copies: [], wiped: [WIPED] }))),
  });
  await opened.page.getByRole('navigation', { name: 'Écrans' }).getByRole('button', { name: 'Copies' }).click();
  await opened.page.getByRole('heading', { name: 'Copies hors ligne' }).waitFor();
  return opened;
}

const WIPED = { at: NOW, patientLabel: 'NESSI Ruth', reason: 'opted-out', documents: 16 };

describe('the copies kept on this workstation', () => {
  test('R41: a filling shows how far it is, is stopped, and is resumed where it was', async () => {
    const progress = { state: 'running', done: 8, total: 20, faultCode: null } as const;
    const { page, bridge } = await show(state(), state({ running: true, copies: [{ ...COPY, progress }] }));
    await page.getByText('Il manque 8 documents').waitFor();
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await page.getByText('Réception, 8 sur 20').waitFor();
    expect(await page.getByRole('progressbar', { name: 'Copie de NESSI Ruth' }).getAttribute('aria-valuenow')).toBe(
      '40',
    );
    const bar = await page.getByRole('progressbar', { name: 'Copie de NESSI Ruth' }).boundingBox();
    expect(bar?.height).toBeGreaterThanOrEqual(4);
    await picture(page, 'copies');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Arrêter' }).click();
    await page.getByText('Il manque 4 documents').waitFor();
    expect(bridge.calls.map(({ name }) => name)).toContain('copies.stop');
    await page.context().close();
  });

  test('R41: what is kept no more is listed as wiped, with its reason', async () => {
    const { page } = await show(state());
    await page.getByRole('button', { name: 'Ne plus garder NESSI Ruth' }).click();
    await page.getByText('Aucun dossier gardé').waitFor();
    await page.getByText('vous ne la gardez plus').waitFor();
    await picture(page, 'copies-effacees');
    await page.context().close();
  });

  test('H13, H58: copies that were torn on the disk are told, with what to do', async () => {
    const { page } = await show(
      state({ copies: [], wiped: [{ at: NOW, patientLabel: '', reason: 'damaged', documents: 0 }] }),
    );
    await page.getByText('Toutes les copies').waitFor();
    await page.getByText('gardez à nouveau les dossiers voulus').waitFor();
    await picture(page, 'copies-abimees');
    await page.context().close();
  });

  test('a line that was lost, nothing kept, no copy with this card and a store that fails each say so', async () => {
    const said: [Copies | null, string][] = [
      [state({ faultCode: 'network/unreachable' }), 'le reste viendra à la reprise'],
      [state({ copies: [] }), 'Aucun dossier gardé'],
      [state({ available: false, copies: [] }), 'Cette carte ne permet pas de copie'],
      [null, 'Les copies n’ont pas pu être lues.'],
    ];
    for (const [first, words] of said) {
      const { page } = await show(first);
      await page.getByText(words).waitFor();
      expect(await axe(page)).toEqual([]);
      await page.context().close();
    }
  });
});
