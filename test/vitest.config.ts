import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

/** They start nothing, replace nothing and keep nothing: they share their worker, which saves its start and its imports. */
const PURE = [
  'test/build/{lint,rules}',
  'test/electron/adapters/dmp',
  'test/electron/adapters/store/migrations',
  'test/electron/services/{cache,clipboard,clock,consent,deposit,holds,outbox,outputs,parameters,patients,records}',
  'test/renderer/{features,holds,texts,viewer-frame}',
  'test/rules',
  'test/sandbox/{rules,seed}',
  'test/shared',
].map((folder) => `${folder}/**/!(*-sandbox).test.ts`);

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // Real parts (SQLite files, servers, cards, Chromium) live in processes of their own: threads would share them.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A poll waits for a state, not for a speed: one second is short on a loaded machine.
    expect: { poll: { timeout: 15_000 } },
    globalSetup: 'test/support/folder-of-a-run.ts',
    sequence: { sequencer: LongestFirst },
    reporters: ['default', 'json'],
    outputFile: { json: 'out/vitest.json' },
    // What one leaves out the other takes: no file is in both, and none in neither.
    projects: [
      { extends: true, test: { name: 'pure', isolate: false, include: PURE } },
      { extends: true, test: { name: 'real', include: ['test/**/*.test.{ts,tsx}'], exclude: PURE } },
    ],
  },
});
