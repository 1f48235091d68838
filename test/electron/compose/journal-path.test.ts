import { createSign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealText } from '../../../shared/domain/audit/chain.ts';
import { ok } from '../../../shared/result.ts';
import { runCli } from '../../../electron/cli/run.ts';
import type { Workplace } from '../../../electron/ipc/handlers/workplace.ts';
import { startSandboxStore, type SandboxStore } from '../../support/workstation/sandbox-store.ts';
import { unlock, until, value } from '../../support/workstation/working.ts';
import { headlessWorkstation, type HeadlessWorkstation } from '../../support/workstation/workstation.ts';

const TILLEULS = '499700000011001';
const HOLDER = '899700000011';
const folder = mkdtempSync(join(tmpdir(), 'dmp-journal-'));
const profile = join(folder, 'profile');
const opened: string[] = [];
let saved = '';
let recoveryCode = '';
let store: SandboxStore;
let workstation: HeadlessWorkstation;

async function atWork(): Promise<Workplace> {
  const work = await unlock(workstation, TILLEULS);
  recoveryCode = workstation.appDesk.state().recoveryCode ?? recoveryCode;
  return work;
}

async function open(work: Workplace, name: string): Promise<string> {
  const insId = work.patients.search(name)[0]?.insId ?? '';
  const dossier = value(await work.dossiers.open(insId));
  if (dossier.outcome.kind === 'consent-needed') {
    const answers = { consentingPerson: 'patient', capacity: 'care-team', informed: true, means: 'oral' } as const;
    value(await work.dossiers.consent(dossier.token, answers));
  }
  return dossier.token;
}

const ALL = { words: '', namedKinds: [], kinds: [], from: null, to: null };
const WHOLE = { what: 'control-file', from: null, to: null, insId: null } as const;
const DEEP = { scope: 'all', archived: true, obsolete: true } as const;

async function dmp(...given: string[]) {
  let out = '';
  let error = '';
  const code = await runCli(given, { out: (text) => (out += text), error: (text) => (error += text) });
  return { code, out, error };
}

async function verify(text: string, ...more: string[]) {
  const path = join(folder, 'verified.jsonl');
  writeFileSync(path, text);
  const { code, out } = await dmp('journal', 'verify', path, '--json', ...more);
  return { code, report: JSON.parse(out) as { verdict: string; broken: { sequence: number; cause: string } | null } };
}

