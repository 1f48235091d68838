import { fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReaderOrder, Told } from './protocol.ts';

/**
 * Plays one reader in a process of its own.
 *
 * @param onTold hears where it is after each round.
 * @param stop asks for an end after the round being played.
 */
export function playReader(order: ReaderOrder, onTold: (told: Told) => void, stop: AbortSignal): Promise<void> {
  const entry = fileURLToPath(new URL('./watch-reader.ts', import.meta.url));
  // Threads that are ended remove nothing: what they write goes here, and with the child.
  const written = resolve(join(order.folder, 'tmp', order.reader));
  mkdirSync(written, { recursive: true });
  const child = fork(entry, [JSON.stringify(order)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, TMPDIR: written },
  });
  // One that is ending by itself takes the message no more.
  const ask = (): void => void (child.connected && child.send('stop', () => undefined));
  stop.addEventListener('abort', ask);
  child.on('message', (told) => onTold(told as Told)); // Sent by `watch-reader.ts`.
  return new Promise((ended, failed) => {
    child.once('exit', (code) => {
      stop.removeEventListener('abort', ask);
      rmSync(written, { recursive: true, force: true });
      if (code === 0 || stop.aborted) ended();
      else failed(new Error(`The child of ${order.reader} ended with ${code}`));
    });
  });
}
