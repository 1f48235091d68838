import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import type { DocumentRow, Since } from '../../../shared/contract/dossier.ts';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { listOf, row, ROWS, viewOf } from '../../support/bridge/world.ts';
import { axe, listIn, picture, READABLE, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();
const LAST = Date.parse('2026-10-12T08:00:00Z');

/** The rows of the practice, the first ones marked as a later consultation finds them. */
function marked(): DocumentRow[] {
  const rows = ROWS.filter((one): one is DocumentRow => !('unreadable' in one));
  const kinds = ['new', 'new', 'new', 'new', 'visible'] as const;
  return rows.map((one, index) => {
    const kind = kinds[index];
    return kind ? { ...one, news: { kind, opened: false } } : one;
  });
}

function later(rows: DocumentRow[], since: Since | null = null): Script {
  return {
    ...READABLE,
    'dossier.list': ({ scope }) =>
      good(listOf(rows, { comparedWith: LAST, ...(scope === 'all' && { scopeFrom: null }) })),
    'dossier.since': () => (since ? good(since) : good({ older: 0, complete: true, marks: [] })),
    'document.read': ({ rowId }) => {
      const found = rows.find((one) => one.rowId === rowId) ?? row('?');
      return good(viewOf(found, { kind: 'structured', sections: [], incomplete: false }));
    },
  };
}

const line = (page: Page) => page.getByRole('region', { name: /^Depuis votre consultation/ });
const groups = (page: Page) => listIn(page).locator('.group').allInnerTexts();

describe('what is new since the last consultation', () => {
  test('R18, H14: the day, the counts, a mark on each row; what is new stands on top, the rest is known', async () => {
    const { page, complaints } = await open(later(marked()));
    await line(page).getByText('Depuis votre consultation du 12 octobre').waitFor();
    await line(page).getByText('5 à ouvrir').waitFor();
    expect(await line(page).innerText()).toContain('4 nouveaux, 1 devenu visible');
    expect((await groups(page)).slice(0, 2)).toEqual([
      'Nouveau depuis votre consultation du 12 octobre',
      'Déjà vu · 2026',
    ]);
    expect(await listIn(page).locator('.row.new').count()).toBe(5);
    await listIn(page).getByText('devenu visible', { exact: true }).waitFor();
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await picture(page, 'nouveautes');
    await page.context().close();
  });

  test('H09: one press keeps what is new, says what it hides, and gives everything back', async () => {
    const { page } = await open(later(marked()));
    const only = page.getByRole('button', { name: /n’afficher que ces documents/ });
    await only.click();
    await page.getByText('Nouveaux · cache 5').waitFor();
    expect(await listIn(page).getByRole('option').count()).toBe(5);
    await only.click();
    expect(await listIn(page).getByRole('option').count()).toBe(10);
    await page.context().close();
  });

  test('opening a document clears its own mark and moves no row; N goes to the next one', async () => {
    const { page, bridge } = await open(later(marked()));
    await listIn(page).getByText('Biologie : rénal').waitFor();
    const before = await listIn(page).getByRole('option').allInnerTexts();
    await page.keyboard.press('n');
    await line(page).getByText('4 à ouvrir').waitFor();
    expect(await listIn(page).locator('.row.new').count()).toBe(4);
    expect((await listIn(page).getByRole('option').allInnerTexts()).length).toBe(before.length);
    for (const left of ['3 à ouvrir', '2 à ouvrir', '1 à ouvrir', 'tous ouverts']) {
      await page.keyboard.press('n');
      await line(page).getByText(left).waitFor();
    }
    expect(await listIn(page).getByText('devenu visible', { exact: true }).count()).toBe(1);
    expect(await page.getByRole('button', { name: /suivant$/ }).count()).toBe(0);
    expect(bridge.calls.filter(({ name }) => name === 'document.read')).toHaveLength(5);
    await page.context().close();
  });

  test('a document that could not be read keeps its mark', async () => {
    const { page } = await open({ ...later(marked()), 'document.read': () => bad('network/timeout') });
    await listIn(page).getByText('Biologie : rénal').click();
    await page.getByRole('alert').waitFor();
    await line(page).getByText('5 à ouvrir').waitFor();
    await page.context().close();
  });

  test('R18: what was submitted since with an older act is counted, and asked for by a press only', async () => {
    const rows = marked();
    const changed = rows[3]?.rowId ?? '';
    const since: Since = { older: 2, complete: true, marks: [{ rowId: changed, kind: 'visible' }] };
    const { page, bridge } = await open(later(rows, since));
    await line(page).getByText('2 autres, d’acte plus ancien').waitFor();
    expect(await line(page).innerText()).toContain('3 nouveaux, 2 devenus visibles');
    await page.getByRole('button', { name: 'les demander' }).click();
    await expect
      .poll(() => bridge.calls.filter(({ name }) => name === 'dossier.list').map(({ input }) => input))
      .toMatchObject([{ scope: 'two-years' }, { scope: 'all' }]);
    expect(bridge.calls.filter(({ name }) => name === 'dossier.since')).toHaveLength(1);
    await page.context().close();
  });

  test('H14: what the DMP did not say is not concluded from; a first consultation says nothing at all', async () => {
    const { page } = await open({ ...later(marked()), 'dossier.since': () => bad('network/timeout') });
    await line(page).getByText('ne concluez rien de ce qui n’est pas marqué').waitFor();
    await page.context().close();
    const first = await open(READABLE);
    await listIn(first.page).waitFor();
    expect(await line(first.page).count()).toBe(0);
    expect(first.bridge.calls.some(({ name }) => name === 'dossier.since')).toBe(false);
    await first.page.context().close();
  });

  test('nothing new is said of this list only; a copy says that it is one', async () => {
    const rows = marked().map(({ news: _news, ...rest }) => rest);
    const { page } = await open(later(rows));
    await line(page).getByText('rien de nouveau dans cette liste').waitFor();
    expect((await groups(page))[0]).toBe('2026');
    await page.context().close();
    const copied = { 'dossier.list': () => good(listOf(rows, { comparedWith: LAST, fromCopy: true })) };
    const copy = await open({ ...later(rows), ...copied });
    await line(copy.page).getByText('rien de nouveau dans la copie de ce poste').waitFor();
    expect(copy.bridge.calls.some(({ name }) => name === 'dossier.since')).toBe(false);
    await copy.page.context().close();
  });
});
