import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { SCRIPT_OPTIONS } from '../../bootstrap/node-runtime.mjs';

/** Root of the repository. */
export const root = join(import.meta.dirname, '..', '..', '..');

/** Runs a script of the repository with this Node, in the terminal, to its end. Returns its exit code. */
export function runScript(script: string, args: string[], options: SpawnOptions = {}): Promise<number> {
  const nodeArgs = [...SCRIPT_OPTIONS, join(root, script), ...args];
  const child = spawn(process.execPath, nodeArgs, { cwd: root, stdio: 'inherit', ...options });
  return endOf(child);
}

/** Exit code of a child, 128 and its number for a signal that ended it; a signal that this process gets goes to it. */
export function endOf(child: ChildProcess): Promise<number> {
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      for (const each of ['SIGINT', 'SIGTERM'] as const) process.off(each, forward);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/** Asks a child to end, and kills it when it does not. */
export async function stopChild(child: ChildProcess, delayMs = 3000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), delayMs);
  await ended;
  clearTimeout(timer);
}
