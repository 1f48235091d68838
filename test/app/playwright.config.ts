import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // One application at a time: they share the card, the store and the two cores.
  workers: 1,
  fullyParallel: false,
  // A starved machine makes the reader's watcher late, and doubt locks the workstation, as it must (H44): a test that
  // meets the lock screen so is played once more, and told at the end.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  outputDir: '../../out/playwright',
  reporter: [['list'], ['json', { outputFile: '../../out/playwright.json' }]],
});
