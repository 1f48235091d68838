import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handlersOf } from '../../../electron/compose/handlers.ts';
import { ANSWERED_WHILE_TURNED } from '../../../electron/ipc/handlers/turned-screen.ts';
import type { Handlers, Outcome } from '../../../electron/ipc/register.ts';
import { contract, type Contract } from '../../../shared/contract/contract.ts';
import { journalOf, until, value, Working } from '../../support/workstation/working.ts';

const TILLEULS = '499700000011001';
const ADULT = 'PAT-TROIS';
const MINOR = 'PAT-TRENTE';
const HIDDEN = ['invisible-patient', 'invisible-representants', 'archive', 'ancienne-version'];
const SECRETLY = {
  consentingPerson: 'patient',
  capacity: 'care-team',
  informed: true,
  means: 'oral',
  secret: { ground: 'L.1111-5', accompanied: false, oppositionNoted: true, reimbursementsTold: true },
} as const;
const folder = mkdtempSync(join(tmpdir(), 'dmp-turned-'));
let at: Working;
let handlers: Handlers;

beforeAll(async () => {
  at = await Working.start({ folder, structureId: TILLEULS });
  at.work.reminder.acknowledge();
  handlers = handlersOf(at.workstation, {
    copied: { put: async () => undefined },
    blank: () => undefined,
    screenAtLock: () => null,
  });
}, 90_000);

afterAll(async () => {
  await at.stop();
  rmSync(folder, { recursive: true, force: true });
});

function codes(outcome: Outcome<unknown>): string[] {
  return outcome.ok ? [] : [outcome.fault].flat().map(({ code }) => code);
}

/** Asks a channel as the window would, with an input that fits none but those that take nothing. */
async function ask(name: keyof Contract, input: object = {}): Promise<string[]> {
  const handle = handlers[name] as (given: object) => Outcome<unknown> | Promise<Outcome<unknown>>;
  return codes(await handle(input));
}

const CHANNELS = Object.keys(contract) as (keyof Contract)[];
const LISTED: ReadonlySet<string> = new Set(ANSWERED_WHILE_TURNED);

