import { expect, test } from 'vitest';
import type { AccessRow, Inbox, VolumeRow } from '../../../shared/contract/emergency-inbox.ts';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { OPEN } from '../../support/bridge/world.ts';
import { axe, picture, useBuiltWindow } from './bench.ts';

const openWindow = useBuiltWindow();

const AT = Date.parse('2026-11-24T02:41:00Z');
const GARDE = { nationalId: '899700000037', family: 'GARDE', given: 'Sacha', profession: 'Médecin' };
const OFFICER = { nationalId: '899700000011', family: 'LIBRE', given: 'Jeanne' };

const idOf = (id: string): string => `0b0c1c3e-6d0a-4a3e-9f5e-${id.padStart(12, '0')}`;

function access(id: string, change: Partial<AccessRow> = {}): AccessRow {
  return {
    kind: 'access',
    entryId: idOf(id),
    at: AT,
    practitioner: GARDE,
    structure: { structureId: '10B0170011', structureName: 'CH de démonstration' },
    patient: { insId: 'x', birthName: 'PAT-TROIS', firstGivenName: 'Dominique', birthDate: '1979-03-28' },
    mode: 'bris_de_glace',
    reasonClass: 'trauma',
    reasonComplete: true,
    opposition: 'none',
    refused: null,
    ended: { at: AT + 3_600_000, why: 'time', documents: 4 },
    state: 'to-review',
    opinion: null,
    genuine: true,
    inThirtyDays: 7,
    ...change,
  };
}

const VOLUME: VolumeRow = {
  kind: 'volume',
  entryId: idOf('9'),
  at: AT - 40 * 86_400_000,
  practitioner: { nationalId: '899700000045', family: 'ESSAI', given: 'Paul', profession: 'Médecin' },
  structure: { structureId: '10B0170011', structureName: 'CH de démonstration' },
  state: 'to-review',
  opinion: null,
  genuine: true,
  inThirtyDays: 1,
  count: 200,
  limit: 200,
};

const ROWS = [
  access('1'),
  access('2', { at: AT - 9_000_000, reasonClass: 'shock', genuine: false }),
  access('3', { state: 'conform', opinion: { text: 'Motif clair', at: AT, officer: OFFICER } }),
  access('4', { state: 'refused', refused: 'opposed', reasonClass: null, ended: null }),
  VOLUME,
];

function script(change: Script = {}): Script {
  let inbox: Inbox = { rows: ROWS, unreadable: ['abîmé.json'], orphans: ['seul.json'] };
  return {
    'card.state': () => good(OPEN),
    'emergency.standing': () => good({ regulator: false, officer: true, lifeMs: 3_600_000, unfinished: [] }),
    'emergency.inbox': () => good(inbox),
    'emergency.readReason': () => good({ text: 'Traumatisme grave, Glasgow 6 à l’arrivée' }),
    'emergency.review': ({ entryId, decision, opinion }) => {
      if (opinion.length < 10) return bad('emergency/opinion-too-short');
      const said = { text: opinion, at: AT, officer: OFFICER };
      const rows = inbox.rows.map((row) =>
        row.entryId === entryId ? { ...row, state: decision, opinion: said } : row,
      );
      return good((inbox = { ...inbox, rows }));
    },
    ...change,
  };
}