beforeAll(async () => {
  mkdirSync(profile, { recursive: true });
  store = await startSandboxStore(join(folder, 'store'));
  workstation = headlessWorkstation(store, profile, {
    settings: { webPsUrl: 'https://web-ps.example.test' },
    host: {
      saveFile: { save: async (_name, content) => ((saved = [...content].join('')), ok(true)) },
      browser: { openInBrowser: async (url) => (opened.push(url), true) },
    },
  });
  workstation.card.start();
}, 90_000);
afterAll(async () => {
  await workstation.card.stop();
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the journal, on real parts: card, store of the sandbox, encrypted store', () => {
  test('R42, H55: a refusal, a list, its display, documents and pages are written, and the exact list is rebuilt', async () => {
    const work = await atWork();
    expect((await work.dossiers.open('1.2.250.1.213.1.4.10|nobody')).ok).toBe(false);
    const token = await open(work, 'PAT-TROIS');
    const list = value(await work.lists.list({ token, ...DEEP }));
    const reversed = list.rows.toReversed().slice(1);
    const rowIds = reversed.map((row) => row.rowId);
    const foreign = work.views.noteList({ token, rowIds: ['x'], filters: [], mode: 'practitioner' });
    expect(foreign).toMatchObject({ ok: false, fault: { code: 'journal/view-mismatch' } });
    value(work.views.noteList({ token, rowIds, filters: ['words'], mode: 'practitioner' }));
    const [first] = list.rows;
    value(await work.documents.read(token, first?.rowId ?? ''));
    value(work.views.notePages(token, first?.rowId ?? '', [2, 1, 3], 4));
    value(work.dossiers.close(token));

    const page = value(work.journalReading.find({ ...ALL, words: 'PAT-TROIS' }, 0, 50));
    expect(page.rows.map((row) => row.kind)).toEqual([
      'dossier.closed',
      'document.pages',
      'document.read',
      'list.shown',
      'list.received',
      'dossier.opened',
      'authorisation.declared',
      'consent.granted',
      'dossier.refused',
      'dossier.status-asked',
    ]);
    const entry = value(work.journalReading.open(page.rows[3]?.sequence ?? 0));
    expect(entry.visit).toMatchObject({
      patient: { patient: { birthName: 'PAT-TROIS' } },
      right: { outcome: 'open', capacity: 'care-team' },
      lists: [{ received: list.rows.length, shown: list.rows.length - 1, filters: ['words'], mode: 'practitioner' }],
      documents: [{ uniqueId: first?.uniqueId, title: null, pages: { seen: [1, 2, 3], of: 4 }, refused: null }],
    });
    const shownIds = reversed.map((row) => row.uniqueId ?? '');
    const rebuilt = value(work.journalReading.rebuild(page.rows[3]?.sequence ?? 0));
    expect(rebuilt.map((row) => row.uniqueId)).toEqual(shownIds);
    // Closed and without a copy: nothing here gives a title back (H13, H16).
    expect(rebuilt.every((row) => row.title === null)).toBe(true);
    const received = value(work.journalReading.rebuild(page.rows[4]?.sequence ?? 0));
    expect(received.map((row) => row.uniqueId)).toEqual(list.rows.map((row) => row.uniqueId ?? ''));
  }, 30_000);

  test('H55: no title, name or word of a document is in the journal or in what it keeps', async () => {
    const work = value(workstation.atWork());
    const token = await open(work, 'PAT-TROIS');
    const list = value(await work.lists.list({ token, ...DEEP }));
    value(await work.handOvers.handOver(WHOLE));
    const words = list.rows.flatMap((row) => ('unreadable' in row ? [] : [row.title, row.authorLabel]));
    expect(words.length).toBeGreaterThan(10);
    expect(words.filter((word) => word.length > 3 && saved.includes(word))).toEqual([]);
  });

  test('decision 27: sealed at lock by the card, verified at the next unlock against its certificate and root', async () => {
    workstation.card.lock('by-hand');
    const work = await atWork();
    await until(() => work.journalCheck.verdict().kind !== 'checking', 'the verification');
    const verdict = work.journalCheck.verdict();
    expect(verdict).toMatchObject({ kind: 'whole' });
    const locked = value(work.journalReading.find({ ...ALL, kinds: ['session.locked'] }, 0, 1)).rows[0];
    expect(verdict.kind === 'whole' && verdict.sealedTo).toBe(locked?.sequence);
  }, 20_000);

  test('R42, TD0.9: the history of accesses opens in the browser, allowed and written down', async () => {
    const work = value(workstation.atWork());
    const token = await open(work, 'PAT-TROIS');
    expect(value(work.accessHistory.offer(token))).toBe('own');
    value(await work.accessHistory.open(token));
    expect(opened).toEqual(['https://web-ps.example.test/AccesDirect/HistoriqueAcces/279035121518989']);
    const row = value(work.journalReading.find({ ...ALL, kinds: ['access-history.opened'] }, 0, 1)).rows[0];
    expect(row?.facts).toMatchObject({ scope: 'own' });
  });

  test('EX_AIR-120: the copy for the patient names no other person, no hidden document and no count', async () => {
    const work = value(workstation.atWork());
    const token = await open(work, 'PAT-TROIS');
    const list = value(await work.lists.list({ token, ...DEEP }));
    for (const row of list.rows) await work.documents.read(token, row.rowId);
    const { insId } = value(await work.dossiers.current())?.patient ?? { insId: '' };
    value(await work.handOvers.handOver({ what: 'patient-text', from: null, to: null, insId }));
    const open_ = list.rows.filter(
      (row) => !('unreadable' in row) && row.states.every((state) => !state.startsWith('invisible')),
    );
    const told = saved.split('Document ouvert').length - 1;
    expect(told).toBeGreaterThanOrEqual(open_.length);
    expect(told).toBeLessThan(open_.length + list.rows.length);
    expect(saved).not.toMatch(/NESSI|\d+ documents|1\.2\.250/);
  }, 30_000);
});

