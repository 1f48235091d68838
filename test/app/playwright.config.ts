import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: './global-setup.ts',
  // One application at a time: they share the card, the store and the two cores.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  // Below the test's own: a press that finds nothing fails with a picture of the page it failed on.
  use: { actionTimeout: 20_000 },
  forbidOnly: true,
  outputDir: '../../out/playwright',
  reporter: [['list'], ['json', { outputFile: '../../out/playwright.json' }]],
});
