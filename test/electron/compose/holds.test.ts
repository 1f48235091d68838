import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdInstants } from '../../../shared/domain/hold/instants.ts';
import { parisDay } from '../../../shared/domain/patient/age.ts';
import type { Hold } from '../../../shared/contract/holds.ts';
import { until, value, Working } from '../../support/workstation/working.ts';

/** Dr LIBRE of the test cards, at her practice. */
const STRUCTURE = '499700000011001';
let working: Working;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holds-'));
  working = await Working.start({ folder, structureId: STRUCTURE });
}, 90_000);
afterAll(async () => {
  await working.stop();
  rmSync(folder, { recursive: true, force: true });
});

const HELD = { patient: 'hold', holdReason: 'Diagnostic à annoncer de vive voix' } as const;

function holdOf(uniqueId: string): Hold {
  const hold = working.work.holds.list().holds.find(({ versions }) => versions.includes(uniqueId));
  if (!hold) throw new Error('No hold of this document');
  return hold;
}

test('R22, R25, decision 23: a held deposit opens a hold whose two dates count from the server’s Success', async () => {
  const token = await working.open('PAT-TROIS');
  const job = await working.deposit(token, { ...HELD, title: 'Anatomopathologie' });
  const hold = holdOf(job.uniqueId);
  expect(hold).toMatchObject({ phase: 'HELD', precision: 'estimated', mine: true, owner: { me: true } });
  expect(Math.abs((hold.depositedAt ?? 0) - Date.now())).toBeLessThan(30_000);
  expect(hold).toMatchObject(holdInstants(hold.depositedAt ?? 0));
  expect(JSON.stringify(hold)).not.toContain('Anatomopathologie');
  expect(await working.row(token, job.uniqueId)).toMatchObject({ states: ['invisible-patient'] });
});

test('R28, H18, N7: print, save, copy and show are refused for a held document, each refusal journaled', async () => {
  const token = await working.open('PAT-TROIS');
  const job = await working.deposit(token, HELD);
  const row = await working.row(token, job.uniqueId);
  if (!row) throw new Error('Not listed');
  const verdicts = value(working.work.outputs.verdicts(token, row.rowId));
  expect(new Set(Object.values(verdicts))).toEqual(new Set(['output/held']));
  expect(working.work.outputs.ask(token, row.rowId, 'print', 'patient')).toMatchObject({ ok: false });
  expect(working.journal().at(-1)).toMatchObject({ kind: 'output.refused', facts: { code: 'output/held' } });
  const written = working.journal().length;
  expect(await working.work.outputs.save(token, row.rowId, 'patient')).toMatchObject({
    fault: { code: 'output/held' },
  });
  expect(working.journal().slice(written)).toMatchObject([{ kind: 'output.refused', facts: { output: 'save' } }]);
});

test('R29, R26 A: «annonce faite» makes it visible to the patient at the registry, and irreversibly', async () => {
  const token = await working.open('PAT-TROIS');
  const job = await working.deposit(token, HELD);
  const { holdId } = holdOf(job.uniqueId);
  const { holds } = working.work;
  const asked = { by: 'Dr LIBRE Jeanne', talkAt: Date.now(), confirmed: true };
  expect(holds.announce(holdId, { ...asked, confirmed: false })).toMatchObject({
    fault: { code: 'hold/not-confirmed' },
  });
  expect(holds.announce(holdId, { ...asked, by: ' ' })).toMatchObject({ fault: { code: 'hold/announcer-missing' } });
  const later = { ...asked, talkAt: Date.now() + 90_000 };
  expect(holds.announce(holdId, later)).toMatchObject({ fault: { code: 'hold/announced-in-future' } });
  const before = { ...asked, talkAt: Date.now() - 3 * 86_400_000 };
  expect(holds.announce(holdId, before)).toMatchObject({ fault: { code: 'hold/announced-before-deposit' } });
  expect(holdOf(job.uniqueId).phase).toBe('HELD');
  expect(value(holds.announce(holdId, asked)).announcement).toMatchObject({ state: 'waiting' });
  await until(() => holdOf(job.uniqueId).phase === 'ANNOUNCED', 'the announcement');
  expect((await working.row(token, job.uniqueId))?.states).toEqual([]);
  expect(JSON.stringify(await working.asPatient('PAT-TROIS', 'documents'))).toContain(job.uniqueId);
  expect(holds.announce(holdId, asked)).toMatchObject({ fault: { code: 'hold/ended' } });
  expect(holds.plan(holdId, Date.now() + 90_000, '')).toMatchObject({ fault: { code: 'hold/ended' } });
});

