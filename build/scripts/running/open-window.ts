import { spawn } from 'node:child_process';
import { launchHost } from '../../chromium-host/launch-host.ts';
import type { Driver } from './choose-driver.ts';
import { endOf, root } from './child-process.ts';

/** Opens the built application for a person and waits until it has ended. Returns its exit code. */
export async function openWindow(
  driver: Driver,
  userData: string | null,
  args: string[],
  env: Record<string, string>,
): Promise<number> {
  if (driver.executable) {
    const profile = userData ? [`--user-data-dir=${userData}`] : [];
    const electronArgs = [...profile, root, ...args];
    return endOf(spawn(driver.executable, electronArgs, { stdio: 'inherit', env: { ...process.env, ...env } }));
  }
  const host = await launchHost({ appDir: root, args, env, ...(userData ? { userData } : {}) });
  const close = (): void => void host.close();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close);
  const code = await host.ended();
  return typeof code === 'number' ? code : 1;
}
