import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccessRow, InboxRow } from '../../../shared/contract/emergency-inbox.ts';
import type { EmergencyMode } from '../../../shared/domain/emergency/access-event.ts';
import { systemClock } from '../../../electron/adapters/system/clock.ts';
import type { OpenWorkplace } from '../../../electron/compose/workplace.ts';
import type { Workplace } from '../../../electron/ipc/handlers/workplace.ts';
import { startSandboxStore, type SandboxStore } from '../../support/workstation/sandbox-store.ts';
import { unlock, value } from '../../support/workstation/working.ts';
import { headlessWorkstation, type HeadlessWorkstation } from '../../support/workstation/workstation.ts';

const HOSPITAL = '10B0170011';
const folder = mkdtempSync(join(tmpdir(), 'dmp-emergency-'));
const profile = join(folder, 'profile');
const frames = join(folder, 'frames');
const shared = join(folder, 'partage');
let shift = 0;
const clock = { now: () => Date.now() + shift, after: systemClock.after };
let store: SandboxStore;
let workstation: HeadlessWorkstation;
let work: Workplace;

async function beginWork(): Promise<void> {
  work = await unlock(workstation, HOSPITAL);
}

function insIdOf(name: string): string {
  const [row] = work.patients.search(name);
  if (!row) throw new Error(`No patient ${name}`);
  return row.insId;
}

function accessesOf(rows: readonly InboxRow[]): AccessRow[] {
  return rows.filter((row) => row.kind === 'access');
}

const ACTS = { unableToConsent: true, immediateRisk: true, samePerson: false, quick: null } as const;
const REASON = 'Glasgow 6 à l’arrivée, AVP';
const ALL = { scope: 'all', archived: true, obsolete: false } as const;

async function prepared(name: string, mode: EmergencyMode = 'bris_de_glace') {
  return value(await work.emergency.prepare(insIdOf(name), mode));
}

async function opened(name: string, over: object = {}) {
  const { preparationId } = await prepared(name);
  return value(work.emergency.open({ preparationId, ...ACTS, reason: REASON, ...over }));
}

/** Transaction and purpose of every request that left since a count. */
function sent(from = 0): string[] {
  const names = readdirSync(frames).filter((name) => name.includes('-request'));
  return names
    .sort()
    .flatMap((name) => {
      const purpose = /PurposeOfUse[^>]* code="(\w+)"/.exec(readFileSync(join(frames, name), 'latin1'))?.[1];
      return purpose ? [`${name.split('-')[1]} ${purpose}`] : [];
    })
    .slice(from);
}

/** Kinds and facts of the journal since a count. */
function journal(from = 0) {
  // The workplace that answers calls is the open one: it holds its journal beside them.
  return (work as unknown as OpenWorkplace).journal.read(from + 1, 1000).map(({ event }) => event);
}

beforeAll(async () => {
  mkdirSync(profile, { recursive: true });
  mkdirSync(shared);
  store = await startSandboxStore(join(folder, 'store'));
  const settings = {
    regulationStructures: [HOSPITAL],
    emergencyFolder: shared,
    privacyOfficers: ['899700000011'],
  };
  workstation = headlessWorkstation(store, profile, { frames, settings, clock });
  workstation.card.start();
  await beginWork();
}, 90_000);

