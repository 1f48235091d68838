import { setImmediate as turn } from 'node:timers/promises';
import type { ChainBreak } from '../../shared/domain/audit/chain.ts';
import { endText } from '../../shared/domain/audit/handed-over.ts';
import { readJournalFile, type JournalFile } from '../adapters/journal-file/read-journal-file.ts';
import { SealChecks } from '../adapters/reader/certificates/check-seal.ts';
import { rootFingerprints, trustOf, type Trust } from '../adapters/reader/certificates/trusted-chain.ts';
import { verifyChain, type Verified } from '../services/audit/verify-chain.ts';
import { brokenWith, unreadable, type JournalReport } from './journal-report.ts';

/** What is wrong with the end of a file whose chain holds. */
function endBreak(file: JournalFile, verified: Verified, checks: SealChecks): ChainBreak | null {
  const { header, end, damagedLine, damagedView } = file;
  if (damagedView !== null) return { sequence: damagedView, cause: 'changed' };
  const next = verified.head.sequence + 1;
  if (damagedLine !== null) return { sequence: next, cause: 'changed' };
  if (!end || end.rows > verified.rows || end.sequence > verified.head.sequence)
    return { sequence: next, cause: 'cut' };
  const same = end.rows === verified.rows && end.sequence === verified.head.sequence && end.hash === verified.head.hash;
  if (!same) return { sequence: verified.head.sequence, cause: 'rewritten' };
  const { signature, certificate } = end;
  if (signature === undefined && certificate === undefined) return null;
  // Half of a signature proves nothing, and is no copy that was left unsigned.
  if (signature === undefined || certificate === undefined) return { sequence: end.sequence, cause: 'seal-forged' };
  const by = { at: header.exportedAt, practitionerId: header.holder };
  const cause = checks.checkSigned(endText(header, end), { signature, certificate }, by);
  return cause && { sequence: end.sequence, cause };
}

function trustIn(file: JournalFile, given: Trust | null): Trust | null {
  if (given) return given;
  try {
    return trustOf(file.header.authorities.map((base64) => Buffer.from(base64, 'base64')));
  } catch {
    return null;
  }
}

/**
 * Verifies a journal handed over: rows, seals, certificates, and the signature under its end.
 *
 * @param roots the authorities to hold the certificates against; null for those that the file bears, which proves that
 *   it is one card's work and leaves the root to be compared by eye.
 */
export async function verifyJournalFile(text: string, roots: Trust | null): Promise<JournalReport> {
  const read = readJournalFile(text);
  if (!read.ok) return unreadable(read.fault.code);
  const file = read.value;
  const { header, source, end, withheld } = file;
  const trust = trustIn(file, roots);
  const checks = new SealChecks(trust ?? { authorities: [] });
  const signal = new AbortController().signal;
  const verified = await verifyChain({ source, seals: checks, start: header.start, pause: () => turn(), signal });
  if (!verified) return unreadable('journal/not-a-journal');
  const broken = verified.broken ?? endBreak(file, verified, checks);
  const endSigned = end?.signature !== undefined;
  const proven = verified.seals > 0 || endSigned;
  return {
    verdict: broken ? 'broken' : proven ? 'whole' : 'unproven',
    holder: header.holder,
    exportedAt: header.exportedAt,
    first: header.start.sequence + 1,
    last: verified.head.sequence,
    rows: verified.rows,
    withheld,
    seals: verified.seals,
    sealedTo: verified.sealedTo,
    endSigned,
    broken: broken && brokenWith(broken),
    roots: { fingerprints: trust ? rootFingerprints(trust) : [], given: roots !== null },
    fault: null,
  };
}
