import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The test PKIs of one run share the keys of their leaves: making them takes longer than all the rest of a PKI. */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-keys-'));
  process.env['SANDBOX_KEYS'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