afterAll(async () => {
  await workstation.card.stop();
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('R30, H25: break-glass in two acts', () => {
  test('TD0.2 and the opposition are asked first, and nothing of the dossier', async () => {
    const before = sent().length;
    const preparation = await prepared('PAT-QUATORZE');
    expect(preparation.state).toEqual({ kind: 'possible', opposition: 'none', differences: [] });
    expect(sent(before)).toEqual(['TD0.2 normal', 'TD1.3a bris_de_glace']);
  });

  test.each([
    [{ unableToConsent: false, immediateRisk: false, reason: '' }, 3],
    [{ reason: 'x' }, 1],
  ])('H26: %j opens nothing and says everything that is missing', async (over, count) => {
    const { preparationId } = await prepared('PAT-QUATORZE');
    const before = sent().length;
    const refused = work.emergency.open({ preparationId, ...ACTS, ...over });
    expect(refused.ok ? [] : refused.fault).toHaveLength(count);
    expect(sent(before)).toEqual([]);
    expect(journal().at(-1)).toMatchObject({ kind: 'emergency.refused' });
  });

  test('R33, R41: list and document go under the emergency; nothing of them is kept; hand and words end it', async () => {
    const dossier = await opened('PAT-QUATORZE', { quick: 'coma', reason: '' });
    expect(dossier).toMatchObject({
      outcome: { kind: 'emergency', mode: 'bris_de_glace', reason: 'Coma', reasonComplete: false },
      mayDeposit: false,
      optedIn: false,
    });
    const before = sent().length;
    const { token } = dossier;
    const list = value(await work.lists.list({ token, ...ALL }));
    const [first] = list.rows;
    value(await work.documents.read(token, first?.rowId ?? ''));
    expect(sent(before)).toEqual(['TD3.1 bris_de_glace', 'TD3.2 bris_de_glace']);
    expect(work.dossiers.keepCopy(token, true).ok).toBe(false);
    // The workplace that answers calls is the open one: it holds its store beside them.
    const { cache } = (work as unknown as OpenWorkplace).store;
    expect(cache?.optedIn()).toEqual([]);
    expect(work.emergency.close(token, 'x')).toMatchObject({ fault: { code: 'emergency/reason-too-short' } });
    expect(work.dossiers.live(token).ok).toBe(true);
    value(work.emergency.close(token, 'Trouvé inconscient à son domicile'));
    expect(work.dossiers.live(token).ok).toBe(false);
    expect(work.emergency.standing().unfinished).toEqual([]);
    const kinds = journal().map(({ kind }) => kind);
    expect(kinds.slice(-3)).toEqual(['emergency.completed', 'emergency.ended', 'dossier.closed']);
    expect(journal().at(-2)?.facts).toMatchObject({ why: 'closed', documents: 1 });
  });

  test('H26: another patient ends it, and the next assertion is normal again', async () => {
    const { token } = await opened('PAT-QUATORZE');
    const before = sent().length;
    value(await work.dossiers.open(insIdOf('NESSI')));
    expect(await work.lists.list({ token, ...ALL })).toMatchObject({ fault: { code: 'dossier/not-open' } });
    expect(sent(before)).toEqual(['TD0.2 normal']);
    expect(journal().some(({ facts }) => facts['why'] === 'patient-changed')).toBe(true);
  });

  test('H26: it ends by itself after an hour: nothing leaves any more', async () => {
    const { token } = await opened('PAT-QUATORZE');
    value(await work.lists.list({ token, ...ALL }));
    const before = sent().length;
    shift = 60 * 60_000;
    expect(await work.lists.list({ token, ...ALL })).toMatchObject({ fault: { code: 'dossier/not-open' } });
    expect(value(await work.dossiers.current())).toBeNull();
    shift = 0;
    expect(sent(before)).toEqual([]);
  });

  test('H26: the lock ends it; card back and code lead to no dossier, and the quick reason still waits', async () => {
    const { token } = await opened('PAT-QUATORZE', { quick: 'stroke', reason: '' });
    await workstation.card.lock('by-hand');
    await beginWork();
    expect(value(await work.dossiers.current())).toBeNull();
    expect(work.dossiers.live(token).ok).toBe(false);
    const [waiting] = work.emergency.standing().unfinished;
    expect(waiting).toMatchObject({ birthName: 'PAT-QUATORZE', reason: 'AVC' });
    const accessId = waiting?.accessId ?? '';
    expect(work.emergency.complete(accessId, '').ok).toBe(false);
    expect(value(work.emergency.complete(accessId, 'Aphasie brutale, heure de début inconnue'))).toEqual([]);
  }, 30_000);
});

describe('dmp-interface §6.4: what one may do to documents in an emergency', () => {
  test('R16: a physician puts his own document away and back; nobody changes who may read', async () => {
    const { token } = await opened('NESSI');
    const list = value(await work.lists.list({ token, ...ALL }));
    const own = list.rows.find((row) => !('unreadable' in row) && row.mine && row.states.length === 0);
    const rowId = own?.rowId ?? '';
    expect(value(work.changes.offers(token, rowId)).changes.toSorted()).toEqual(['archive', 'delete']);
    expect(value(await work.changes.change(token, rowId, 'archive', false))?.states).toEqual(['archive']);
    expect(value(await work.changes.change(token, rowId, 'unarchive', false))?.states).toEqual([]);
    const masked = await work.changes.change(token, rowId, 'mask', false);
    expect(masked).toMatchObject({ ok: false, fault: { code: 'visibility/not-in-emergency' } });
    work.dossiers.close(token);
  });
});

describe('R9, R32, H23: who may not be read is not read in an emergency either', () => {
  const table: [string, EmergencyMode, string][] = [
    ['PAT-REFUS', 'bris_de_glace', 'refused'],
    ['PAT-REFUS', 'centre_15', 'refused'],
    ['PAT-BRIS', 'bris_de_glace', 'refused'],
    ['PAT-BRIS', 'centre_15', 'possible'],
    ['PAT-QUINZE-NON', 'bris_de_glace', 'possible'],
    ['PAT-QUINZE-NON', 'centre_15', 'refused'],
    ['PAT-BLOQUE', 'bris_de_glace', 'refused'],
    ['PAT-BLOQUE', 'centre_15', 'refused'],
    ['PAT-FERME', 'bris_de_glace', 'closed'],
    ['PAT-SANSDMP', 'bris_de_glace', 'no-dmp'],
    ['PAT-ECHU', 'bris_de_glace', 'possible'],
  ];
  test.each(table)('%s, %s: %s', async (name, mode, state) => {
    const before = sent().length;
    const preparation = await prepared(name, mode);
    expect(preparation.state.kind).toBe(state);
    const { preparationId } = preparation;
    const answer = work.emergency.open({ preparationId, ...ACTS, reason: REASON });
    expect(answer.ok).toBe(state === 'possible');
    expect(sent(before).every((line) => /^TD0\.2 normal$|^TD1\.3a /.test(line))).toBe(true);
  });

  test('H04: other traits in the DMP stop it until the person is confirmed', async () => {
    const { preparationId, state } = await prepared('PAT-ECART');
    expect(state).toMatchObject({ differences: expect.arrayContaining(['sex']) });
    const acts = { preparationId, ...ACTS, reason: REASON };
    expect(work.emergency.open(acts)).toMatchObject({ fault: [{ code: 'emergency/person-not-confirmed' }] });
    expect(work.emergency.open({ ...acts, samePerson: true }).ok).toBe(true);
  });
});

test('R31: the Centre 15 asks for no reason and reads under its own purpose', async () => {
  const { preparationId } = await prepared('PAT-ECHU', 'centre_15');
  const acts = { unableToConsent: false, immediateRisk: false, reason: '', quick: null, samePerson: false };
  const { token, outcome } = value(work.emergency.open({ preparationId, ...acts }));
  expect(outcome).toMatchObject({ mode: 'centre_15', reason: '', reasonComplete: true });
  const before = sent().length;
  value(await work.lists.list({ token, ...ALL }));
  expect(sent(before)).toEqual(['TD3.1 centre_15']);
  value(work.emergency.close(token, null));
});

test('H06, R31: a search without INS is a list; the opposed one is not openable, the chosen one opens', async () => {
  const before = sent().length;
  const { candidates } = value(await work.candidates.search({ family: 'PAT-QUATORZE' }));
  expect(sent(before)).toEqual(['TD0.5 centre_15']);
  expect(candidates).toHaveLength(1);
  const [one] = candidates;
  expect(one).toMatchObject({ birthName: 'PAT-QUATORZE', opposition: 'none', openable: true });
  const { preparationId, state } = value(await work.candidates.prepare(one?.candidateId ?? ''));
  expect(state.kind).toBe('possible');
  const acts = { unableToConsent: false, immediateRisk: false, reason: '', quick: null, samePerson: false };
  const { token } = value(work.emergency.open({ preparationId, ...acts }));
  value(await work.lists.list({ token, ...ALL }));
  value(work.emergency.close(token, null));
  const opposed = value(await work.candidates.search({ family: 'PAT-QUINZE-NON' })).candidates[0];
  expect(opposed).toMatchObject({ opposition: 'opposed', openable: false });
  expect(await work.candidates.prepare(opposed?.candidateId ?? '')).toMatchObject({
    fault: { code: 'emergency/not-openable' },
  });
});

/** The card of an emergency once it is built. */
async function built(name: string) {
  const { token } = await opened(name);
  const end = Date.now() + 30_000;
  for (;;) {
    const card = value(work.emergencyCards.card(token));
    if (card.state !== 'reading') return card;
    if (Date.now() > end) throw new Error('the card is not built');
    await wait(20);
  }
}

describe('H25, H27: the emergency card', () => {
  test('quotations with their document and place; every document is read or counted; few signatures', async () => {
    const before = sent().length;
    const card = await built('NESSI');
    expect(card.state).toBe('done');
    expect(card.read + card.unread.length).toBe(card.total);
    expect(card.unread.every(({ why }) => why === 'image')).toBe(true);
    const at = (topic: string) => card.items.filter((item) => item.topic === topic);
    expect(at('allergy')[0]).toMatchObject({ manner: 'stated', text: expect.stringMatching(/amoxicilline/i) });
    expect(at('anticoagulant').some(({ text }) => /apixaban/i.test(text))).toBe(true);
    expect(card.items.every(({ page, section }) => page !== undefined || section !== undefined)).toBe(true);
    expect(card.linked.map(({ topic }) => topic)).toContain('directive');
    const requests = sent(before).filter((line) => line.startsWith('TD3.2'));
    expect(requests.length).toBeLessThan(card.total / 4);
    expect(new Set(sent(before).filter((line) => line.startsWith('TD3')))).toEqual(
      new Set(['TD3.1 bris_de_glace', 'TD3.2 bris_de_glace']),
    );
  }, 40_000);

  test('a denial is quoted as a denial: one twin is allergic, the other is not', async () => {
    const [lina, lisa] = work.patients.search('PAT-JUMELLE').map(({ insId }) => insId);
    const manners = [];
    for (const insId of [lina, lisa]) {
      const { preparationId } = value(await work.emergency.prepare(insId ?? '', 'bris_de_glace'));
      const { token } = value(work.emergency.open({ preparationId, ...ACTS, reason: REASON }));
      let card = value(work.emergencyCards.card(token));
      while (card.state === 'reading') {
        await wait(20);
        card = value(work.emergencyCards.card(token));
      }
      manners.push(card.items.filter(({ topic }) => topic === 'allergy').map(({ manner }) => manner));
    }
    expect(manners.sort()).toEqual([['negated'], ['stated']]);
  });

  test('H03: a document of somebody else gives no quotation', async () => {
    const card = await built('PAT-TROIS');
    expect(card.unread.map(({ why }) => why)).toContain('other-person');
    const strange = card.unread.filter(({ why }) => why === 'other-person').map(({ source }) => source.rowId);
    expect(card.items.some(({ source }) => strange.includes(source.rowId))).toBe(false);
  });

  test('nothing is left of it once the access is over', async () => {
    const { token } = await built('PAT-QUATORZE');
    value(work.emergency.close(token, null));
    expect(work.emergencyCards.card(token)).toMatchObject({ fault: { code: 'dossier/not-open' } });
  });
});

describe('decision 24: the privacy officer’s inbox', () => {
  /** Files of the shared folder, once every event that waits was signed and written. */
  async function files(): Promise<string[]> {
    // The workplace that answers calls is the open one: it holds its store beside them.
    const { emergency } = (work as unknown as OpenWorkplace).store;
    const end = Date.now() + 10_000;
    while (emergency.waiting().length > 0 && Date.now() < end) await wait(20);
    expect(emergency.waiting()).toEqual([]);
    return readdirSync(shared);
  }

  test('every opening, refusal and end of this session arrives, signed by the card, with nothing clinical', async () => {
    const names = await files();
    expect(names.some((name) => name.endsWith('.part'))).toBe(false);
    const { rows, unreadable } = value(await work.inbox.list());
    expect(unreadable).toEqual([]);
    expect(rows.every(({ genuine }) => genuine)).toBe(true);
    const accesses = accessesOf(rows);
    expect(accesses.some(({ refused }) => refused === 'opposed')).toBe(true);
    expect(accesses.some(({ refused }) => refused === 'forbidden')).toBe(true);
    expect(accesses.find(({ mode, refused }) => mode === 'centre_15' && refused === null)).toMatchObject({
      reasonClass: null,
    });
    const quick = accesses.find(({ reasonClass }) => reasonClass === 'stroke');
    expect(quick).toMatchObject({ reasonComplete: true, ended: { why: 'lock' }, state: 'to-review' });
    const texts = names.map((name) => readFileSync(join(shared, name), 'utf8')).join();
    expect(texts).not.toMatch(/amoxicilline|apixaban|p[ée]nicilline/i);
  });

  test('the reason is read by an act of its own, which is journaled', async () => {
    const before = journal().length;
    const [row] = accessesOf(value(await work.inbox.list()).rows).filter(({ reasonClass }) => reasonClass === 'stroke');
    expect(value(await work.inbox.readReason(row?.entryId ?? '')).text).toMatch(/^AVC, Aphasie brutale/);
    expect(journal(before).map(({ kind }) => kind)).toEqual(['emergency.inbox-read', 'emergency.reason-read']);
  });

  test.each([
    ['', 'emergency/opinion-empty'],
    ['x', 'emergency/opinion-too-short'],
  ])('an opinion «%s» is refused in words and changes nothing', async (typed, code) => {
    const before = (await files()).length;
    const [row] = value(await work.inbox.list()).rows.filter(({ state }) => state === 'to-review');
    expect(await work.inbox.review(row?.entryId ?? '', 'conform', typed)).toMatchObject({ fault: { code } });
    expect((await files()).length).toBe(before);
  });

  test('a written opinion is signed and closes; a question keeps open', async () => {
    const [first, second] = value(await work.inbox.list()).rows.filter(({ state }) => state === 'to-review');
    value(await work.inbox.review(first?.entryId ?? '', 'question', 'Pourquoi deux accès le même soir ?'));
    const { rows } = value(await work.inbox.review(second?.entryId ?? '', 'conform', 'Motif clair, durée courte'));
    expect(rows.find(({ entryId }) => entryId === first?.entryId)?.state).toBe('question');
    expect(rows.find(({ entryId }) => entryId === second?.entryId)).toMatchObject({
      state: 'conform',
      opinion: { text: 'Motif clair, durée courte', officer: { family: 'LIBRE' } },
    });
    const refused = rows.find(({ state }) => state === 'refused');
    const answer = await work.inbox.review(refused?.entryId ?? '', 'conform', 'Rien à y redire');
    expect(answer).toMatchObject({ fault: { code: 'emergency/unknown-access' } });
  });

  test('H55: a changed file is shown as such, a torn one is named, a borrowed signature proves nothing', async () => {
    const [event] = (await files()).filter((name) => name.includes('.opened.'));
    const path = join(shared, event ?? '');
    const text = readFileSync(path, 'utf8');
    const accessId = event?.split('.')[0];
    writeFileSync(path, text.replace('LIBRE', 'LIVRE'));
    writeFileSync(join(shared, 'torn.acces-urgence.json'), text.slice(0, 40));
    const { rows, unreadable, orphans } = value(await work.inbox.list());
    expect(orphans).toEqual([]);
    expect(rows.find((row) => row.entryId === accessId)?.genuine).toBe(false);
    expect(rows.filter(({ genuine }) => !genuine)).toHaveLength(1);
    expect(unreadable).toEqual(['torn.acces-urgence.json']);
    writeFileSync(path, text);
    rmSync(join(shared, 'torn.acces-urgence.json'));
  });

  test('H55: a file taken out of the folder leaves those that stood on it, which are named', async () => {
    const names = await files();
    const [event] = names.filter((name) => name.includes('.opened.'));
    const accessId = event?.split('.')[0] ?? '';
    renameSync(join(shared, event ?? ''), join(folder, 'ôté'));
    const { rows, orphans } = value(await work.inbox.list());
    expect(rows.some(({ entryId }) => entryId === accessId)).toBe(false);
    expect(orphans).toEqual(names.filter((name) => name.startsWith(accessId) && name !== event).sort());
    expect(orphans.length).toBeGreaterThan(0);
    renameSync(join(folder, 'ôté'), join(shared, event ?? ''));
  });

  test('H56: an unusual volume arrives signed, without a patient, once; an opinion says what came of it', async () => {
    // The workplace that answers calls is the open one: it holds its journal beside them.
    const open = work as unknown as OpenWorkplace;
    const volumes = async () => value(await work.inbox.list()).rows.filter(({ kind }) => kind === 'volume');
    expect(await volumes()).toEqual([]);
    const patient = insIdOf('PAT-QUATORZE');
    for (let time = 0; time < 200; time += 1)
      open.journal.write('document.read', patient, { uniqueId: `2.25.${time}` });
    const end = Date.now() + 10_000;
    while (journal().at(-1)?.kind !== 'volume.handed-over' && Date.now() < end) await wait(20);
    const [name] = (await files()).filter((one) => one.includes('.volume.'));
    const text = readFileSync(join(shared, name ?? ''), 'utf8');
    expect(text).not.toContain(patient.split('|')[1]);
    const [row] = await volumes();
    expect(row).toMatchObject({ count: 200, limit: 200, genuine: true, state: 'to-review', inThirtyDays: 1 });
    value(await work.inbox.review(row?.entryId ?? '', 'conform', 'Visite du service entier'));
    expect(journal().at(-1)).toMatchObject({ kind: 'emergency.reviewed', facts: { decision: 'conform' } });
    expect(await volumes()).toMatchObject([{ state: 'conform', opinion: { text: 'Visite du service entier' } }]);
    writeFileSync(join(shared, name ?? ''), text.replace('"count\\":200', '"count\\":2'));
    expect(await volumes()).toMatchObject([{ genuine: false }]);
    writeFileSync(join(shared, name ?? ''), text);
  });

  test('a folder that is away loses nothing: events wait and arrive once it is back', async () => {
    const before = (await files()).length;
    renameSync(shared, `${shared}-parti`);
    const { token } = await opened('PAT-QUATORZE');
    value(work.emergency.close(token, null));
    await wait(300);
    expect(await work.inbox.list()).toMatchObject({ fault: { code: 'emergency/folder-unreachable' } });
    renameSync(`${shared}-parti`, shared);
    await prepared('PAT-REFUS');
    expect(await files()).toHaveLength(before + 3);
  });

  test('only those whom the settings name see it', async () => {
    await workstation.card.lock('by-hand');
    await workstation.card.stop();
    workstation = headlessWorkstation(store, profile, { settings: { emergencyFolder: shared }, clock });
    workstation.card.start();
    await beginWork();
    expect(await work.inbox.list()).toMatchObject({ fault: { code: 'emergency/not-officer' } });
    expect(work.emergency.standing().officer).toBe(false);
  }, 30_000);
});
