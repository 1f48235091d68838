import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '../../../shared/contract/deposit.ts';
import type { DocumentRow, OpeningOutcome } from '../../../shared/contract/dossier.ts';
import { openBrowser, openPage, type PageOptions } from '../../support/bridge/browser.ts';
import { startWindow, type ServedWindow } from '../../support/bridge/built-window.ts';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import {
  DOMINIQUE,
  dossierOf,
  listOf,
  LOCKED,
  OPEN,
  practice,
  RIGHT,
  row,
  ROWS,
  RUTH,
  viewOf,
} from '../../support/bridge/world.ts';

let served: ServedWindow;
let browser: Browser;
beforeAll(async () => {
  served = await startWindow();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

const open = (script: Script, options?: PageOptions) => openPage(browser, served.address, practice(script), options);
const opened = (patient: typeof RUTH, outcome: OpeningOutcome, mayDeposit = true): Script => ({
  'card.state': () => good(OPEN),
  'dossier.current': () => good(dossierOf(patient, outcome, mayDeposit)),
});
const readable = opened(RUTH, { kind: 'open', right: RIGHT });
const list = (page: Page) => page.getByRole('listbox', { name: 'Documents' });
const CAUTION = 'D’autres documents peuvent exister que vous ne voyez pas.';

/** What axe finds, as one line each. */
async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('opening', () => {
  test('H01: two homonyms are told apart at a glance, and nothing opens without a choice', async () => {
    const { page, bridge } = await open({ 'card.state': () => good(OPEN) });
    await page.getByLabel('Chercher une personne').fill('pat-jumeau');
    await page.getByText('3 janvier 1980').waitFor();
    await page.getByText('1er mars 1980').waitFor();
    expect(await page.getByText('homonyme', { exact: true }).count()).toBe(2);
    await page.keyboard.press('Enter');
    expect(bridge.calls.map(({ name }) => name)).not.toContain('dossier.open');
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  test('H02: the answer for A, late, is never painted under the banner of B', async () => {
    const release: { now?: () => void } = {};
    const { page } = await open({
      'card.state': () => good(OPEN),
      'dossier.open': ({ insId }) =>
        insId === RUTH.insId
          ? new Promise((resolve) => {
              release.now = () => resolve(good(dossierOf(RUTH, { kind: 'no-dmp' })));
            })
          : good(dossierOf(DOMINIQUE, { kind: 'no-dmp' })),
    });
    await page.getByText('DECOURCY').click();
    await page.getByText('Le DMP est interrogé').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByText('PAT-TROIS', { exact: true }).click();
    await page.getByRole('heading', { name: 'Cette patiente n’a pas de DMP' }).waitFor();
    release.now?.();
    await page.waitForTimeout(200);
    expect(await page.getByLabel('Identité du patient').getAttribute('data-ins')).toBe(DOMINIQUE.insId);
    await page.context().close();
  });

  const outcomes: readonly (readonly [string, OpeningOutcome, string])[] = [
    ['no DMP', { kind: 'no-dmp' }, 'Cette patiente n’a pas de DMP'],
    [
      'closed',
      { kind: 'closed', date: '2026-03-03', motive: 'demande du titulaire' },
      'Ce DMP est fermé depuis le 3 mars 2026',
    ],
    ['forbidden', { kind: 'forbidden' }, 'Ce dossier ne vous est pas ouvert'],
    ['unknown status', { kind: 'unknown-status', raw: 'XYZ' }, 'Le DMP a répondu par un état inconnu'],
    [
      'unreachable',
      { kind: 'unreachable', fault: { code: 'network/timeout' }, hasCopy: false },
      'Le DMP n’a pas répondu',
    ],
  ];
  for (const [name, outcome, title] of outcomes) {
    test(`H23: ${name} says why and what remains possible, with the same caution and no way round`, async () => {
      const { page, bridge } = await open(opened(DOMINIQUE, outcome, false));
      await page.getByRole('heading', { name: title }).waitFor();
      await page.getByText('Déposer : non').waitFor();
      await page.getByText(CAUTION).waitFor();
      expect(await page.locator('body').innerText()).not.toMatch(/urgence|bloqué/i);
      expect(bridge.calls.map(({ name: call }) => call)).not.toContain('dossier.list');
      expect(await axe(page)).toEqual([]);
      await page.context().close();
    });
  }

  test('H04: a difference of identity asks for a typed reason and shows no trait of the DMP', async () => {
    const { page, bridge } = await open({
      ...opened(DOMINIQUE, { kind: 'identity-doubt', differences: ['birth-date'] }),
      'dossier.acceptMismatch': () => good(dossierOf(DOMINIQUE, { kind: 'no-dmp' })),
    });
    const accept = page.getByRole('button', { name: 'C’est la bonne personne, continuer' });
    await accept.click({ force: true });
    expect(bridge.calls.map(({ name }) => name)).not.toContain('dossier.acceptMismatch');
    await page.getByLabel(/Pourquoi est-ce la bonne personne/).fill('pièce vue');
    expect(await axe(page)).toEqual([]);
    await accept.click();
    await page.getByRole('heading', { name: 'Cette patiente n’a pas de DMP' }).waitFor();
    await page.context().close();
  });
});

describe('consent', () => {
  const asked = opened(DOMINIQUE, { kind: 'consent-needed', why: 'missing' });

  test('H22: nothing is ticked at first paint and nothing is sent before the four answers', async () => {
    const { page, bridge } = await open(asked);
    const act = page.getByRole('button', { name: 'Inscrire et ouvrir le dossier' });
    await page.getByText('Il reste 4 réponses.').waitFor();
    expect(await page.locator('input:checked').count()).toBe(0);
    await act.click({ force: true });
    await page.getByRole('radio', { name: 'La patiente elle-même' }).check({ force: true });
    await page.getByRole('radio', { name: 'Membre de son équipe de soins' }).check({ force: true });
    await page.getByRole('radio', { name: 'De vive voix' }).check({ force: true });
    await page.keyboard.press('Enter');
    await page.getByText('Il reste 1 réponse.').waitFor();
    expect(
      bridge.calls.map(({ name }) => name).filter((name) => name.startsWith('dossier.') && name !== 'dossier.current'),
    ).toEqual([]);
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  test('R6: what is sent is what the record showed, once, however often one clicks', async () => {
    let dossier = dossierOf(DOMINIQUE, { kind: 'consent-needed', why: 'missing' });
    const { page, bridge } = await open({
      ...asked,
      'dossier.current': () => good(dossier),
      'dossier.consent': async () => {
        await new Promise((resolve) => setTimeout(resolve, 150));
        return good((dossier = dossierOf(DOMINIQUE, { kind: 'open', right: RIGHT })));
      },
    });
    await page.getByRole('radio', { name: 'Une autre personne, en son nom' }).check({ force: true });
    await page.getByRole('radio', { name: /^Représentant légal Parent/ }).check({ force: true });
    await page.getByLabel('Nom et prénom de cette personne').fill('PAT-TROIS Claude');
    await page.getByRole('radio', { name: 'Hors équipe de soins' }).check({ force: true });
    await page.getByRole('checkbox').check({ force: true });
    await page.getByRole('radio', { name: 'Par écrit' }).check({ force: true });
    await page.getByText('PAT-TROIS Claude, Représentant légal').waitFor();
    await page.getByRole('button', { name: 'Inscrire et ouvrir le dossier' }).dblclick();
    await list(page).waitFor();
    const sent = bridge.calls.filter(({ name }) => name === 'dossier.consent');
    expect(sent.map(({ input }) => input)).toMatchObject([
      {
        consentingPerson: 'legal-representative',
        representativeName: 'PAT-TROIS Claude',
        capacity: 'not-care-team',
        informed: true,
        means: 'written',
      },
    ]);
    await page.context().close();
  });

  test('H22: leaving records nothing; a refusal is an act of its own, confirmed', async () => {
    const { page, bridge } = await open({
      ...asked,
      'dossier.refuse': () => good(dossierOf(DOMINIQUE, { kind: 'consent-needed', why: 'refused' })),
    });
    await page.getByRole('button', { name: 'La patiente refuse…' }).click();
    await page.keyboard.press('Enter');
    expect(bridge.calls.map(({ name }) => name)).not.toContain('dossier.refuse');
    await page.getByRole('button', { name: 'La patiente refuse…' }).click();
    await page.getByRole('button', { name: 'Inscrire le refus' }).click();
    await page.getByText('Un refus est inscrit.').waitFor();
    await page.getByRole('button', { name: 'Ne pas ouvrir' }).click();
    await page.getByRole('heading', { name: 'Ouvrir un dossier' }).waitFor();
    expect(bridge.calls.filter(({ name }) => name === 'dossier.refuse')).toHaveLength(1);
    await page.context().close();
  });
});

describe('list', () => {
  test('R19, R20: states in their fixed words, what the patient wrote set apart, the unreadable in its place', async () => {
    const { page, complaints } = await open(readable);
    await list(page).getByText('non visible par le patient').waitFor();
    await list(page).getByText('masqué aux professionnels de santé').waitFor();
    await list(page).getByText('Document dont la fiche est illisible').waitFor();
    await list(page).getByText('Déposé par la patiente').waitFor();
    expect(await list(page).getByText('non vérifié par un professionnel').count()).toBe(2);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('R18: two years are asked at first, more only when one asks', async () => {
    const { page, bridge } = await open(readable);
    await page.getByRole('button', { name: 'Demander plus ancien' }).click();
    await expect
      .poll(() => bridge.calls.filter(({ name }) => name === 'dossier.list').map(({ input }) => input))
      .toMatchObject([{ scope: 'two-years', archived: false, obsolete: false }, { scope: 'all' }]);
    await page.context().close();
  });

  test('EX_3.1-2030: coming back to the list searches nothing, and a deposit joins it from the Success alone', async () => {
    const filed = row('Consultation de suivi', { mine: true, actTime: '20261124' });
    let rows = ROWS;
    const job: Job = {
      jobId: 'job-1',
      insId: RUTH.insId,
      patientLabel: 'NESSI Ruth',
      title: filed.title,
      typeLabel: 'CR de consultation',
      size: 10,
      state: 'sent',
      sentBytes: 10,
      totalBytes: 10,
      attempts: 1,
      notBefore: 0,
      createdAt: Date.parse('2026-11-24T08:20:00Z'),
      acknowledgedAt: Date.parse('2026-11-24T08:21:00Z'),
      fault: null,
    };
    const { page, bridge } = await open({
      ...readable,
      'dossier.list': () =>
        good(
          listOf(rows, { receivedAt: rows === ROWS ? Date.parse('2026-11-24T08:12:00Z') : job.createdAt + 600_000 }),
        ),
      'document.read': () => good(viewOf(filed, { kind: 'structured', sections: [], incomplete: false })),
    });
    const asked = () => bridge.calls.filter(({ name }) => name === 'dossier.list').length;
    await list(page).waitFor();
    await page.getByRole('button', { name: 'Envois' }).click();
    await page.getByRole('button', { name: 'Dossier', exact: true }).click();
    await list(page).waitFor();
    await bridge.emit('outbox.changed', job);
    await list(page).getByText('reçu par le DMP à 09:21').waitFor();
    expect(asked()).toBe(1);
    rows = [filed, ...ROWS];
    await list(page).getByText('Consultation de suivi').click();
    await page.getByRole('article', { name: 'Document ouvert' }).getByRole('heading', { level: 1 }).waitFor();
    expect(asked()).toBe(2);
    await page.context().close();
  });

  test('H07: a partial list bears a lasting band with both counts', async () => {
    const { page } = await open({
      ...readable,
      'dossier.list': () => good(listOf(ROWS, { complete: false, announced: 400 })),
    });
    await page.getByText('11 reçus sur 400').waitFor();
    await page.context().close();
  });

  test('H09: a filter shows what it hides, an empty result says that filters are the cause, and a new opening has none', async () => {
    const { page } = await open(readable);
    await page.getByRole('button', { name: 'Imagerie 1' }).click();
    await page.getByText('Imagerie · cache 9').waitFor();
    await page.getByLabel('Chercher dans la liste').fill('introuvable');
    expect(await list(page).getByRole('option').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Tout 11' }).click();
    expect(await page.getByText(/· cache/).count()).toBe(0);
    await page.reload();
    await list(page).waitFor();
    expect(await page.getByText(/· cache/).count()).toBe(0);
    await page.context().close();
  });

  test('H09: each empty list names its own cause', async () => {
    const causes: readonly (readonly [Script, string])[] = [
      [{ 'dossier.list': () => good(listOf([])) }, 'Pas de document reçu pour cette période'],
      [{ 'dossier.list': () => good(listOf([], { scopeFrom: null })) }, 'Pas de document reçu'],
      [{ 'dossier.list': () => bad('network/timeout') }, 'La liste n’a pas été reçue'],
    ];
    for (const [script, title] of causes) {
      const { page } = await open({ ...readable, ...script });
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
      await page.getByText(CAUTION).waitFor();
      expect(await axe(page)).toEqual([]);
      await page.context().close();
    }
    const { page } = await open({ ...readable, 'dossier.list': () => good(listOf(ROWS.slice(0, 3))) });
    await page.getByLabel('Chercher dans la liste').fill('introuvable');
    await page.getByRole('heading', { name: 'Vos filtres cachent les 3 documents reçus' }).waitFor();
    await page.context().close();
  });

  test('H12: every row of a copy says its age in words', async () => {
    const { page } = await open({
      ...readable,
      'dossier.list': () =>
        good(listOf(ROWS.slice(0, 5), { fromCopy: true, receivedAt: Date.parse('2026-11-21T08:00:00Z') })),
    });
    await page.getByText('Ce n’est pas l’état d’aujourd’hui.').waitFor();
    expect(await list(page).getByText('vu au DMP le 21 novembre 2026 (il y a 3 jours)').count()).toBe(5);
    await page.context().close();
  });

  test('3,000 rows are drawn as far as one sees, and J K Enter go through them', async () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      row(`Document ${index}`, { actTime: `2026${String(1 + (index % 11)).padStart(2, '0')}15` }),
    );
    const { page, bridge } = await open({
      ...readable,
      'dossier.list': () => good(listOf(many)),
      'document.read': ({ rowId }) =>
        good(
          viewOf(many.find((one) => one.rowId === rowId) ?? many[0]!, {
            kind: 'structured',
            sections: [],
            incomplete: false,
          }),
        ),
    });
    await list(page).getByRole('option').first().waitFor();
    expect(await list(page).getByRole('option').count()).toBeLessThan(60);
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    for (let step = 0; step < 40; step += 1) await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Document ouvert' }).getByRole('heading', { level: 1 }).waitFor();
    expect(bridge.calls.filter(({ name }) => name === 'document.read')).toHaveLength(1);
    expect(await list(page).evaluate((box) => box === document.activeElement)).toBe(true);
    await page.context().close();
  });
});

describe('lock', () => {
  const shown: Script = {
    ...readable,
    'document.read': ({ rowId }) =>
      good(
        viewOf(ROWS.find((one): one is DocumentRow => one.rowId === rowId) as DocumentRow, {
          kind: 'structured',
          sections: [{ title: 'Conclusion', narrative: [{ kind: 'text', text: 'adénocarcinome' }], sections: [] }],
          incomplete: false,
        }),
      ),
  };

  test('H44: a card that leaves empties the window at once, before any answer', async () => {
    let locked = false;
    const { page, bridge } = await open({
      ...shown,
      'card.state': () => (locked ? new Promise(() => undefined) : good(OPEN)),
    });
    await list(page).getByRole('option').first().click();
    await page.getByText('adénocarcinome').waitFor();
    locked = true;
    const before = Date.now();
    await bridge.emit('card.changed', { ...LOCKED, lockedBy: 'card-removed' });
    await page.getByText('adénocarcinome').waitFor({ state: 'detached' });
    expect(Date.now() - before).toBeLessThan(500);
    expect(await page.content()).not.toMatch(/NESSI|DECOURCY|adénocarcinome|Biologie/);
    expect(await page.title()).toBe('Poste DMP');
    await page.context().close();
  });

  test('H02: an answer that comes after the lock paints nothing', async () => {
    const answer: { give?: () => void } = {};
    const { page } = await open({
      ...shown,
      'dossier.list': () =>
        new Promise((resolve) => {
          answer.give = () => resolve(good(listOf(ROWS)));
        }),
    });
    await page.getByText('Lecture de la liste').waitFor();
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: 'Bonjour, Dr LIBRE' }).waitFor();
    answer.give?.();
    await page.waitForTimeout(200);
    expect(await page.content()).not.toMatch(/NESSI|Biologie/);
    await page.context().close();
  });
});
