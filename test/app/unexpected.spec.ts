import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockedDesk, openDesk, type Desk } from './pages/desk.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });
let desk: Desk;
let profile: string;

test.beforeAll(async ({ world }) => {
  profile = mkdtempSync(join(tmpdir(), 'dmp-unexpected-'));
  desk = await openDesk(world, { userData: profile });
  await desk.openDossier('PAT-TROIS');
});
test.afterAll(async () => {
  await desk?.app.close();
  rmSync(profile, { recursive: true, force: true });
});

const logged = (): string => readFileSync(join(profile, 'logs', 'poste-dmp.log'), 'utf8');
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('H55: a promise that nobody awaited is noted without its words, and the consultation goes on', async () => {
  await desk.app.evaluate(() => void Promise.reject(new Error('Mme PAT-TROIS DOMINIQUE')));
  await expect.poll(logged).toContain('"app/unhandled-rejection","error":"Error"');
  expect(logged()).not.toContain('PAT-TROIS');
  await desk.dossier.read('Suivi infirmier');
});

test('H44, H55: after an exception the patient leaves the screen, the program says so and ends, and the next one opens', async ({
  world,
}) => {
  const [said, log] = [join(profile, 'said.txt'), join(profile, 'logs', 'poste-dmp.log')];
  await desk.app.evaluate(
    ({ dialog }, paths) => {
      const fs = process.getBuiltinModule('fs');
      // The box waits for a hand: what was done before it stands in the log by then.
      const show = (_title: string, words: string): void => {
        fs.writeFileSync(paths.said, [words, fs.readFileSync(paths.log, 'utf8')].join('\n'));
      };
      Reflect.set(dialog, 'showErrorBox', show);
      setTimeout(() => {
        throw new Error('Mme PAT-TROIS DOMINIQUE');
      });
    },
    { said, log },
  );
  await expect.poll(() => isAlive(desk.app.pid)).toBe(false);
  expect(readFileSync(said, 'utf8')).toMatch(/ce que vous avez validé est gardé\. Relancez-le\.[^]*"card\/locked"/);
  expect(logged()).toContain('"app/uncaught-exception","error":"Error"');
  expect(logged()).not.toContain('PAT-TROIS');
  await desk.app.close();
  desk = await lockedDesk(world, { userData: profile });
  await desk.lockScreen.unlockAgain();
  await desk.patients.open('PAT-TROIS');
  await desk.dossier.isListed();
});
