import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFolder } from '../support/shared-folder.ts';
import { frameFaults } from '../support/validators/frames.ts';
import { startSandboxStore, type SandboxStore } from '../support/workstation/sandbox-store.ts';
import { lockedDesk } from './pages/desk.ts';
import { expect, test } from './support/world.ts';
import { playTour } from './tour/play-tour.ts';

test.describe.configure({ mode: 'serial' });
let frames = '';
// Its own store: in the one that the other specs share, this doctor's authorisation may be declared already (TD0.3).
let store: SandboxStore;

test.beforeAll(async ({ world }) => {
  store = await startSandboxStore(join(world.folder, 'tour-store'));
});
test.afterAll(() => store.stop());

test('the tour plays the whole path, from the card to the document in the store', async ({ world }, info) => {
  frames = join(world.folder, 'tour-frames');
  const desk = await lockedDesk({ ...world, store }, { args: ['--frames', frames] });
  try {
    const played = await playTour(desk, info.outputDir);
    expect(played).toHaveLength(14);
  } finally {
    await desk.app.close();
  }
});

test('the messages of the tour cover the path, with the homologation number masked', () => {
  const requests = readdirSync(frames).filter((name) => name.endsWith('-request.xml'));
  const seen = new Set(requests.map((name) => name.split('-')[1]));
  expect([...seen].sort()).toEqual(['TD0.2', 'TD0.3', 'TD2.1', 'TD3.1', 'TD3.2']);
  for (const name of readdirSync(frames))
    expect(readFileSync(join(frames, name), 'utf8')).not.toContain('SANDBOX-0001');
});

test('the official validators accept every request of the tour: schemas, signatures, outlines', () => {
  test.skip(!sharedFolder(), 'the validators stand beside the repository, and are not there');
  const authorities = join(store.folder, 'pki', 'authorities');
  const trust = {
    homologationId: 'SANDBOX-0001',
    root: readFileSync(join(authorities, 'root.pem'), 'utf8'),
    intermediates: readFileSync(join(authorities, 'persons.pem'), 'utf8'),
  };
  expect(frameFaults(frames, trust)).toEqual([]);
});
