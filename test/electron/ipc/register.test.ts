import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { expect, test, vi } from 'vitest';
import { registerHandlers, type Handlers } from '../../../electron/ipc/register.ts';
import { APP_ORIGIN } from '../../../electron/windows/app-protocol.ts';
import { senderCheck } from '../../../electron/windows/guard.ts';
import { contract, type Contract } from '../../../shared/contract/contract.ts';
import { CALL_NAMES } from '../../../shared/contract/names.ts';
import { oversized, validInput } from './shape-walk.ts';

type Listener = (event: IpcMainInvokeEvent, input: unknown) => unknown;
type Name = keyof Contract & string;

const registered = vi.hoisted(() => new Map<string, Listener>());
vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, listener: Listener) => void registered.set(name, listener) },
  protocol: {},
}));

const WINDOW = 7;
const names = Object.keys(contract) as Name[];
const reached: { name: string; input: unknown }[] = [];
/** What the door itself refused. */
const refused: [string, string][] = [];
const REACHED = { ok: false, fault: { code: 'session/locked' } } as const;

// Every handler answers «locked» and notes what came through: the walk is about the door, not about the rooms.
const handlers = Object.fromEntries(
  names.map((name) => [name, (input: unknown) => (reached.push({ name, input }), REACHED)]),
) as unknown as Handlers; // one entry for each name of the contract, by construction

registerHandlers(
  handlers,
  senderCheck(() => ({ id: WINDOW }) as WebContents, [APP_ORIGIN]),
  (channel, code) => void refused.push([channel, code]),
);

/** An event as Electron gives it, as far as the check looks. */
function eventFrom(url: string, sender = WINDOW, parent: object | null = null): IpcMainInvokeEvent {
  return { sender: { id: sender }, senderFrame: { url, parent } } as unknown as IpcMainInvokeEvent;
}

const ours = eventFrom(`${APP_ORIGIN}/index.html`);

const STRANGERS: Readonly<Record<string, IpcMainInvokeEvent>> = {
  'another window': eventFrom(`${APP_ORIGIN}/index.html`, WINDOW + 1),
  'a frame within our window': eventFrom(`${APP_ORIGIN}/index.html`, WINDOW, {}),
  'the viewer of documents': eventFrom('app://viewer/index.html', WINDOW, {}),
  'the viewer as a main frame': eventFrom('app://viewer/index.html'),
  'an address that begins like ours': eventFrom(`${APP_ORIGIN}.evil.test/index.html`),
  'a page of the network': eventFrom('https://bundle/index.html'),
  'a file': eventFrom('file:///bundle/index.html'),
  'a page without origin': eventFrom('about:blank'),
  'a frame that is gone': { sender: { id: WINDOW }, senderFrame: null } as unknown as IpcMainInvokeEvent,
};

async function call(name: string, input: unknown, event = ours): Promise<unknown> {
  const listener = registered.get(name);
  if (!listener) throw new Error(`${name} is not registered`);
  return listener(event, input);
}

/** Codes of what was answered, each once. */
async function codesOf(name: string, input: unknown): Promise<string[]> {
  const { faults } = (await call(name, input)) as { faults: { code: string }[] }; // every handler here refuses
  return [...new Set(faults.map(({ code }) => code))];
}

test('every name that the preload lets through is registered, and no other', () => {
  expect([...registered.keys()].sort()).toEqual([...CALL_NAMES].sort());
});

test.each(names)('%s: a valid call of ours reaches its handler', async (name) => {
  reached.length = 0;
  expect(await call(name, validInput(contract[name].input))).toEqual({
    ok: false,
    faults: [{ code: 'session/locked' }],
  });
  expect(reached).toHaveLength(1);
});

test.each(names)('H54, %s: a stranger reaches nothing, whatever he asks', async (name) => {
  reached.length = 0;
  const valid = validInput(contract[name].input);
  for (const [who, event] of Object.entries(STRANGERS)) {
    await expect(call(name, valid, event), who).rejects.toThrow('call/refused-sender');
  }
  expect(reached).toEqual([]);
});

test.each(names)('H54, %s: a wrong shape reaches nothing and is told', async (name) => {
  reached.length = 0;
  const valid = validInput(contract[name].input);
  const isEmpty = Object.keys(valid).length === 0;
  const polluted: unknown = JSON.parse('{"__proto__":{"token":"x"},"constructor":1}');
  const wrong = [undefined, null, 'text', 42, true, [], [valid], { ...valid, stray: 1 }, polluted];
  if (!isEmpty) wrong.push({});
  for (const key of Object.keys(valid))
    wrong.push({ ...valid, [key]: { nested: true } }, { ...valid, [key]: Symbol('x') });
  for (const input of wrong) {
    expect(await codesOf(name, input)).toEqual(['call/malformed']);
  }
  expect(reached).toEqual([]);
});

test('R42: the door tells what it refused by channel and code, and nothing of what was asked', async () => {
  refused.length = 0;
  const [name = ''] = names;
  await expect(call(name, {}, STRANGERS['a page of the network'])).rejects.toThrow();
  await call(name, { stray: 'secret' });
  expect(refused).toEqual([
    [name, 'call/refused-sender'],
    [name, 'call/malformed'],
  ]);
});

test.each(names)('H54, %s: a value beyond measure reaches nothing, whatever its place', async (name) => {
  reached.length = 0;
  for (const { place, input } of oversized(contract[name].input)) {
    expect(await codesOf(name, input), place).toEqual(['call/malformed']);
  }
  expect(reached).toEqual([]);
});
