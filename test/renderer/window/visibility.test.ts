import { describe, expect, test } from 'vitest';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { Offers } from '../../../shared/contract/visibility.ts';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { listOf, LOU, RIGHT, row, viewOf } from '../../support/bridge/world.ts';
import { job as jobOf } from '../outbox/job.ts';
import { axe, listIn, opened, READABLE, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();
const OWN = row('CR de consultation', { mine: true, actTime: '20261120' });
const OTHER = row('Échographie rénale');
const ALL: Offers = { changes: ['mask', 'archive', 'delete'], replaceable: false, readsWhenMasked: true };
const NONE: Offers = { changes: [], replaceable: false, readsWhenMasked: false };

/** A dossier of two documents, the first one's own; `rows` is what the registry holds. */
function dossier(rows: DocumentRow[], offers: (row: DocumentRow) => Offers, change: Script = {}): Script {
  const find = (rowId: string) => rows.find((one) => one.rowId === rowId) ?? OWN;
  return {
    ...READABLE,
    'dossier.list': ({ scope }) => good(listOf([...rows], scope === 'all' ? { scopeFrom: null } : {})),
    'document.read': ({ rowId }) => good(viewOf(find(rowId), { kind: 'structured', sections: [], incomplete: false })),
    'visibility.offers': ({ rowId }) => good(offers(find(rowId))),
    ...change,
  };
}

/** A deposit that the registry has. */
const sentJob = (title: string) =>
  jobOf('job-1', { title, state: 'sent', acknowledgedAt: Date.parse('2026-11-24T08:21:00Z') });

const menuOf = (page: Awaited<ReturnType<typeof open>>['page']) => page.getByRole('button', { name: 'Modifier' });

describe('acts on a deposited document', () => {
  test('H35, H59: the question names patient, document, date and effect; Enter does nothing, its own button acts once', async () => {
    const rows = [OWN, OTHER];
    const { page, bridge } = await open(
      dossier(rows, () => ALL, {
        'visibility.change': async () => {
          await new Promise((resolve) => setTimeout(resolve, 150));
          return good({ row: null });
        },
      }),
    );
    await listIn(page).getByText('CR de consultation').click();
    await menuOf(page).click();
    await page.getByRole('menuitem', { name: 'Supprimer du DMP…' }).click();
    const dialog = page.getByRole('dialog', { name: /Supprimer ce document du DMP/ });
    const words = await dialog.innerText();
    expect(words).toMatch(/DECOURCY/);
    expect(words).toMatch(/CR de consultation/);
    expect(words).toMatch(/20 novembre 2026/);
    expect(words).toMatch(/Sans retour possible/);
    expect(await dialog.getByRole('button').allInnerTexts()).toEqual(['Annuler', 'Supprimer du DMP']);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(bridge.calls.map(({ name }) => name)).not.toContain('visibility.change');
    await menuOf(page).click();
    await page.getByRole('menuitem', { name: 'Supprimer du DMP…' }).click();
    await dialog.getByRole('button', { name: 'Supprimer du DMP' }).dblclick();
    await page.getByText(/Supprimé du DMP\. Reçu par le DMP à/).waitFor();
    expect(await listIn(page).getByText('CR de consultation').count()).toBe(0);
    const asked = bridge.calls.filter(({ name }) => name === 'visibility.change');
    expect(asked.map(({ input }) => input)).toMatchObject([{ rowId: OWN.rowId, change: 'delete', confirmed: true }]);
    await page.context().close();
  });

  test('R21: masking follows the registry’s word in list and document at once, without a search', async () => {
    const { page, bridge } = await open(
      dossier([OWN, OTHER], () => ALL, {
        'visibility.change': () => good({ row: { ...OWN, states: ['masque-ps'] } }),
      }),
    );
    await listIn(page).getByText('CR de consultation').click();
    await menuOf(page).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Masquer aux professionnels' }).click();
    await listIn(page).getByText('masqué aux professionnels de santé').waitFor();
    await page.getByText('Document masqué aux professionnels de santé : vous le lisez').waitFor();
    expect(bridge.calls.filter(({ name }) => name === 'dossier.list')).toHaveLength(1);
    expect(bridge.calls.filter(({ name }) => name === 'document.read')).toHaveLength(1);
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  test('R21: who would lose it by masking it is told before', async () => {
    const { page } = await open(dossier([OTHER], () => ({ ...ALL, changes: ['mask'], readsWhenMasked: false })));
    await listIn(page).getByText('Échographie rénale').click();
    await menuOf(page).click();
    await page.getByRole('menuitem', { name: 'Masquer aux professionnels…' }).click();
    await page.getByText('Vous ne pourrez plus lire ce document').waitFor();
    await page.context().close();
  });

  test('H21: a change that came first is refused; the list is asked again and the question stands on its fresh state', async () => {
    const rows = [OWN, OTHER];
    let attempts = 0;
    const { page, bridge } = await open(
      dossier(rows, () => ALL, {
        'visibility.change': () => {
          attempts += 1;
          if (attempts > 1) return good({ row: null });
          // Another hand has archived it: a new version of the metadata, under a new key.
          rows[0] = { ...OWN, rowId: 'urn:uuid:renewed', states: ['archive'] };
          return bad('dmp/changed-meanwhile');
        },
      }),
    );
    await listIn(page).getByText('CR de consultation').click();
    await menuOf(page).click();
    await page.getByRole('menuitem', { name: 'Supprimer du DMP…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Supprimer du DMP' }).click();
    await dialog.getByText('Ce document a été modifié entre-temps').waitFor();
    await dialog.getByText('Voici son état à présent').waitFor();
    await dialog.getByText('archivé', { exact: true }).waitFor();
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Supprimer du DMP' }).click();
    await dialog.waitFor({ state: 'detached' });
    const asked = bridge.calls.filter(({ name }) => name === 'visibility.change');
    expect(asked.map(({ input }) => input)).toMatchObject([{ rowId: OWN.rowId }, { rowId: 'urn:uuid:renewed' }]);
    expect(bridge.calls.filter(({ name }) => name === 'document.read')).toHaveLength(1);
    await page.context().close();
  });

  test('EX_GEN-1145: a refusal of the DMP is said neutrally, with its own words, and nothing changes', async () => {
    const { page } = await open(
      dossier([OWN], () => ALL, {
        'visibility.change': () => ({
          ok: false,
          faults: [{ code: 'dmp/access-denied', serverCode: 'DMPAccessDeniedByRightsService', serverText: 'Refus' }],
        }),
      }),
    );
    await listIn(page).getByText('CR de consultation').click();
    await menuOf(page).click();
    await page.getByRole('menuitem', { name: 'Archiver' }).click();
    await page.getByRole('status').filter({ hasText: /DMP/ }).first().waitFor();
    expect(await listIn(page).getByText('archivé').count()).toBe(0);
    await page.context().close();
  });

  test('R25: hiding from the patient or the representatives is nowhere; without an offer there is no menu at all', async () => {
    const { page } = await open(dossier([OTHER], () => NONE));
    await listIn(page).getByText('Échographie rénale').click();
    await page.getByRole('heading', { name: 'Échographie rénale' }).waitFor();
    expect(await menuOf(page).count()).toBe(0);
    expect(await page.locator('body').innerText()).not.toMatch(/cacher|rendre invisible/i);
    await page.context().close();
  });

  test('R36, EX_3.3-1045: making visible to the representatives has its own words and no return', async () => {
    const secret = row('Consultation', { states: ['invisible-representants'], mine: true });
    const { page } = await open({
      ...dossier([secret], () => ({ ...ALL, changes: ['show-to-representatives', 'delete'] })),
      ...opened(LOU, { kind: 'open', right: RIGHT }),
    });
    await listIn(page).getByText('Consultation').click();
    await menuOf(page).click();
    await page.getByRole('menuitem', { name: 'Rendre visible aux représentants légaux…' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button').allInnerTexts()).toEqual(['Annuler', 'Rendre visible, sans retour']);
    expect(await dialog.innerText()).toMatch(/plus jamais leur être caché/);
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });
});

describe('a deposit taken back from the queue', () => {
  test('R16, H28: confirmed with patient and title, it says that it is gone, and offers nothing more', async () => {
    const job = sentJob('Lettre');
    const withdrawn = { ...job, withdrawnAt: Date.parse('2026-11-24T08:31:00Z') };
    let asked = 0;
    const { page } = await open({
      ...READABLE,
      'outbox.list': () => good([asked > 0 ? withdrawn : job]),
      'visibility.withdrawDeposit': () => {
        asked += 1;
        return good(withdrawn);
      },
    });
    await page.getByRole('button', { name: 'Envois' }).click();
    await page.getByRole('button', { name: 'Supprimer du DMP, Lettre' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.innerText()).toMatch(/NESSI Ruth[\s\S]*Lettre[\s\S]*Sans retour possible/);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(asked).toBe(0);
    await page.getByRole('button', { name: 'Supprimer du DMP, Lettre' }).click();
    await dialog.getByRole('button', { name: 'Supprimer du DMP' }).click();
    await page.getByText('Retiré du DMP à 09:31').waitFor();
    expect(await page.getByRole('button', { name: 'Supprimer du DMP, Lettre' }).count()).toBe(0);
    expect(asked).toBe(1);
    await page.context().close();
  });
});

describe('H10: a document that is no longer in force', () => {
  const NEWER = row('CR de consultation, corrigé', { actTime: '20261120', mine: true });

  test('replaced while it is open, then refreshed: a band at once, with the way to the version in force', async () => {
    const rows = [OWN, OTHER];
    const { page, bridge } = await open(
      dossier(rows, () => NONE, { 'visibility.successor': () => good({ row: NEWER }) }),
    );
    await listIn(page).getByText('CR de consultation').click();
    await page.getByRole('heading', { name: 'CR de consultation' }).waitFor();
    rows.splice(0, 1, NEWER);
    await page.getByRole('button', { name: 'Demander plus ancien' }).click();
    await page.getByText('Une version plus récente remplace celle-ci').waitFor();
    expect(bridge.calls.filter(({ name }) => name === 'visibility.successor').map(({ input }) => input)).toMatchObject([
      { uniqueId: OWN.uniqueId },
    ]);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ouvrir la version en vigueur' }).click();
    await page.getByRole('heading', { name: 'CR de consultation, corrigé' }).waitFor();
    expect(await page.getByText('Une version plus récente remplace celle-ci').count()).toBe(0);
    await page.context().close();
  });

  test('the version in force that the list does not hold yet is not said to be gone, and bears its acts (H35)', async () => {
    const old = row('Synthèse', { states: ['ancienne-version'] });
    const offers = () => ({ changes: ['archive' as const], replaceable: false, readsWhenMasked: true });
    const { page } = await open(dossier([old], offers, { 'visibility.successor': () => good({ row: NEWER }) }));
    await listIn(page).getByText('Synthèse').click();
    await page.getByRole('button', { name: 'Ouvrir la version en vigueur' }).click();
    await page.getByRole('heading', { name: 'CR de consultation, corrigé' }).waitFor();
    await page.getByRole('button', { name: 'Modifier' }).waitFor();
    expect(await page.getByText(/n’est plus dans la liste/).count()).toBe(0);
    await page.context().close();
  });

  test('an obsolete version says so in the list and over the document, and leads to the one in force', async () => {
    const old = row('Synthèse', { states: ['ancienne-version'] });
    const { page } = await open(dossier([old], () => NONE, { 'visibility.successor': () => good({ row: NEWER }) }));
    await listIn(page).getByText('ancienne version').waitFor();
    await listIn(page).getByText('Synthèse').click();
    await page.getByText('Ancienne version : un document plus récent la remplace.').waitFor();
    await page.getByRole('button', { name: 'Ouvrir la version en vigueur' }).waitFor();
    await page.context().close();
  });

  test('H10: the way to the version in force was not answered: it says so, and asks again on demand', async () => {
    const old = row('Synthèse', { states: ['ancienne-version'] });
    let answers = 0;
    const successor = () => ((answers += 1) === 1 ? bad('dmp/unreachable') : good({ row: NEWER }));
    const { page } = await open(dossier([old], () => NONE, { 'visibility.successor': successor }));
    await listIn(page).getByText('Synthèse').click();
    await page.getByText('La version en vigueur n’a pas pu être demandée au DMP.').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Redemander' }).click();
    await page.getByRole('button', { name: 'Ouvrir la version en vigueur' }).waitFor();
    expect(answers).toBe(2);
    await page.context().close();
  });

  test('H16: one that left the list says nothing of why; a narrower list says nothing at all', async () => {
    const rows = [OWN, OTHER];
    const { page } = await open(dossier(rows, () => NONE));
    await page.getByRole('button', { name: 'Demander plus ancien' }).click();
    await page.getByText('Actes sans limite de date.').first().waitFor();
    await listIn(page).getByText('CR de consultation').click();
    await page.getByRole('heading', { name: 'CR de consultation' }).waitFor();
    rows.splice(0, 1);
    await page.keyboard.press('f');
    await page.getByRole('radio', { name: 'Depuis 2 ans' }).check({ force: true });
    await listIn(page).getByText('CR de consultation').waitFor({ state: 'detached' });
    expect(await page.getByText(/n’est plus dans la liste/).count()).toBe(0);
    await page.getByRole('radio', { name: 'Tout l’historique' }).check({ force: true });
    await page.getByText(/Ce document n’est plus dans la liste lue à \d\d:\d\d/).waitFor();
    const viewer = page.getByRole('article', { name: 'Document ouvert' });
    expect(await viewer.innerText()).not.toMatch(/masqué|supprimé|caché/i);
    await page.context().close();
  });
});

describe('a new version', () => {
  test('R16, N7: it opens the deposit form for this document; readers are said, not asked, and sending names it', async () => {
    const draftId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
    const form = {
      typeCode: '11488-4',
      title: 'CR de consultation',
      actAt: '2026-11-20',
      masked: 'yes',
      patient: 'visible',
      holdReason: '',
      talkAt: '',
      representatives: 'visible',
    } as const;
    const { page, bridge } = await open(
      dossier([OWN], () => ({ ...ALL, replaceable: true }), {
        'deposit.inspect': ({ replaces }) =>
          good({
            draftId,
            fileName: 'v2.txt',
            mediaType: 'text/plain',
            size: 5,
            form,
            guard: 'agrees',
            named: [],
            replaces:
              replaces === OWN.rowId ? { uniqueId: OWN.uniqueId, title: OWN.title, restrictions: ['MASQUE_PS'] } : null,
          }),
        'deposit.preview': () => good({ mediaType: 'text/plain', bytes: new TextEncoder().encode('Texte') }),
        'deposit.save': () => good({}),
        'deposit.send': () => good(sentJob('CR de consultation')),
      }),
    );
    await listIn(page).getByText('CR de consultation').click();
    await menuOf(page).click();
    await page.getByRole('menuitem', { name: 'Remplacer par une nouvelle version' }).click();
    await page.getByText('Nouvelle version de « CR de consultation ».').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.locator('input[type="file"]').setInputFiles({
      name: 'v2.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Texte'),
    });
    await page.getByText('Ce document remplacera « CR de consultation ».').waitFor();
    await page.getByText('Comme la version remplacée : rien à choisir.').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => bridge.calls.filter(({ name }) => name === 'deposit.send').length).toBe(1);
    const taken = bridge.calls.filter(({ name }) => name === 'deposit.inspect');
    expect(taken.map(({ input }) => input)).toMatchObject([{ replaces: OWN.rowId }]);
    // H10: from the registry's Success on, the row says what it has become, without a search.
    await bridge.emit('outbox.changed', sentJob('CR de consultation'));
    await page.keyboard.press('Escape');
    await listIn(page).getByText('ancienne version').waitFor();
    expect(bridge.calls.filter(({ name }) => name === 'dossier.list')).toHaveLength(1);
    await page.context().close();
  });
});
