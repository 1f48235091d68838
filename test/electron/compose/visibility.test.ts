import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { value, Working } from '../../support/workstation/working.ts';

const ME = '899700000011';
const TILLEULS = '499700000011001';
const folder = mkdtempSync(join(tmpdir(), 'dmp-visibility-'));
let doctor: Working;
let token: string;

const offers = (rowId: string) => value(doctor.work.changes.offers(token, rowId));
const lastEvents = (count: number) =>
  doctor
    .journal()
    .slice(-count)
    .map(({ kind, facts }) => [kind, facts]);

async function deposited(form: Parameters<Working['deposit']>[1] = {}, text?: string) {
  const job = await doctor.deposit(token, form, text);
  const row = await doctor.row(token, job.uniqueId);
  if (!row) throw new Error('not listed');
  return { job, row };
}

beforeAll(async () => {
  doctor = await Working.start({ folder, structureId: TILLEULS });
  token = await doctor.open('PAT-TROIS');
}, 90_000);
afterAll(async () => {
  await doctor.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('TD3.3 on the real store', () => {
  test('R21, H21: mask at the patient’s request, then unmask; the row follows the registry’s word without a search', async () => {
    const { row } = await deposited();
    expect(offers(row.rowId)).toEqual({
      changes: ['mask', 'archive', 'delete'],
      replaceable: true,
      readsWhenMasked: true,
    });
    const searches = doctor.journal().filter(({ kind }) => kind === 'list.received').length;
    const masked = value(await doctor.work.changes.change(token, row.rowId, 'mask', false));
    expect(masked).toEqual({ ...row, states: ['masque-ps'] });
    expect(value(await doctor.work.changes.change(token, row.rowId, 'unmask', false))).toEqual(row);
    expect(doctor.journal().filter(({ kind }) => kind === 'list.received')).toHaveLength(searches);
    const facts = { uniqueId: row.uniqueId };
    expect(lastEvents(2)).toEqual([
      ['visibility.changed', { ...facts, change: 'mask' }],
      ['visibility.changed', { ...facts, change: 'unmask' }],
    ]);
    expect((await doctor.row(token, row.uniqueId))?.states).toEqual([]);
  });

  test('H21: a change that came first refuses ours; the list is asked again and the change goes through', async () => {
    const { row } = await deposited();
    await doctor.asPatient('PAT-TROIS', 'mask', { uniqueId: row.uniqueId });
    const refused = await doctor.work.changes.change(token, row.rowId, 'archive', false);
    expect(refused).toMatchObject({ ok: false, fault: { code: 'dmp/changed-meanwhile' } });
    expect(lastEvents(1)).toEqual([
      [
        'visibility.refused',
        { uniqueId: row.uniqueId, change: 'archive', code: 'dmp/changed-meanwhile', doubtful: false },
      ],
    ]);
    const fresh = await doctor.row(token, row.uniqueId);
    expect(fresh?.states).toEqual(['masque-ps']);
    const archived = value(await doctor.work.changes.change(token, fresh?.rowId ?? '', 'archive', false));
    expect(archived?.states).toEqual(['masque-ps', 'archive']);
  });

  test('R16: archive, unarchive, delete; an irreversible change waits for its confirmation', async () => {
    const { job, row } = await deposited();
    const { changes } = doctor.work;
    expect(value(await changes.change(token, row.rowId, 'archive', false))?.states).toEqual(['archive']);
    expect(value(await changes.change(token, row.rowId, 'unarchive', false))?.states).toEqual([]);
    const unconfirmed = await changes.change(token, row.rowId, 'delete', false);
    expect(unconfirmed).toEqual({ ok: false, fault: { code: 'visibility/not-confirmed' } });
    expect(value(await changes.change(token, row.rowId, 'delete', true))).toBeNull();
    expect(await doctor.row(token, row.uniqueId)).toBeNull();
    const queued = doctor.work.outbox.list().find(({ jobId }) => jobId === job.id);
    expect(queued).toMatchObject({ state: 'sent', withdrawnAt: expect.any(Number) as number });
    expect(await changes.change(token, row.rowId, 'delete', true)).toMatchObject({
      fault: { code: 'document/unknown-row' },
    });
  });

  test('R16: a document of somebody else can be masked for the patient, and not deleted or archived', async () => {
    const { rows } = await doctor.list(token);
    const other = rows.find((row) => !('unreadable' in row) && !row.mine && !row.patientAuthored && !row.states.length);
    if (!other || 'unreadable' in other) throw new Error('no document of somebody else');
    expect(offers(other.rowId)).toEqual({ changes: ['mask'], replaceable: false, readsWhenMasked: false });
    const refused = await doctor.work.changes.change(token, other.rowId, 'delete', true);
    expect(refused).toEqual({ ok: false, fault: { code: 'visibility/author-only' } });
    // Masked by one who is neither its author nor the médecin traitant: it leaves his list at once (R21, H13).
    expect(value(await doctor.work.changes.change(token, other.rowId, 'mask', false))).toBeNull();
    expect(await doctor.row(token, other.uniqueId)).toBeNull();
  });

  test('H60: a row of the list that is still on screen can be read and changed while the next list arrives', async () => {
    const { row } = await deposited({}, 'Lue pendant que la liste change');
    value(await doctor.work.changes.change(token, row.rowId, 'archive', false));
    // The list of what is in force no longer holds it; the window has not shown that list yet.
    const inForce = value(
      await doctor.work.lists.list({ token, scope: 'two-years', archived: false, obsolete: false }),
    );
    expect(inForce.rows.some((one) => 'uniqueId' in one && one.uniqueId === row.uniqueId)).toBe(false);
    expect(value(await doctor.work.documents.read(token, row.rowId)).row.uniqueId).toBe(row.uniqueId);
    expect(offers(row.rowId).changes).toContain('unarchive');
  });

  test('R11: the médecin traitant of this opening unmasks and archives what others wrote', async () => {
    await doctor.asPatient('PAT-TROIS', 'attending', { nationalId: ME });
    token = await doctor.open('PAT-TROIS');
    const { rows } = await doctor.list(token);
    const masked = rows.find((row) => !('unreadable' in row) && !row.mine && row.states.includes('masque-ps'));
    if (!masked) throw new Error('the médecin traitant sees what is masked');
    expect(offers(masked.rowId).changes).toEqual(['unmask', 'archive']);
    expect(value(await doctor.work.changes.change(token, masked.rowId, 'unmask', false))?.states).toEqual([]);
    await doctor.asPatient('PAT-TROIS', 'attending', { nationalId: null });
    token = await doctor.open('PAT-TROIS');
  });

  test('R16, EX_3.3-1060: one’s own deposit is taken back from the queue, in a dossier one may not read', async () => {
    const misfiled = value(await doctor.work.dossiers.open(doctor.insIdOf('PAT-SOLEIL')));
    expect(misfiled.outcome.kind).toBe('consent-needed');
    value(doctor.work.feeding.stateInformed(misfiled.token, 'self'));
    const job = await doctor.deposit(misfiled.token, {}, 'Une lettre dans le mauvais dossier');
    const taken = value(await doctor.work.changes.withdrawDeposit(job.id));
    expect(taken).toMatchObject({ state: 'sent', withdrawnAt: expect.any(Number) as number });
    expect(lastEvents(1)).toEqual([['visibility.changed', { uniqueId: job.uniqueId, change: 'delete' }]]);
    expect(await doctor.work.changes.withdrawDeposit(job.id)).toMatchObject({
      fault: { code: 'visibility/not-deposited' },
    });
    token = await doctor.open('PAT-TROIS');
    // The content is free again: it is filed where it belongs (EX_GEN-1060).
    await doctor.deposit(token, {}, 'Une lettre dans le mauvais dossier');
  });

  test('H12: a dead token changes nothing', async () => {
    const { row } = await deposited();
    const before = token;
    token = await doctor.open('PAT-TROIS');
    expect(await doctor.work.changes.change(before, row.rowId, 'delete', true)).toEqual({
      ok: false,
      fault: { code: 'dossier/not-open' },
    });
  });
});

describe('H10: replacement', () => {
  test('the version in force is found along RPLC from the one that is open; nobody’s from one that nothing replaced', async () => {
    const { row } = await deposited({ title: 'Première version' });
    value(await doctor.work.documents.read(token, row.rowId));
    expect(value(await doctor.work.changes.successor(token, row.uniqueId))).toBeNull();
    const unread = await doctor.work.changes.successor(token, '1.2.3');
    expect(unread).toEqual({ ok: false, fault: { code: 'document/unknown-row' } });
  });

  test('R16, N7, H10: a new version keeps series and restrictions, the former one becomes an old version', async () => {
    const { job, row } = await deposited({ title: 'CR à corriger', masked: 'yes' }, 'Texte d’origine');
    const { deposits, documents, changes } = doctor.work;
    const first = value(await documents.read(token, row.rowId));
    // Each change gives the registry's entry another key: what is open follows it.
    for (const change of ['unmask', 'mask'] as const) value(await changes.change(token, row.rowId, change, false));
    const same = new TextEncoder().encode('Texte d’origine');
    const unchanged = value(await deposits.inspect(token, 'v2.txt', same, row.rowId));
    expect(unchanged).toMatchObject({
      replaces: { title: 'CR à corriger', restrictions: ['MASQUE_PS'] },
      form: { title: 'CR à corriger', typeCode: '11488-4', actAt: '2026-11-20', masked: 'yes' },
    });
    expect(deposits.send(token, unchanged.draftId, true)).toMatchObject({ fault: [{ code: 'replacement/unchanged' }] });
    // What the screen says about readers changes nothing: a new version bears what the former one bears.
    value(deposits.save(token, unchanged.draftId, { ...unchanged.form, title: 'CR corrigé', masked: 'no' }));
    const sent = await doctor.sent(value(deposits.send(token, unchanged.draftId, true)));
    const newer = await doctor.row(token, sent.uniqueId);
    expect(newer).toMatchObject({ title: 'CR corrigé', states: ['masque-ps'], mine: true });
    const old = await doctor.row(token, job.uniqueId);
    expect(old?.states).toContain('ancienne-version');
    const second = value(await documents.read(token, newer?.rowId ?? ''));
    expect(second.header?.setId).toBe(first.header?.setId);
    expect(second.header?.versionNumber).toBe('2');
    expect(value(await changes.successor(token, job.uniqueId))?.uniqueId).toBe(sent.uniqueId);
    expect(await deposits.inspect(token, 'v3.txt', same, old?.rowId)).toMatchObject({
      fault: [{ code: 'replacement/not-in-force' }],
    });
  });

  test('H10: the version in force is found of a document whose reading ends after the list that shows it as old', async () => {
    const { deposits, documents, changes } = doctor.work;
    // Long to come, so that the list overtakes it.
    const long = 'Texte long. '.repeat(200_000);
    const { job, row } = await deposited({ title: 'CR long à corriger' }, long);
    value(await documents.read(token, row.rowId));
    // Each change gives the registry's entry another key; the row keeps the one it had.
    for (const change of ['mask', 'unmask'] as const) value(await changes.change(token, row.rowId, change, false));
    const next = new TextEncoder().encode(`${long}Corrigé.`);
    const draft = value(await deposits.inspect(token, 'v2.txt', next, row.rowId));
    value(deposits.save(token, draft.draftId, { ...draft.form, title: 'CR long corrigé' }));
    const sent = await doctor.sent(value(deposits.send(token, draft.draftId, true)));
    const [read] = await Promise.all([documents.read(token, row.rowId), doctor.list(token)]);
    value(read);
    expect(value(await changes.successor(token, job.uniqueId))?.uniqueId).toBe(sent.uniqueId);
  }, 60_000);
});