test('R29, H19: planned and handed over, the two dates do not move', async () => {
  const token = await working.open('PAT-TROIS');
  const job = await working.deposit(token, HELD);
  const { holds } = working.work;
  const { holdId, releaseAt, noticeAt } = holdOf(job.uniqueId);
  const talkAt = Date.now() + 86_400_000;
  expect(value(holds.plan(holdId, talkAt, 'salle 4'))).toMatchObject({ talk: { at: talkAt }, releaseAt, noticeAt });
  expect(holds.plan(holdId, Date.now() - 1, '')).toMatchObject({ fault: { code: 'hold/talk-in-past' } });
  expect(holds.plan(holdId, releaseAt, '')).toMatchObject({ fault: { code: 'hold/talk-too-late' } });
  expect(holds.entrust([holdId], { kind: 'colleague', name: '.', leave: null })).toMatchObject({
    fault: { code: 'hold/owner-missing' },
  });
  const [handed] = value(holds.entrust([holdId], { kind: 'colleague', name: 'Dr MODÈLE Anne', leave: null }));
  expect(handed).toMatchObject({ owner: { name: 'Dr MODÈLE Anne', me: false }, releaseAt, noticeAt });
  const today = parisDay(Date.now());
  const away = (from: string, until: string) =>
    holds.entrust([holdId], { kind: 'colleague', name: 'Dr MODÈLE Anne', leave: { from, until } });
  expect(away('2026-02-30', today)).toMatchObject({ fault: { code: 'hold/leave-no-day' } });
  expect(away('2999-01-02', '2999-01-01')).toMatchObject({ fault: { code: 'hold/leave-reversed' } });
  expect(away('2020-01-01', '2020-01-02')).toMatchObject({ fault: { code: 'hold/leave-over' } });
  const [relayed] = value(away(today, today));
  expect(relayed).toMatchObject({ owner: { leave: { from: today, until: today } }, releaseAt, noticeAt });
  expect(value(holds.entrust([holdId], { kind: 'me' }))[0]).toMatchObject({ owner: { me: true } });
});

test('R25, R26 F: a new version joins the hold of the one it replaces, and «annonce faite» makes it visible', async () => {
  const token = await working.open('PAT-TROIS');
  const job = await working.deposit(token, { ...HELD, title: 'Résultat provisoire' });
  const { holdId, releaseAt } = holdOf(job.uniqueId);
  const row = await working.row(token, job.uniqueId);
  const bytes = new TextEncoder().encode('Résultat définitif');
  const draft = value(await working.work.deposits.inspect(token, 'v2.txt', bytes, row?.rowId));
  value(working.work.deposits.save(token, draft.draftId, { ...draft.form, title: 'Résultat définitif' }));
  const newer = await working.sent(value(working.work.deposits.send(token, draft.draftId, true)));
  const all = await working.list(token);
  expect(all.rows.length).toBeGreaterThan(1);
  expect(holdOf(newer.uniqueId)).toMatchObject({ holdId, releaseAt, versions: [job.uniqueId, newer.uniqueId] });
  const joined = working.work.holds.list().holds.filter(({ versions }) => versions.includes(newer.uniqueId));
  expect(joined).toHaveLength(1);
  value(working.work.holds.announce(holdId, { by: 'Dr LIBRE', talkAt: Date.now(), confirmed: true }));
  await until(() => holdOf(newer.uniqueId).phase === 'ANNOUNCED', 'the announcement');
  expect(await working.row(token, newer.uniqueId)).toMatchObject({ states: [] });
}, 60_000);

test('R27, H05: deleted by its author, the hold is withdrawn; recalled before it left, it never was one', async () => {
  const token = await working.open('PAT-TROIS');
  const job = await working.deposit(token, HELD);
  value(await working.work.changes.withdrawDeposit(job.id));
  expect(holdOf(job.uniqueId).phase).toBe('WITHDRAWN');
});

test('R42: the journal tells of holds by identifiers and codes, without title, reason, name or place', () => {
  const told = working.journal().filter(({ kind }) => kind.startsWith('hold.'));
  expect(new Set(told.map(({ kind }) => kind))).toEqual(
    new Set([
      'hold.opened',
      'hold.deposited',
      'hold.entrusted',
      'hold.planned',
      'hold.replaced',
      'hold.announcement-asked',
      'hold.announcement-refused',
      'hold.announced',
      'hold.withdrawn',
    ]),
  );
  expect(JSON.stringify(told)).not.toMatch(/Diagnostic|LIBRE|MODÈLE|salle/);
});
