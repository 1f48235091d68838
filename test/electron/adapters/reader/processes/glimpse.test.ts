import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { provisionCard } from '../../../../../sandbox/card/provision.ts';

const ROOT = join(import.meta.dirname, '../../../../..');
const READER = `${ROOT}/electron/adapters/reader`;
const MS = 2_500;

/** Presents a wrong and a right PIN in turn: SoftHSM2 writes its token file anew each time. */
const WRITER = `
  import { openModule, P, slotWithCard } from '${READER}/pkcs11/module.ts';
  const module = openModule(process.argv[2]);
  const session = module.C_OpenSession(slotWithCard(module), P.CKF_SERIAL_SESSION);
  for (let count = 0; ; count += 1) {
    try {
      module.C_Login(session, P.CKU_USER, count % 2 ? '1234' : '0000');
      module.C_Logout(session);
    } catch {
      // A wrong PIN is half of the plan.
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
  }
`;

/**
 * Looks as fast as it can, and prints what it saw. It tells when it knows the token: as in the product, where the
 * watcher stands before anybody types. SoftHSM2 reads a token once, and one that is being written in that very instant
 * is not there for the whole life of the process.
 */
const LOOKER = `
  import { openModule } from '${READER}/pkcs11/module.ts';
  import { lookAtSlots } from '${READER}/processes/watch-slots.ts';
  const module = openModule(process.argv[2]);
  lookAtSlots(module);
  process.stderr.write('ready');
  const seen = new Set();
  let looks = 0;
  for (const end = Date.now() + ${MS}; Date.now() < end; looks += 1) {
    try {
      seen.add(lookAtSlots(module).kind);
    } catch (error) {
      seen.add(error.message);
    }
  }
  console.log(JSON.stringify({ seen: [...seen], looks }));
`;

test('H44: a PIN presented by another process is no removal, however closely one looks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-glimpse-'));
  const card = await provisionCard(folder);
  const env = { ...process.env, SOFTHSM2_CONF: card.conf };
  writeFileSync(join(folder, 'writer.ts'), WRITER);
  writeFileSync(join(folder, 'looker.ts'), LOOKER);
  const start = (program: string) => spawn(process.execPath, [join(folder, program), card.library], { env });
  const looker = start('looker.ts');
  const printed = text(looker.stdout);
  await once(looker.stderr, 'data');
  const writer = start('writer.ts');
  try {
    const { seen, looks } = JSON.parse(await printed) as { seen: string[]; looks: number };
    expect(seen).toEqual(['card']);
    expect(looks).toBeGreaterThan(100);
  } finally {
    writer.kill('SIGKILL');
    looker.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}, 30_000);
