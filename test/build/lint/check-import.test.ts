import { describe, expect, test } from 'vitest';
import { checkImport } from '../../../build/lint/check-import.ts';

describe('the table of layers', () => {
  const allowed: [string, string][] = [
    ['shared/domain/holds/release.ts', 'shared/result.ts'],
    ['shared/contract/outbox.ts', 'npm:zod'],
    ['electron/services/outbox/queue.ts', 'electron/services/outbox/ports.ts'],
    ['electron/services/outbox/queue.ts', 'electron/services/ports.ts'],
    ['electron/compose.ts', 'electron/adapters/store/open.ts'],
    ['electron/main.ts', 'electron/compose.ts'],
    ['renderer/features/card/lock-screen.tsx', 'renderer/ui/button.tsx'],
    ['renderer/app.tsx', 'renderer/features/card/lock-screen.tsx'],
    ['sandbox/store/server.ts', 'npm:libxml2-wasm'],
    ['test/electron/compose.test.ts', 'electron/compose.ts'],
  ];
  test.each(allowed)('%s may import %s', (importer, target) => {
    expect(checkImport(importer, target, false)).toBeNull();
  });

  const refused: [string, string][] = [
    ['shared/domain/holds/release.ts', 'shared/contract/holds.ts'],
    ['shared/domain/holds/release.ts', 'npm:zod'],
    ['shared/result.ts', 'node:fs'],
    ['electron/services/outbox/queue.ts', 'electron/services/holds/holds.ts'],
    ['electron/services/outbox/queue.ts', 'electron/adapters/store/open.ts'],
    ['electron/adapters/dmp/search.ts', 'electron/adapters/store/open.ts'],
    ['electron/adapters/dmp/search.ts', 'electron/services/records/ports.ts'],
    ['electron/ipc/handlers/outbox.ts', 'electron/adapters/store/open.ts'],
    ['electron/ipc/register.ts', 'electron/compose.ts'],
    ['electron/preload.ts', 'electron/main.ts'],
    ['renderer/features/card/lock-screen.tsx', 'renderer/features/record/list.tsx'],
    ['renderer/features/card/lock-screen.tsx', 'electron/main.ts'],
    ['renderer/app.tsx', 'node:fs'],
    ['sandbox/store/server.ts', 'shared/result.ts'],
    ['electron/adapters/dmp/search.ts', 'sandbox/store/server.ts'],
    ['electron/main.ts', 'test/support/shared-folder.ts'],
    ['electron/services/card/session.ts', 'npm:electron'],
    ['renderer/app.tsx', 'npm:electron'],
  ];
  test.each(refused)('%s must not import %s', (importer, target) => {
    expect(checkImport(importer, target, false)).not.toBeNull();
  });

  test('an adapter may import the ports of a service as types', () => {
    expect(checkImport('electron/adapters/dmp/search.ts', 'electron/services/records/ports.ts', true)).toBeNull();
  });
});
