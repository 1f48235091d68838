/**
 * Runs inside a network and mount namespace of its own (`unshare -n -m`): the virtual reader listens on every address
 * there, so there must be none but loopback. `/run/pcscd` is the test's own folder, so that the service's socket can be
 * reached from outside by its path and two tests do not meet.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PivApplet } from './piv-applet.ts';
import { insertCard } from './vpcd-link.ts';

const VPCD_PORT = 0x8c7b;
const DRIVER = ['/usr/lib/pcsc/drivers/serial/libifdvpcd.so', '/usr/lib/x86_64-linux-gnu/libifdvpcd.so'];

/** What the test asks for; each is answered with its number and the counts of the card in the reader. */
interface Order {
  readonly id: number;
  readonly act: keyof typeof ACTS;
  readonly person?: string;
  readonly delayMs?: number;
  readonly pin?: string;
  readonly on?: boolean;
}

const [, , folder = '', persons = ''] = process.argv;
const cards = new Map<string, PivApplet>();
let inReader: { socket: Socket; applet: PivApplet } | null = null;
let delayMs = 0;
let service: ChildProcess | null = null;

function prepare(): void {
  execFileSync('ip', ['link', 'set', 'lo', 'up']);
  // The virtual reader sends the length and the bytes apart: without this each command waits 40 ms for a delayed
  // acknowledgement, and reading a card takes seconds.
  const loopback = ['local', '127.0.0.1', 'dev', 'lo', 'src', '127.0.0.1', 'table', 'local'];
  execFileSync('ip', ['route', 'replace', ...loopback, 'proto', 'kernel', 'scope', 'host', 'quickack', '1']);
  mkdirSync('/run/pcscd', { recursive: true });
  execFileSync('mount', ['--bind', folder, '/run/pcscd']);
  const driver = DRIVER.find((path) => existsSync(path));
  if (!driver) throw new Error('vsmartcard-vpcd is not installed');
  for (const readers of ['readers', 'no-readers']) mkdirSync(join(folder, readers), { recursive: true });
  const settings = `FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH ${driver}\nCHANNELID 0x8C7B\n`;
  writeFileSync(join(folder, 'readers', 'vpcd'), settings);
}

async function startService(readers = 'readers'): Promise<void> {
  service = spawn('pcscd', ['--foreground', '--config', join(folder, readers)], { stdio: 'ignore' });
  for (let tries = 0; tries < 200 && !existsSync(join(folder, 'pcscd.comm')); tries += 1) await wait(25);
}

async function killService(): Promise<void> {
  const ended = new Promise<void>((resolve) => void service?.once('exit', () => resolve()));
  service?.kill('SIGKILL');
  if (service) await ended;
  service = null;
  execFileSync('rm', ['-f', join(folder, 'pcscd.comm'), join(folder, 'pcscd.pid')]);
}

function cardOf(person: string): PivApplet {
  const known = cards.get(person);
  if (known) return known;
  const key = (name: string): { key: string; der: Buffer } => ({
    key: readFileSync(join(persons, person, `${name}.key.pem`), 'utf8'),
    der: readFileSync(join(persons, person, `${name}.der`)),
  });
  const made = new PivApplet({ authentication: key('auth'), signature: key('sign'), pin: '1234', maxTries: 3 });
  cards.set(person, made);
  return made;
}

async function insert(person: string): Promise<void> {
  const applet = cardOf(person);
  const card = {
    reset: () => applet.reset(),
    answer: async (command: Buffer) => {
      const answer = applet.answer(command);
      if (delayMs > 0 && PivApplet.signs(command)) await wait(delayMs);
      return answer;
    },
  };
  for (let tries = 0; ; tries += 1) {
    try {
      inReader = { socket: await insertCard(VPCD_PORT, card), applet };
      return;
    } catch (error) {
      // The reader listens a moment after the service's socket is there.
      if (tries === 100) throw error;
      await wait(25);
    }
  }
}

function remove(): void {
  inReader?.socket.destroy();
  inReader?.applet.reset();
  inReader = null;
}

async function plug(plugged: boolean): Promise<void> {
  remove();
  await killService();
  await startService(plugged ? 'readers' : 'no-readers');
}

const ACTS = {
  insert: (order: Order) => insert(order.person ?? ''),
  remove: () => remove(),
  delay: (order: Order) => void (delayMs = order.delayMs ?? 0),
  count: () => undefined,
  'change-pin': (order: Order) => inReader?.applet.changePin(order.pin ?? ''),
  block: (order: Order) => inReader?.applet.block(order.on === true),
  'kill-service': () => killService(),
  'start-service': () => startService(),
  'hold-service': (order: Order) => void service?.kill(order.on ? 'SIGSTOP' : 'SIGCONT'),
  plug: (order: Order) => plug(order.on === true),
} as const;

async function obey(order: Order): Promise<void> {
  await ACTS[order.act](order);
  const counts = inReader?.applet.counts ?? { verify: 0, signatures: 0 };
  process.send?.({ id: order.id, counts: { ...counts } });
}

prepare();
await startService();
process.on('message', (order: Order) => void obey(order));
process.on('disconnect', () => void killService().finally(() => process.exit(0)));
process.send?.({ id: 0, counts: { verify: 0, signatures: 0 } });
