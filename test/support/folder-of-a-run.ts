import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * All that the tests of one run write stands in one folder that goes with it: a worker that is ended removes nothing by itself.
 * The test PKIs share the keys of their leaves there: making them takes longer than all the rest of a PKI.
 */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-run-'));
  const keys = join(folder, 'keys');
  mkdirSync(keys);
  process.env['SANDBOX_KEYS'] = keys;
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
