import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chooseDriver } from '../../../build/scripts/running/choose-driver.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const HOST = join(ROOT, 'build', 'chromium-host', 'cli.ts');

/** How a program ended that found another one at work: its code, and everything that it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Starts the application once more on this profile, as a second double click does, and waits for its end. */
export function startAgain(userData: string, args: string[]): Promise<Ended> {
  const given = ['--no-sandbox', `--user-data-dir=${userData}`, ROOT, ...args];
  const { executable } = chooseDriver();
  const child = executable
    ? spawn(executable, given)
    : spawn(process.execPath, [HOST, ...given], { env: { ...process.env, HEADLESS: '1' } });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: chunks.join('') })));
}