describe('dmp journal, without anything of the workstation', () => {
  const lines = (): string[] => saved.trimEnd().split('\n');
  const rowAt = (which: (row: { event: { kind: string } | null; sequence: number }) => boolean): number =>
    lines().findIndex((line) => line.startsWith('{"row"') && which(JSON.parse(line).row));
  const joined = (all: readonly string[]): string => `${all.join('\n')}\n`;
  const sequenceAt = (at: number): number => JSON.parse(lines()[at] ?? '').row.sequence;
  const roots = (): string => join(store.folder, 'pki', 'roots.pem');

  beforeAll(async () => {
    const work = await (workstation.atWork().ok ? value(workstation.atWork()) : atWork());
    value(await work.handOvers.handOver(WHOLE));
  }, 30_000);

  test('a copy just handed over is whole: exit 0, sealed to its end, with the given roots and with its own', async () => {
    const given = await verify(saved, '--roots', roots());
    expect(given).toMatchObject({
      code: 0,
      report: { verdict: 'whole', broken: null, endSigned: true, holder: HOLDER },
    });
    const own = await verify(saved);
    expect(own).toMatchObject({ code: 0, report: { roots: { given: false } } });
    const { out } = await dmp('journal', 'verify', join(folder, 'verified.jsonl'));
    expect(out).toContain('ENTIER');
    expect(out).toContain('Comparez leur empreinte');
  });

  test('H55: a row edited, removed, moved, added, or the file cut, is told with its row: exit 1', async () => {
    const at = rowAt((row) => row.event?.kind === 'document.read');
    const sequence = sequenceAt(at);
    const all = lines();
    const next = all.findIndex((line, place) => place > at && line.startsWith('{"row"'));
    const edited = all.with(at, (all[at] ?? '').replace('document.read', 'document.refused'));
    const twice = all.with(at, (all[at] ?? '').replace('{"kind":', '{"kind":"x","kind":'));
    const swapped = all.with(at, all[next] ?? '').with(next, all[at] ?? '');
    const inserted = all.toSpliced(at, 0, all[at] ?? '');
    const cases = [
      [joined(edited), sequence, 'changed'],
      [joined(twice), sequence, 'changed'],
      [joined(all.toSpliced(at, 1)), sequence, 'missing'],
      [joined(swapped), sequence, 'missing'],
      [joined(inserted), sequence + 1, 'moved'],
      [joined(all.slice(0, at)), sequence, 'cut'],
      [joined([...all.slice(0, at), all.at(-1) ?? '']), sequence, 'cut'],
      [saved.slice(0, saved.indexOf(all[at] ?? '') + 40), sequence, 'changed'],
    ] as const;
    for (const [text, broken, cause] of cases) {
      expect(await verify(text, '--roots', roots())).toMatchObject({
        code: 1,
        report: { verdict: 'broken', broken: { sequence: broken, cause } },
      });
    }
  }, 30_000);

  test('H55: seals exchanged, made by another person’s card, or leading to another root are told: exit 1', async () => {
    const all = lines();
    const seals = all.flatMap((line, at) => (line.startsWith('{"seal"') ? [{ at, seal: JSON.parse(line).seal }] : []));
    const [one, other] = seals;
    if (!one || !other) throw new Error('Two seals are needed');
    const withSeal = (seal: object): string => joined(all.with(one.at, JSON.stringify({ seal })));
    const swapped = withSeal({ ...one.seal, signature: other.seal.signature });
    expect(await verify(swapped, '--roots', roots())).toMatchObject({
      code: 1,
      report: { broken: { sequence: one.seal.sequence, cause: 'seal-forged' } },
    });
    const person = join(store.folder, 'pki', 'persons', '899700000029');
    const key = readFileSync(join(person, 'auth.key.pem'), 'utf8');
    const text = sealText(one.seal.sequence, one.seal.hash);
    const signature = createSign('sha256').update(text).sign(key, 'base64');
    const certificate = readFileSync(join(person, 'auth.der')).toString('base64');
    const stranger = withSeal({ ...one.seal, signature, certificate });
    expect(await verify(stranger, '--roots', roots())).toMatchObject({
      code: 1,
      report: { broken: { sequence: one.seal.sequence, cause: 'seal-stranger' } },
    });
    const elsewhere = join(folder, 'other.pem');
    writeFileSync(elsewhere, readFileSync(join(store.folder, 'pki', 'authorities', 'persons.pem')));
    expect(await verify(saved, '--roots', elsewhere)).toMatchObject({
      code: 1,
      report: { broken: { cause: 'seal-untrusted' } },
    });
  });

  test('a journal that no card signed proves nothing: exit 1', async () => {
    const bare = lines().filter((line) => !line.startsWith('{"seal"'));
    const end = JSON.parse(bare.at(-1) ?? '').end;
    const { signature, certificate, ...unsigned } = end;
    expect([signature, certificate].every((text) => typeof text === 'string')).toBe(true);
    const { code, report } = await verify(joined(bare.with(-1, JSON.stringify({ end: unsigned }))));
    expect([code, report.verdict]).toEqual([1, 'unproven']);
  });

  test('EX_AIR-120: an extract for one patient keeps the chain and withholds what concerns the others', async () => {
    const work = value(workstation.atWork());
    await open(work, 'NESSI');
    const insId = work.patients.search('PAT-TROIS')[0]?.insId ?? '';
    value(await work.handOvers.handOver({ ...WHOLE, insId }));
    const { code, report } = await verify(saved, '--roots', roots());
    expect([code, report.verdict]).toEqual([0, 'whole']);
    expect(report).toMatchObject({ withheld: expect.any(Number) });
    expect(saved).not.toContain('277076322082910');
  });

  test('what is no journal is unreadable: exit 2, one object all the same', async () => {
    expect(await verify('{"format":"autre"}\n')).toMatchObject({ code: 2, report: { verdict: 'unreadable' } });
    const missing = await dmp('journal', 'verify', join(folder, 'rien.jsonl'), '--json');
    expect(missing.code).toBe(2);
    expect(JSON.parse(missing.out)).toMatchObject({ fault: 'file/not-found' });
    expect((await dmp('journal', 'verify')).error).toContain('Usage');
  });

  test('EX_AIR-120: a closed store is verified and extracted with its recovery code, and never while it is open', async () => {
    const code = join(folder, 'code.txt');
    writeFileSync(code, recoveryCode);
    const at = ['--store', join(profile, 'stores'), '--holder', HOLDER, '--code-file', code];
    const inUse = await dmp('journal', 'verify', ...at, '--roots', roots());
    expect([inUse.code, inUse.error]).toEqual([2, expect.stringContaining('fermez-le')]);
    workstation.card.lock('by-hand');
    await workstation.card.settled();
    const verified = await dmp('journal', 'verify', ...at, '--roots', roots(), '--json');
    expect(verified.code).toBe(0);
    const out = join(folder, 'extract.jsonl');
    expect(await dmp('journal', 'export', ...at, '--out', out)).toMatchObject({ code: 0, error: '' });
    expect(await verify(readFileSync(out, 'utf8'), '--roots', roots())).toMatchObject({
      code: 0,
      report: { verdict: 'whole', endSigned: false },
    });
    expect(await dmp('journal', 'export', ...at, '--out', out)).toMatchObject({ code: 2 });
    writeFileSync(
      code,
      recoveryCode.replace(/.$/, (sign) => (sign === '7' ? '8' : '7')),
    );
    expect((await dmp('journal', 'verify', ...at, '--roots', roots())).code).toBe(2);
  }, 30_000);
});
