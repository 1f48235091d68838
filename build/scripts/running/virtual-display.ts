import { spawn } from 'node:child_process';
import { stopChild } from './child-process.ts';

export interface VirtualDisplay {
  /** Value of DISPLAY. */
  name: string;
  stop(): Promise<void>;
}

/** Starts an Xvfb on a free number, reachable from this machine only. Returns null when there is none installed. */
export async function startVirtualDisplay(): Promise<VirtualDisplay | null> {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  // It would outlive a run that was killed outright: the kernel ends it with us.
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', 'Xvfb', ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', () => resolve(null));
    child.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  return number === null ? null : { name: `:${number}`, stop: () => stopChild(child) };
}

/** True when a person can see and click a window here. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
