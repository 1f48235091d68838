import { readdirSync, readFileSync } from 'node:fs';
import type { RunningApp } from './launch.ts';

interface Listed {
  readonly pid: number;
  readonly parent: number;
  readonly renders: boolean;
}

function look(pid: string): Listed[] {
  try {
    // Its name stands in brackets and may hold anything, brackets too.
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const renders = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer') && state !== 'Z';
    return [{ pid: Number(pid), parent: Number(parent), renders }];
  } catch {
    return []; // It ended while it was looked at.
  }
}

function below(root: number, all: readonly Listed[]): Listed[] {
  return all.filter(({ parent }) => parent === root).flatMap((child) => [child, ...below(child.pid, all)]);
}

/** Process ids of everything that shows a page or a frame of this application, as the system lists them now. */
export function renderersOf(app: RunningApp): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(look);
  // On the stand-in Chromium is no child of the application, but of who drives both.
  const root = app.driver === 'electron' ? app.pid : process.pid;
  return below(root, all)
    .filter(({ renders }) => renders)
    .map(({ pid }) => pid);
}

/** Process id of what shows the window, as the application knows it. */
export function servedBy(app: RunningApp): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
}
