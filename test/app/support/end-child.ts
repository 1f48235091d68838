import { execFileSync } from 'node:child_process';
import type { RunningApp } from './launch.ts';

/** Sends a signal to a process of the application, found by its entry (`card`, `watcher`), as a crash or a hang would. */
export function endChild(app: RunningApp, entry: string, signal: 'SIGKILL' | 'SIGSTOP' = 'SIGKILL'): void {
  const listed = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(app.pid)], { encoding: 'utf8' });
  const line = listed.split('\n').find((one) => one.includes(`/${entry}.js`));
  if (!line) throw new Error(`no process ${entry} among:\n${listed}`);
  process.kill(Number(line.trim().split(/\s+/)[0]), signal);
}
