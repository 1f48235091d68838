import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import type { Inbox, InboxRow } from '../../../shared/contract/emergency-inbox.ts';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { OPEN } from '../../support/bridge/world.ts';
import { useBuiltWindow } from './bench.ts';

const openWindow = useBuiltWindow();

const AT = Date.parse('2026-11-24T02:41:00Z');
const GARDE = { nationalId: '899700000037', family: 'GARDE', given: 'Sacha', profession: 'Médecin' };
const OFFICER = { nationalId: '899700000011', family: 'LIBRE', given: 'Jeanne' };

function access(id: string, change: Partial<InboxRow> = {}): InboxRow {
  return {
    accessId: `0b0c1c3e-6d0a-4a3e-9f5e-${id.padStart(12, '0')}`,
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

const ROWS = [
  access('1'),
  access('2', { at: AT - 9_000_000, reasonClass: 'shock', genuine: false }),
  access('3', { state: 'conform', opinion: { text: 'Motif clair', at: AT, officer: OFFICER } }),
  access('4', { state: 'refused', refused: 'opposed', reasonClass: null, ended: null }),
];

function script(change: Script = {}): Script {
  let inbox: Inbox = { rows: ROWS, unreadable: ['abîmé.json'] };
  return {
    'card.state': () => good(OPEN),
    'emergency.standing': () => good({ regulator: false, officer: true, lifeMs: 3_600_000, unfinished: [] }),
    'emergency.inbox': () => good(inbox),
    'emergency.readReason': () => good({ text: 'Traumatisme grave, Glasgow 6 à l’arrivée' }),
    'emergency.review': ({ accessId, decision, opinion }) => {
      if (opinion.length < 10) return bad('emergency/opinion-too-short');
      const said = { text: opinion, at: AT, officer: OFFICER };
      const rows = inbox.rows.map((row) =>
        row.accessId === accessId ? { ...row, state: decision, opinion: said } : row,
      );
      return good((inbox = { ...inbox, rows }));
    },
    ...change,
  };
}

test('decision 24: who, when and why; the reason is an act; an opinion is written before closing', async () => {
  const { page, bridge } = await openWindow(script());
  await page.getByRole('navigation').getByRole('button', { name: 'Examen' }).click();
  await page.getByText('2 attendent votre avis.').waitFor();
  await page.getByText('signature invalide').waitFor();
  await page.getByText('Fichiers illisibles dans le dossier partagé : abîmé.json.').waitFor();
  expect(bridge.calls.map(({ name }) => name)).not.toContain('emergency.readReason');
  await page
    .getByRole('row', { name: /Traumatisme grave/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Lire le motif écrit' }).click();
  await page.getByText('Glasgow 6 à l’arrivée').waitFor();
  if (process.env['SHOTS']) {
    mkdirSync(process.env['SHOTS'], { recursive: true });
    await page.screenshot({ path: `${process.env['SHOTS']}/inbox.png` });
  }
  expect(
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
  ).toEqual([]);
  await page.getByRole('button', { name: 'Classer conforme', exact: true }).click();
  await page.getByText('Cet avis est trop court pour être compris.').waitFor();
  await page.getByRole('textbox', { name: 'Votre avis' }).fill('Motif clair, durée normale');
  await page.getByRole('button', { name: 'Classer conforme', exact: true }).click();
  await page.getByText('1 attend votre avis.').waitFor();
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
