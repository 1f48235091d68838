import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import type { JournalRow, JournalVerdict, Visit } from '../../../shared/contract/journal.ts';
import type { PageOptions } from '../../support/bridge/browser.ts';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { dossierOf, listOf, LOU, OPEN, RIGHT, ROWS, RUTH } from '../../support/bridge/world.ts';
import { picture, useBuiltWindow } from './bench.ts';

const openWindow = useBuiltWindow();

const AT = Date.parse('2026-11-24T09:15:08Z');
const HASH = '44a9c0de'.repeat(7);
const TOKEN = '3b0c1c3e-6d0a-4a3e-9f5e-2f1f0a1b2c3d';
const patientLabel = 'NESSI Ruth';

function entry(
  sequence: number,
  kind: JournalRow['kind'],
  minutes: number,
  facts: JournalRow['facts'] = {},
): JournalRow {
  const insId = kind.startsWith('session') ? null : RUTH.insId;
  const hash = `${sequence.toString(16).padStart(4, '0')}${HASH}`.slice(0, 64);
  return { sequence, kind, at: AT - minutes * 60_000, insId, patientLabel: insId && patientLabel, facts, hash };
}

const JOURNAL = [
  entry(14, 'deposit.sent', 0, { uniqueId: '1.2.250.1.999.4' }),
  entry(13, 'dossier.closed', 12, { opening: TOKEN }),
  entry(12, 'document.pages', 13, { opening: TOKEN, uniqueId: '1.2.250.1.999.3', pages: '1-2', of: 4 }),
  entry(11, 'document.read', 15, { opening: TOKEN, uniqueId: '1.2.250.1.999.3', fromCopy: false }),
  entry(10, 'list.shown', 20, { opening: TOKEN, shown: 9, hidden: 29, filters: 'class', mode: 'practitioner' }),
  entry(9, 'list.received', 24, { opening: TOKEN, rows: 38, announced: 38, complete: true }),
  entry(8, 'dossier.opened', 24, { opening: TOKEN, outcome: 'open' }),
  entry(7, 'list.received', 45, { rows: 12, announced: 30, complete: false }),
  entry(6, 'dossier.refused', 46, { outcome: 'forbidden' }),
  entry(5, 'consent.granted', 50),
  entry(4, 'session.unlocked', 60),
  entry(3, 'session.locked', 60 * 20, { reason: 'card-removed' }),
  entry(2, 'document.printed', 60 * 20 + 22, { reason: 'professional' }),
  entry(1, 'cache.purged', 60 * 21, { documents: 2, reason: 'opted-out' }),
];

const LIST = {
  sequence: 10,
  at: AT - 20 * 60_000,
  received: 38,
  announced: 38,
  complete: true,
  scopeFrom: '20241122000000',
  archived: false,
  obsolete: false,
  fromCopy: false,
  shown: 9,
  filters: ['class' as const],
  mode: 'practitioner' as const,
};
const document = (sequence: number, title: string | null, change: Partial<Visit['documents'][number]> = {}) => ({
  sequence,
  at: AT - 15 * 60_000,
  uniqueId: `1.2.250.1.999.${sequence}`,
  title,
  typeLabel: 'CR d’examens biologiques',
  states: [],
  pages: null,
  fromCopy: false,
  refused: null,
  ...change,
});
const VISIT: Visit = {
  patient: RUTH,
  startedAt: AT - 24 * 60_000,
  endedAt: AT - 12 * 60_000,
  right: {
    outcome: 'open',
    capacity: 'care-team',
    consentAt: Date.parse('2026-05-18T08:00:00Z'),
    isTreatingPhysician: true,
  },
  lists: [LIST],
  documents: [
    document(11, 'Biologie : rénal, ionogramme, NFS', { pages: { seen: [1], of: 2 } }),
    document(12, null, { states: ['invisible-patient'], pages: { seen: [1, 2], of: 2 } }),
    document(13, null),
  ],
};
const WHOLE: JournalVerdict = { kind: 'whole', at: AT, rows: 4812, sealedTo: 4800 };
const BROKEN: JournalVerdict = { kind: 'broken', at: AT, rows: 11, sequence: 12, cause: 'changed', seen: false };

