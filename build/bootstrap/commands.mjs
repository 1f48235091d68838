/**
 * What each command needs before its script in `build/scripts/` runs.
 * - `system`: Debian packages, those of a run or those of the tests too
 * - `window`: Electron's binary is tried for, and stood in for by Chromium
 * - `bundle`: the application is built
 * @typedef {{ system?: 'run' | 'test', window?: boolean, bundle?: boolean, card?: boolean }} Needs
 * @type {Record<string, Needs>}
 */
export const COMMANDS = {
  start: { system: 'run', window: true, bundle: true, card: true },
  dev: { system: 'run', window: true, card: true },
  tour: { system: 'run', window: true, bundle: true, card: true },
  leaks: { system: 'run', window: true, bundle: true, card: true },
  bench: { system: 'run', window: true, bundle: true, card: true },
  // The tests build the bundle themselves: a part that does not build is then one failure among the others.
  test: { system: 'test', window: true, card: true },
  check: { system: 'test', window: true, card: true },
  package: { window: true, bundle: true },
  sandbox: {},
  'sandbox-patient': {},
  dmp: {},
  rules: {},
  guard: {},
  model: {},
  torture: { system: 'run', card: true },
  fuzz: {},
};