test('decision 24: who, when and why; the reason is an act; an opinion is written before closing', async () => {
  const { page, bridge } = await openWindow(script());
  await page.getByRole('navigation').getByRole('button', { name: 'Examen' }).click();
  await page.getByText('3 attendent votre avis').waitFor();
  await page.getByText('signature invalide').waitFor();
  await page.getByText('Fichiers illisibles dans le dossier partagé : abîmé.json.').waitFor();
  await page.getByText(/seul\.json/).waitFor();
  expect(bridge.calls.map(({ name }) => name)).not.toContain('emergency.readReason');
  await page
    .getByRole('row', { name: /Traumatisme grave/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Lire le motif écrit' }).click();
  await page.getByText('Glasgow 6 à l’arrivée').waitFor();
  await picture(page, 'inbox');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Classer conforme', exact: true }).press('Enter');
  await page.getByText('Cet avis est trop court pour être compris.').waitFor();
  await page.getByRole('textbox', { name: 'Votre avis' }).fill('Motif clair, durée normale');
  await page.getByRole('button', { name: 'Classer conforme', exact: true }).click();
  await page.getByText('2 attendent votre avis').waitFor();
  await page.context().close();
});

test('H56: kind, state, period and name are filters; what they hide is counted, and all come back', async () => {
  const { page } = await openWindow(script());
  await page.getByRole('navigation').getByRole('button', { name: 'Examen' }).click();
  const rows = page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('button') });
  await expect.poll(() => rows.count()).toBe(5);
  await page.getByRole('group', { name: 'Période' }).getByRole('button', { name: '30 jours' }).click();
  await page.getByText('4 à l’écran, 1 hors filtres').waitFor();
  await page.getByRole('group', { name: 'Période' }).getByRole('button', { name: 'Tout' }).click();
  await page.getByRole('button', { name: /^Classés/ }).click();
  await expect.poll(() => rows.count()).toBe(2);
  await page.getByRole('button', { name: /^Classés/ }).click();
  await page.getByRole('group', { name: 'Nature' }).getByRole('button', { name: 'Volumes' }).click();
  await page.getByText('1 à l’écran, 4 hors filtres').waitFor();
  await page.getByRole('searchbox', { name: 'Professionnel ou service' }).fill('garde');
  await page.getByText('Vos filtres cachent toutes les entrées').waitFor();
  await page.getByRole('button', { name: 'Tout remontrer' }).click();
  await expect.poll(() => rows.count()).toBe(5);
  await page.context().close();
});

test('H56: an unusual volume is judged in its own words: to follow up, then justified, by whom and when', async () => {
  const { page } = await openWindow(script());
  await page.getByRole('navigation').getByRole('button', { name: 'Examen' }).click();
  await page.getByRole('row', { name: /Volume inhabituel/ }).click();
  await page.getByText('200 documents ouverts dans la journée ; seuil du poste : 200').waitFor();
  await page.getByText('Il manque votre avis.').waitFor();
  const note = page.getByRole('textbox', { name: 'Votre avis' });
  await note.fill('Visite du service, à confirmer');
  await page.getByRole('button', { name: 'Laisser à suivre' }).click();
  await page.getByText('Dernier avis : à suivre').waitFor();
  await note.fill('Confirmé par le chef de service');
  await page.getByRole('button', { name: 'Classer justifié', exact: true }).click();
  await page.getByText('Dernier avis : justifié').waitFor();
  await page.getByText(/^LIBRE Jeanne, /).waitFor();
  await picture(page, 'inbox-volume');
  expect(await axe(page)).toEqual([]);
  await page.context().close();
});

test('while the folder is read nothing is said of it; an empty one says what will come', async () => {
  let tell = (): void => undefined;
  const told = new Promise<void>((resolve) => (tell = resolve));
  const empty = { rows: [], unreadable: [], orphans: [] };
  const slow = script({ 'emergency.inbox': () => told.then(() => good(empty)) });
  const { page } = await openWindow(slow);
  await page.getByRole('navigation').getByRole('button', { name: 'Examen' }).click();
  await page.getByText('Lecture du dossier partagé…').waitFor();
  expect(await page.getByRole('grid').count()).toBe(0);
  tell();
  await page.getByRole('heading', { name: 'Rien dans le dossier partagé' }).waitFor();
  await page.getByText('Rien n’attend votre avis.').waitFor();
  await picture(page, 'inbox-empty');
  await page.context().close();
});

test('a folder that is away is said with the next step; others have no such screen', async () => {
  const away = script({ 'emergency.inbox': () => bad('emergency/folder-unreachable') });
  const { page } = await openWindow(away);
  await page.getByRole('navigation').getByRole('button', { name: 'Examen' }).click();
  await page.getByText('Le dossier partagé des accès d’urgence ne répond pas.').waitFor();
  await page.context().close();
  const { page: other } = await openWindow({ 'card.state': () => good(OPEN) });
  await other.getByRole('heading', { name: 'Ouvrir un dossier' }).waitFor();
  expect(await other.getByRole('button', { name: 'Examen' }).count()).toBe(0);
  await other.context().close();
});