function journal(change: Script = {}): Script {
  return {
    'card.state': () => good(OPEN),
    'journal.verdict': () => good(WHOLE),
    'journal.find': ({ filter, offset, limit }) => {
      const kept = JOURNAL.filter((row) => filter.kinds.length === 0 || filter.kinds.includes(row.kind));
      return good({ rows: kept.slice(offset, offset + limit), matched: kept.length, total: JOURNAL.length });
    },
    'journal.open': ({ sequence }) => {
      const row = JOURNAL.find((each) => each.sequence === sequence) ?? entry(0, 'session.locked', 0);
      const visit = row.facts['opening'] === undefined ? null : VISIT;
      return good({ row, before: HASH, after: sequence === 14 ? null : HASH, sealed: sequence < 12, visit });
    },
    'journal.rebuild': () =>
      good([
        {
          uniqueId: '1.2.250.1.999.11',
          title: 'Biologie : rénal',
          typeLabel: 'CR d’examens biologiques',
          actTime: '20261120',
          states: [],
          byPatient: false,
          unreadable: false,
        },
        {
          uniqueId: '1.2.250.1.999.12',
          title: null,
          typeLabel: 'CR d’anatomopathologie',
          actTime: null,
          states: ['invisible-patient'],
          byPatient: false,
          unreadable: false,
        },
      ]),
    ...change,
  };
}

async function opened(change: Script = {}, options?: PageOptions) {
  const { page, bridge } = await openWindow(journal(change), options);
  await page.getByRole('button', { name: 'Journal' }).click();
  await page.getByRole('heading', { name: 'Journal de ce poste' }).waitFor();
  return { page, bridge };
}

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const pane = (page: Page) => page.getByRole('complementary', { name: 'Écriture ouverte' });
const list = (page: Page) => page.getByRole('listbox', { name: 'Écritures' });

