import { describe, expect, test } from 'vitest';
import type { Job } from '../../../shared/contract/deposit.ts';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { dossierOf, listOf, RIGHT, row, ROWS, RUTH, viewOf } from '../../support/bridge/world.ts';
import { axe, CAUTION, listIn, READABLE, useBuiltWindow, picture } from './bench.ts';

const open = useBuiltWindow();

describe('list', () => {
  test('R19, R20: states in their fixed words, what the patient wrote set apart, the unreadable in its place', async () => {
    const { page, complaints } = await open(READABLE);
    await listIn(page).getByText('non visible par le patient').waitFor();
    await listIn(page).getByText('masqué aux professionnels de santé').waitFor();
    await listIn(page).getByText('Document dont la fiche est illisible').waitFor();
    await listIn(page).getByText('Déposé par la patiente').waitFor();
    expect(await listIn(page).getByText('non vérifié par un professionnel').count()).toBe(2);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('R18: two years are asked at first, more only when one asks', async () => {
    const { page, bridge } = await open(READABLE);
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
      chainId: '2.25.70',
      answerShown: true,
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
      dueBy: Number.MAX_SAFE_INTEGER,
      acknowledgedAt: Date.parse('2026-11-24T08:21:00Z'),
      withdrawnAt: null,
      uniqueId: filed.uniqueId,
      fault: null,
    };
    const { page, bridge } = await open({
      ...READABLE,
      'dossier.list': () =>
        good(
          listOf(rows, { receivedAt: rows === ROWS ? Date.parse('2026-11-24T08:12:00Z') : job.createdAt + 600_000 }),
        ),
      'document.read': () => good(viewOf(filed, { kind: 'structured', sections: [], incomplete: false })),
    });
    const asked = () => bridge.calls.filter(({ name }) => name === 'dossier.list').length;
    await listIn(page).waitFor();
    await page.getByRole('button', { name: 'Envois' }).click();
    await page.getByRole('button', { name: 'Dossier', exact: true }).click();
    await listIn(page).waitFor();
    await bridge.emit('outbox.changed', job);
    await listIn(page).getByText('reçu par le DMP à 09:21').waitFor();
    expect(asked()).toBe(1);
    rows = [filed, ...ROWS];
    await listIn(page).getByText('Consultation de suivi').click();
    await page.getByRole('article', { name: 'Document ouvert' }).getByRole('heading', { level: 1 }).waitFor();
    expect(asked()).toBe(2);
    await page.context().close();
  });

  test('H07: a partial list bears a lasting band with both counts', async () => {
    const { page } = await open({
      ...READABLE,
      'dossier.list': () => good(listOf(ROWS, { complete: false, announced: 400 })),
    });
    await page.getByText('11 reçus sur 400').waitFor();
    await page.context().close();
  });

  test('H09: a filter shows what it hides, an empty result says that filters are the cause, and a new opening has none', async () => {
    const { page } = await open(READABLE);
    await page.getByRole('button', { name: 'Imagerie 1' }).click();
    await page.getByText('Imagerie · cache 9').waitFor();
    await page.getByLabel('Chercher dans la liste').fill('introuvable');
    expect(await listIn(page).getByRole('option').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Tout 11' }).click();
    expect(await page.getByText(/· cache/).count()).toBe(0);
    await page.reload();
    await listIn(page).waitFor();
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
      const { page } = await open({ ...READABLE, ...script });
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
      await page.getByText(CAUTION).waitFor();
      expect(await axe(page)).toEqual([]);
      await page.context().close();
    }
    const { page } = await open({ ...READABLE, 'dossier.list': () => good(listOf(ROWS.slice(0, 3))) });
    await page.getByLabel('Chercher dans la liste').fill('introuvable');
    await page.getByRole('heading', { name: 'Vos filtres cachent les 3 documents reçus' }).waitFor();
    await page.context().close();
  });

  test('H12: every row of a copy says its age in words', async () => {
    const someKept = ROWS.slice(0, 5).map((one, place) => ('unreadable' in one ? one : { ...one, inCopy: place < 2 }));
    const { page } = await open({
      ...READABLE,
      'dossier.list': () => good(listOf(someKept, { fromCopy: true, receivedAt: Date.parse('2026-11-21T08:00:00Z') })),
    });
    await page.getByText('Le DMP a pu changer depuis.').waitFor();
    expect(await listIn(page).getByText('vu au DMP le 21 novembre 2026 (il y a 3 jours)').count()).toBe(5);
    // What cannot be opened without the DMP is told before one tries.
    expect(await listIn(page).getByText('document non gardé ici').count()).toBe(3);
    await picture(page, '02-copie');
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  test('3,000 rows are drawn as far as one sees, and J K Enter go through them', async () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      row(`Document ${index}`, { actTime: `2026${String(1 + (index % 11)).padStart(2, '0')}15` }),
    );
    const { page, bridge } = await open({
      ...READABLE,
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
    await listIn(page).getByRole('option').first().waitFor();
    expect(await listIn(page).getByRole('option').count()).toBeLessThan(60);
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    for (let step = 0; step < 40; step += 1) await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Document ouvert' }).getByRole('heading', { level: 1 }).waitFor();
    expect(bridge.calls.filter(({ name }) => name === 'document.read')).toHaveLength(1);
    expect(await listIn(page).evaluate((box) => box === document.activeElement)).toBe(true);
    await page.context().close();
  });
});

describe('visibility filters and vaccinations', () => {
  test('H09, EX_3.1-1030: a visibility filter is a chip with what it hides, and no choice survives an opening', async () => {
    const { page } = await open(READABLE);
    await listIn(page).waitFor();
    await page.keyboard.press('f');
    await page.getByRole('button', { name: 'Non visibles par le patient', exact: true }).click();
    await page.getByText('Non visibles par le patient · cache 9').waitFor();
    // The unreadable row passes every filter (H08).
    expect(await listIn(page).getByRole('option').count()).toBe(2);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: /Retirer le filtre Non visibles par le patient/ }).click();
    expect(await page.getByText(/· cache/).count()).toBe(0);
    await page.context().close();
  });

  test('R11, H16: «masqués» is offered to the médecin traitant of this opening, and gone with the status', async () => {
    let isTreatingPhysician = true;
    const { page, bridge } = await open({
      ...READABLE,
      'dossier.current': () => good(dossierOf(RUTH, { kind: 'open', right: { ...RIGHT, isTreatingPhysician } })),
    });
    await listIn(page).waitFor();
    await page.keyboard.press('f');
    await page.getByRole('button', { name: 'Masqués aux professionnels', exact: true }).click();
    await page.getByText('Masqués aux professionnels · cache 9').waitFor();
    isTreatingPhysician = false;
    await bridge.emit('dossier.changed');
    await page.getByText('Masqués aux professionnels').first().waitFor({ state: 'detached' });
    expect(await page.getByText(/· cache/).count()).toBe(0);
    expect(await page.locator('body').innerText()).not.toMatch(/Masqués aux professionnels/);
    await page.context().close();
  });

  test('R18: the vaccination history is reached without limit of date, beside the list and not in its place', async () => {
    const history = row('Historique des vaccinations', { typeCode: '11369-6', actTime: '20120110' });
    const { page, bridge } = await open({
      ...READABLE,
      'dossier.list': ({ scope }) =>
        good(scope === 'vaccinations' ? listOf([history], { scopeFrom: null }) : listOf(ROWS)),
    });
    await page.getByRole('button', { name: 'Vaccinations, sans limite de date' }).click();
    await page.getByText('Historique des vaccinations seul, sans limite de date.').waitFor();
    expect(await listIn(page).getByRole('option').count()).toBe(1);
    await page.getByRole('button', { name: 'Revenir à la liste' }).click();
    await listIn(page).getByText('Échographie rénale').waitFor();
    expect(bridge.calls.flatMap(({ name, input }) => (name === 'dossier.list' ? [input] : []))).toMatchObject([
      { scope: 'two-years' },
      { scope: 'vaccinations' },
    ]);
    await page.context().close();
  });

  test('N10, H09: no vaccination history received is not said to be an absence', async () => {
    const { page } = await open({ ...READABLE, 'dossier.list': () => good(listOf([])) });
    await page.getByRole('button', { name: 'Vaccinations, sans limite de date' }).last().click();
    await page.getByRole('heading', { name: 'Pas d’historique des vaccinations reçu' }).waitFor();
    await page.getByText('Non trouvé ne veut pas dire absent.').waitFor();
    await page.getByText(CAUTION).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });
});
