/** The sandbox store as a child process, for as long as a run lasts. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root, stopChild } from './child-process.ts';

// The first start makes a whole test PKI and forty documents.
const READY_MS = 120_000;

export interface SandboxStore {
  /** What a client needs to reach it, written by the store itself. */
  clientConfig: string;
  stop(): Promise<void>;
}

/** Starts the store on the data of `folder` (made when absent). Throws with the end of its journal when it fails. */
export async function startSandboxStore(folder: string, log: string): Promise<SandboxStore> {
  mkdirSync(folder, { recursive: true });
  const readyFile = join(folder, 'ready.json');
  rmSync(readyFile, { force: true });
  const args = [join(root, 'sandbox', 'main.ts'), '--data', folder, '--ready-file', readyFile];
  const logFile = openSync(log, 'w');
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', logFile, logFile] });
  await waitUntilReady(child, readyFile, log);
  return { clientConfig: join(folder, 'client-config.json'), stop: () => stopChild(child) };
}

async function waitUntilReady(child: ChildProcess, readyFile: string, log: string): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (!existsSync(readyFile)) {
    if (child.exitCode !== null) throw new Error(`Le bac à sable s'est arrêté ; voir ${log}`);
    if (Date.now() > deadline) {
      await stopChild(child);
      throw new Error(`Le bac à sable n'est pas prêt après ${READY_MS / 1000} s ; voir ${log}`);
    }
    await delay(50);
  }
}