describe('the journal', () => {
  test('R42, H55: by keyboard alone, a visit is rebuilt: right, list, filters, pages, veiled titles, chain', async () => {
    const { page, bridge } = await opened();
    await page.getByText('Chaîne vérifiée à 10:15 · 4 812 écritures, aucune rupture').waitFor();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('j');
    await pane(page).getByText('Ce que vous avez vu, NESSI Ruth Isabelle').waitFor();
    const text = await pane(page).innerText();
    expect(text).toContain('Médecin traitant au DMP.');
    expect(text).toContain('38 sur 38 annoncés, liste complète');
    expect(text).toContain('une catégorie — 29 lignes hors écran');
    expect(text).toContain('Biologie : rénal, ionogramme, NFS');
    expect(text).toContain('Document retenu, titre voilé');
    expect(text).toContain('p. 1 à 2 sur 2');
    await picture(page, '12-journal');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'La liste telle qu’elle était' });
    await dialog.getByText('2 lignes, dans l’ordre de l’écran').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(bridge.calls.find(({ name }) => name === 'journal.rebuild')?.input).toEqual({ sequence: 10 });
    await page.context().close();
  });

  test('search and filters ask by words, kinds known by their French name, period and group', async () => {
    const { page, bridge } = await opened();
    await page.keyboard.press('/');
    await page.keyboard.type('impression');
    await page.getByRole('button', { name: 'Depuis hier' }).click();
    const filterOf = () =>
      bridge.calls.findLast(({ name }) => name === 'journal.find')?.input as { filter: { from: number } };
    await expect.poll(filterOf).toMatchObject({ filter: { words: 'impression', namedKinds: ['document.printed'] } });
    await expect
      .poll(() => new Date(filterOf().filter.from).toLocaleTimeString('fr-FR', { timeZone: 'Europe/Paris' }))
      .toBe('00:00:00');
    await page.getByRole('button', { name: 'Acte' }).click();
    await page.getByText('Refus et échecs seuls').click();
    await page.getByText(/hors filtres/).waitFor();
    await expect.poll(() => JSON.stringify(filterOf())).toContain('dossier.refused');
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  test('a journal of a hundred thousand rows is drawn and read as far as one sees it', async () => {
    const many = 100_000;
    const { page, bridge } = await opened({
      'journal.find': ({ offset, limit }) =>
        good({
          rows: Array.from({ length: Math.min(limit, many - offset) }, (_, at) =>
            entry(many - offset - at, 'document.read', (offset + at) / 100),
          ),
          matched: many,
          total: many,
        }),
    });
    await list(page).getByText('Document ouvert').first().waitFor();
    await list(page).evaluate((box) => box.scrollTo({ top: box.scrollHeight / 2 }));
    await expect
      .poll(() =>
        bridge.calls.some(
          ({ name, input }) => name === 'journal.find' && (input as { offset: number }).offset > 40_000,
        ),
      )
      .toBe(true);
    await list(page).getByText('Document ouvert').first().waitFor();
    expect(await list(page).getByRole('option').count()).toBeLessThan(60);
    expect(bridge.calls.filter(({ name }) => name === 'journal.find').length).toBeLessThan(12);
    await page.context().close();
  });

  test('H55: a broken chain stands over every screen with its place and cause until the holder says he saw it', async () => {
    let verdict = BROKEN;
    const { page } = await openWindow({
      ...journal(),
      'journal.verdict': () => good(verdict),
      'journal.acknowledgeBreak': () => good((verdict = { ...BROKEN, seen: true })),
    });
    await page.getByText('Écriture n° 12 : son contenu a été changé après son inscription.').waitFor();
    await page.getByText('Lire et déposer restent possibles.').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Voir le journal' }).click();
    await page.getByText('Chaîne rompue à l’écriture n° 12').waitFor();
    await page.getByRole('button', { name: 'J’ai vu cette rupture' }).click();
    await page.getByRole('button', { name: 'J’ai vu cette rupture' }).waitFor({ state: 'detached' });
    await page.getByText('son contenu a été changé').waitFor();
    await page.context().close();
  });

  test('loading, empty, hidden by filters and failed each say so', async () => {
    const held = await opened({ 'journal.find': () => new Promise(() => undefined) });
    await held.page.getByText('Lecture du journal…').waitFor();
    await held.page.context().close();
    const empty = await opened({ 'journal.find': () => good({ rows: [], matched: 0, total: 0 }) });
    await empty.page.getByText('Aucune écriture').waitFor();
    await empty.page.context().close();
    const hidden = await opened({ 'journal.find': () => good({ rows: [], matched: 0, total: 7 }) });
    await hidden.page.getByText('Vos filtres cachent toutes les écritures').waitFor();
    await hidden.page.context().close();
    const failed = await opened({ 'journal.find': () => bad('journal/unreadable') });
    await failed.page.getByText('Le journal n’a pas pu être lu').waitFor();
    expect(await axe(failed.page)).toEqual([]);
    await failed.page.context().close();
  });

  test('EX_AIR-120: a copy is asked for by its kind and period, and says what was written', async () => {
    const { page, bridge } = await opened({ 'journal.handOver': () => good({ saved: true, rows: 14 }) });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.getByRole('button', { name: 'Copie pour la patiente…' }).click();
    await page.getByRole('button', { name: 'Choisir le fichier…' }).click();
    await page.getByText('Copie écrite : 14 écritures.').waitFor();
    expect(await axe(page)).toEqual([]);
    const asked = bridge.calls.findLast(({ name }) => name === 'journal.handOver')?.input;
    expect(asked).toEqual({ what: 'patient-text', from: null, to: null, insId: RUTH.insId });
    await page.context().close();
  });

  test('N7: no copy is offered for a minor', async () => {
    const { page } = await opened({
      'journal.open': ({ sequence }) =>
        good({
          row: JOURNAL[1] ?? entry(1, 'dossier.closed', 1),
          before: null,
          after: null,
          sealed: sequence > 0,
          visit: { ...VISIT, patient: LOU },
        }),
    });
    await page.keyboard.press('j');
    await pane(page).getByText('La copie n’est pas proposée pour un mineur').waitFor();
    expect(await page.getByRole('button', { name: /Copie pour/ }).count()).toBe(0);
    await page.context().close();
  });
});

describe('proof of view', () => {
  const readable: Script = {
    'card.state': () => good(OPEN),
    'dossier.current': () => good(dossierOf(RUTH, { kind: 'open', right: RIGHT })),
  };

  test('H55: the window tells the rows on screen in their order, filters by code, never the words typed', async () => {
    const { page, bridge } = await openWindow(readable);
    const documents = page.getByRole('listbox', { name: 'Documents' });
    await documents.getByRole('option').first().waitFor();
    const noted = () =>
      bridge.calls
        .filter(({ name }) => name === 'journal.noteList')
        .map(({ input }) => input as { rowIds: string[]; filters: string[] });
    await expect.poll(() => noted().length).toBe(1);
    const ids = ROWS.map((row) => row.rowId);
    expect([...(noted()[0]?.rowIds ?? [])].sort()).toEqual([...ids].sort());
    expect(noted()[0]?.filters).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('psychiatrie');
    await expect.poll(() => noted().length).toBe(2);
    const shown = await documents
      .getByRole('option')
      .evaluateAll((options) => options.map((option) => option.id.replace('line-', '')));
    expect(noted()[1]).toMatchObject({ rowIds: shown, filters: ['words'] });
    expect(JSON.stringify(bridge.calls)).not.toContain('psychiatrie');
    expect(listOf(ROWS).rows).toHaveLength(ids.length);
    await page.context().close();
  });
});
