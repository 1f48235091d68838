import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateChecks } from '../../../electron/adapters/reader/certificates/check-certificates.ts';
import { systemClock } from '../../../electron/adapters/system/clock.ts';
import type { Clock, JudgeServer } from '../../../electron/services/ports.ts';

/** The product's own judge of servers, over a folder of lists that goes with the process. */
export function judgeOf(roots: string, clock: Clock = systemClock): JudgeServer {
  const listFolder = mkdtempSync(join(tmpdir(), 'dmp-lists-'));
  process.once('exit', () => rmSync(listFolder, { recursive: true, force: true }));
  const log = { info: () => undefined, warn: () => undefined };
  const checks = new CertificateChecks({ roots, listFolder, ocsp: 'on', clock, log });
  return (certificate) => checks.judgeServer(certificate);
}