describe('the screen turned to the patient', () => {
  test('R28, H18, N7: every channel of the contract is refused, but for those that are listed', async () => {
    const token = await at.open('NESSI');
    value(at.work.showing.enter(token));
    const refused: string[] = [];
    for (const name of CHANNELS.filter((one) => !LISTED.has(one))) {
      if ((await ask(name)).join() === 'show/screen-turned') refused.push(name);
    }
    expect(refused).toEqual(CHANNELS.filter((one) => !LISTED.has(one)));
    for (const name of ['app.state', 'app.touch', 'card.state'] as const) expect(await ask(name)).toEqual([]);
    expect(await ask('show.read', { token, rowId: 'none' })).toEqual(['show/not-shown']);
    expect(await ask('deposit.save', { token, draftId: 'none', form: {} })).not.toContain('show/screen-turned');
    expect(await ask('show.leave', { token })).toEqual([]);
    for (const name of [
      'outbox.list',
      'holds.list',
      'journal.verdict',
      'emergency.standing',
      'dossier.current',
    ] as const)
      expect(await ask(name), name).toEqual([]);
  });

  test('H18: a dossier that is gone gives the screen back', async () => {
    const token = await at.open('NESSI');
    value(at.work.showing.enter(token));
    expect(await ask('holds.list')).toEqual(['show/screen-turned']);
    at.work.dossiers.close(token);
    expect(await ask('holds.list')).toEqual([]);
  });

  test('R28, H18, N7: what is held from the patient is gone without a trace', async () => {
    const token = await at.open('NESSI');
    const { rows: all } = await at.list(token);
    const kept = all.flatMap((row) =>
      'unreadable' in row || row.states.some((state) => HIDDEN.includes(state)) ? [] : [row.rowId],
    );
    const held = all.find((row) => !('unreadable' in row) && row.states.includes('invisible-patient'));
    if (!held) throw new Error('The seed has a document hidden from its patient');
    const before = at.journal().length;
    const { rows } = value(at.work.showing.enter(token));
    expect(rows.map(({ rowId }) => rowId)).toEqual(kept);
    expect(JSON.stringify(rows)).not.toContain(held.rowId);
    expect(codes(await at.work.showing.read(token, held.rowId))).toEqual(['show/not-shown']);
    const first = value(await at.work.showing.read(token, kept[0] ?? ''));
    expect(first).toMatchObject({ header: null, row: { states: [] } });
    value(at.work.showing.leave(token));
    const kinds = at.journal(before).map(({ kind }) => kind);
    expect(kinds.indexOf('show.entered')).toBeGreaterThan(-1);
    expect(kinds.indexOf('show.entered')).toBeLessThan(kinds.indexOf('show.left'));
  });

  test('H20, N7: for a minor, what is hidden from the representatives is gone too', async () => {
    const { token } = value(await at.work.dossiers.open(at.insIdOf(MINOR)));
    value(await at.work.dossiers.chooseConnection(token, 'secret'));
    value(await at.work.dossiers.consent(token, SECRETLY));
    const { rows } = await at.list(token);
    const secret = rows.filter((row) => !('unreadable' in row) && row.states.includes('invisible-representants'));
    expect(secret.length).toBeGreaterThan(0);
    const shown = value(at.work.showing.enter(token)).rows.map(({ rowId }) => rowId);
    for (const { rowId } of secret) expect(shown).not.toContain(rowId);
    value(at.work.showing.leave(token));
  });

  test('H03: a document that speaks of somebody else is not shown', async () => {
    const token = await at.open(ADULT);
    await at.list(token);
    const { rows } = value(at.work.showing.enter(token));
    const refusals: string[] = [];
    for (const { rowId } of rows) refusals.push(...codes(await at.work.showing.read(token, rowId)));
    value(at.work.showing.leave(token));
    expect(refusals).toContain('show/not-shown');
  }, 30_000);

  test('R42: a file and a form refused before the queue leave a row of codes, and no word of theirs', async () => {
    const { work } = at;
    const { token } = value(await work.dossiers.open(at.insIdOf(ADULT)));
    expect(codes(await work.deposits.inspect(token, 'secret-de-PAT.txt', new Uint8Array()))).toEqual(['file/empty']);
    const text = new TextEncoder().encode('Texte');
    const { draftId } = value(await work.deposits.inspect(token, 'secret-de-PAT.txt', text));
    const refused = codes(work.deposits.send(token, draftId, true));
    expect(refused.length).toBeGreaterThan(0);
    const rows = journalOf(work).filter(({ kind }) => kind === 'deposit.not-queued');
    expect(rows).toMatchObject([
      { facts: { step: 'file', codes: 'file/empty' } },
      { facts: { step: 'form', codes: [...new Set(refused)].join(' ') } },
    ]);
    expect(JSON.stringify(rows)).not.toContain('secret-de');
  });

  test('decision 13: a lock gives the screen back to who has the code, and says so', async () => {
    const token = await at.open(ADULT);
    value(at.work.showing.enter(token));
    expect(await ask('card.lock')).toEqual([]);
    const { card, atWork } = at.workstation;
    await until(() => card.state().kind === 'locked', 'a readable card');
    for (const name of ['holds.list', 'holds.list', 'outbox.list'] as const)
      expect(await ask(name)).toEqual(['session/locked']);
    expect(await ask('card.unlock', { pin: '9999', structureId: TILLEULS })).toEqual(['card/pin-wrong']);
    await until(() => card.state().kind === 'locked', 'the card after a wrong code');
    expect(await ask('card.unlock', { pin: '1234', structureId: TILLEULS })).toEqual([]);
    const work = value(atWork());
    expect(work.showing.isOn()).toBe(false);
    expect(journalOf(work).findLast(({ kind }) => kind === 'show.left')).toMatchObject({ facts: { why: 'lock' } });
    // What was refused meanwhile is written down as soon as somebody may write: counts and codes, no digit of the code.
    const refusals = journalOf(work).filter(({ kind }) => kind === 'call.refused' || kind === 'card.pin-refused');
    const locked = refusals.filter(({ facts }) => facts['code'] === 'session/locked');
    expect(locked.map(({ facts }) => [facts['channel'], facts['count']])).toEqual([
      ['holds.list', 2],
      ['outbox.list', 1],
    ]);
    expect(refusals.filter(({ kind }) => kind === 'card.pin-refused')).toMatchObject([
      { facts: { code: 'card/pin-wrong', count: 1 } },
    ]);
    expect(JSON.stringify(refusals)).not.toContain('9999');
  });
});
