import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHARED = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'shared');

/**
 * The folder of official validators and references, which stands beside the repository and is no part of it
 * (decision 6). Tests that need it use `describe.skipIf(!sharedFolder())`.
 *
 * @returns its path, or null where it is absent; throws instead when `REQUIRE_SHARED=1`, so that no such test is
 *   skipped unnoticed where the folder is due.
 */
export function sharedFolder(): string | null {
  if (existsSync(join(SHARED, 'validators'))) return SHARED;
  if (process.env['REQUIRE_SHARED'] === '1') throw new Error(`REQUIRE_SHARED=1, but there is no ${SHARED}`);
  return null;
}
