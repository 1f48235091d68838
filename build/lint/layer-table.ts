/**
 * Who may import whom: the dependency rule of the house, as a table. The first entry whose `in` fits a file holds.
 *
 * In a pattern `*` is one folder or file name and `**` any number of them; `$1` in `may` is what the first `*` of
 * `in` stood for. A `may` beginning with `npm:` allows a package, `node:` the modules of Node.
 */
export interface Layer {
  in: string;
  may: string[];
  /** Allowed for `import type` only. */
  mayTypes?: string[];
}

export const LAYERS: Layer[] = [
  { in: 'test/**', may: ['**', 'npm:**', 'node:**'] },
  { in: 'build/**', may: ['build/**', 'npm:**', 'node:**'] },
  { in: 'sandbox/**', may: ['sandbox/**', 'npm:**', 'node:**'] },

  { in: 'shared/contract/**', may: ['shared/**', 'npm:zod'] },
  { in: 'shared/**', may: ['shared/result.ts', 'shared/fault.ts', 'shared/domain/**'] },

  { in: 'electron/services/ports.ts', may: ['shared/**'] },
  { in: 'electron/services/*/**', may: ['shared/**', 'electron/services/ports.ts', 'electron/services/$1/**'] },
  {
    in: 'electron/adapters/*/**',
    may: ['shared/**', 'electron/adapters/$1/**', 'npm:**', 'node:**'],
    mayTypes: ['electron/services/*/ports.ts', 'electron/services/ports.ts'],
  },
  { in: 'electron/ipc/**', may: ['shared/**', 'electron/services/**', 'electron/ipc/**', 'npm:zod', 'npm:electron'] },
  { in: 'electron/windows/**', may: ['electron/windows/**', 'npm:electron', 'node:**'] },
  // The composition: compose.ts begins it, compose/ holds its parts; nothing else joins adapters to services.
  {
    in: 'electron/compose.ts',
    may: [
      'shared/**',
      'electron/services/**',
      'electron/adapters/**',
      'electron/ipc/**',
      'electron/windows/**',
      'electron/compose/**',
      'npm:electron',
      'node:**',
    ],
  },
  {
    in: 'electron/compose/**',
    may: [
      'shared/**',
      'electron/services/**',
      'electron/adapters/**',
      'electron/ipc/**',
      'electron/compose/**',
      'node:**',
    ],
  },
  { in: 'electron/preload.ts', may: ['shared/contract/**', 'npm:electron'] },
  {
    in: 'electron/main.ts',
    may: ['shared/**', 'electron/compose.ts', 'electron/ipc/**', 'electron/windows/**', 'npm:electron', 'node:**'],
  },
  // The programs beside the window: the command line and the two card processes.
  {
    in: 'electron/cli/**',
    // The worker of an establishment is composed of the same parts as a workstation.
    may: [
      'shared/**',
      'electron/services/**',
      'electron/adapters/**',
      'electron/compose/**',
      'electron/cli/**',
      'node:**',
    ],
  },
  {
    in: 'electron/*',
    may: ['shared/**', 'electron/services/**', 'electron/adapters/**', 'electron/cli/**', 'node:**'],
  },

  {
    in: 'renderer/features/*/**',
    may: ['shared/**', 'renderer/api/**', 'renderer/ui/**', 'renderer/texts/**', 'renderer/features/$1/**', 'npm:**'],
  },
  { in: 'renderer/ui/**', may: ['renderer/ui/**', 'npm:**'] },
  { in: 'renderer/texts/**', may: ['shared/**', 'renderer/texts/**'] },
  { in: 'renderer/api/**', may: ['shared/**', 'renderer/api/**', 'npm:**'] },
  { in: 'renderer/**', may: ['shared/**', 'renderer/**', 'npm:**'] },
  // Settings that tools want at the root.
  { in: '*', may: ['build/**', 'npm:**', 'node:**'] },
];

/** Only these may import the module `electron`, except in `import type`: nothing else runs in Electron alone. */
export const ELECTRON_USERS = [
  'electron/main.ts',
  'electron/compose.ts',
  'electron/preload.ts',
  'electron/ipc/register.ts',
  'electron/windows/**',
  'electron/adapters/**',
];

/** Files that only the named files may import. */
export const RESERVED: { file: string; importers: string[] }[] = [
  { file: 'electron/compose.ts', importers: ['electron/main.ts', 'test/**'] },
];
