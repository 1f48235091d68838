import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../../app/support/launch.ts';

const appDir = join(import.meta.dirname, 'fixture');

async function childPid(app: RunningApp): Promise<number> {
  const page = await app.firstWindow();
  const ask = 'bridge.call("child", "hello").then((answer) => answer.pid)';
  return page.evaluate<number>(ask);
}

function isRunning(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  return existsSync(status) && !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
}

test('closing leaves no main process, no utility process and no profile', async () => {
  const app = await launchApp({ appDir });
  const child = await childPid(app);
  await app.close();
  await expect.poll(() => [app.pid, child].filter(isRunning)).toEqual([]);
  expect(existsSync(app.userData)).toBe(false);
});

test('a main process killed at once takes its windows and its utility processes with it', async () => {
  const app = await launchApp({ appDir });
  const page = await app.firstWindow();
  const child = await childPid(app);
  const isClosed = page.waitForEvent('close');
  process.kill(app.pid, 'SIGKILL');
  await isClosed;
  await expect.poll(() => isRunning(child)).toBe(false);
  await app.close();
});

test('the application can be driven: a dialog answered, a power event emitted', async () => {
  const app = await launchApp({ appDir });
  await app.firstWindow();
  await app.answerDialog('showSaveDialog', { canceled: false, filePath: '/x.pdf' });
  const answer = await app.evaluate(({ dialog }) => dialog.showSaveDialog({}));
  expect(answer).toEqual({ canceled: false, filePath: '/x.pdf' });
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.once('suspend', () => Reflect.set(globalThis, 'suspended', true));
  });
  await app.emitPower('suspend');
  expect(await app.evaluate(() => Reflect.get(globalThis, 'suspended') as boolean)).toBe(true);
  await app.close();
});
