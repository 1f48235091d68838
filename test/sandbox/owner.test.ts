import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const OWNER = fileURLToPath(new URL('../../sandbox/owner.ts', import.meta.url));
const CHILD = `import { endWithOwner } from ${JSON.stringify(OWNER)};
endWithOwner(() => process.exit(0)); setInterval(() => {}, 60_000); console.log(process.pid);`;
const PARENT = `const { spawn } = require('node:child_process');
spawn(process.execPath, ['--input-type=module', '-e', process.argv[1]], { stdio: ['ignore', 'inherit', 'inherit'] });
setInterval(() => {}, 60_000);`;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('the store ends by itself when its owner is killed outright', async () => {
  const owner = spawn(process.execPath, ['-e', PARENT, CHILD], { stdio: ['ignore', 'pipe', 'inherit'] });
  const child = await new Promise<number>((done) => {
    owner.stdout.once('data', (line: Buffer) => done(Number(line.toString())));
  });
  try {
    expect(isAlive(child)).toBe(true);
    owner.kill('SIGKILL');
    await expect.poll(() => isAlive(child), { timeout: 8_000, interval: 100 }).toBe(false);
  } finally {
    if (isAlive(child)) process.kill(child, 'SIGKILL');
  }
});
