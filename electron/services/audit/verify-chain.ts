import { FIRST_PREVIOUS_HASH, linkBreak, type ChainBreak, type ChainHead } from '../../../shared/domain/audit/chain.ts';
import type { ChainSource, CheckSeal, JournalSeal, ReadLink } from './ports.ts';

/** Rows read and checked in one go; between two, others may work. */
const STEP = 250;

/** What a verification needs besides the journal. */
export interface ChainNeeds {
  readonly source: ChainSource;
  readonly seals: CheckSeal;
  /** A head seen before, elsewhere: the journal must still hold it (rows and seals cut off together). */
  readonly witness?: ChainHead | null;
  /** Where an extract begins: the head before its first row. Absent: the chain's own beginning. */
  readonly start?: ChainHead;
  /** Told after each step. */
  readonly onProgress?: (rows: number) => void;
  /** Lets others work between two steps. */
  readonly pause: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** What was verified. `sealedTo` is the last sealed row, 0 when there is none: rows after it rest on the chain alone. */
export interface Verified {
  readonly rows: number;
  readonly head: ChainHead;
  readonly sealedTo: number;
  readonly seals: number;
  readonly broken: ChainBreak | null;
}

function sealBreak(seal: JournalSeal, row: ReadLink, check: CheckSeal): ChainBreak | null {
  const { sequence } = seal;
  if (row.hash !== seal.hash) return { sequence, cause: 'rewritten' };
  // A withheld row does not say who wrote it: its seal can only be held against the chain.
  if (row.at === null || row.practitionerId === null) return null;
  const cause = check.checkSeal(seal, { at: row.at, practitionerId: row.practitionerId });
  return cause && { sequence, cause };
}

/** The first break among these rows and the seals over them. */
function stepBreak(
  rows: readonly ReadLink[],
  before: ChainHead,
  seals: readonly JournalSeal[],
  needs: ChainNeeds,
): { readonly broken: ChainBreak | null; readonly whole: number } {
  let last = before;
  let whole = 0;
  for (const row of rows) {
    const link = linkBreak(row, last);
    if (link) return { broken: link, whole };
    const witnessed = needs.witness?.sequence === row.sequence && needs.witness.hash !== row.hash;
    if (witnessed) return { broken: { sequence: row.sequence, cause: 'rewritten' }, whole };
    for (const seal of seals) {
      const broken = seal.sequence === row.sequence ? sealBreak(seal, row, needs.seals) : null;
      if (broken) return { broken, whole };
    }
    last = row;
    whole += 1;
  }
  return { broken: null, whole };
}

function cutAtEnd(last: ChainHead, needs: ChainNeeds): ChainBreak | null {
  const sealed = needs.source.sealAfter(last.sequence);
  const witnessed = needs.witness && needs.witness.sequence > last.sequence ? needs.witness : null;
  return sealed || witnessed ? { sequence: last.sequence + 1, cause: 'cut' } : null;
}

/**
 * Follows the whole chain, step by step, and holds each seal against its row: place, hash, signature, certificate
 * (R42, H55). Rows added meanwhile are followed too.
 *
 * @returns what was verified, with the first broken row; null when it was aborted before its end.
 */
export async function verifyChain(needs: ChainNeeds): Promise<Verified | null> {
  let last: ChainHead = needs.start ?? { sequence: 0, hash: FIRST_PREVIOUS_HASH };
  let [rowCount, sealCount, sealedTo] = [0, 0, 0];
  for (;;) {
    if (needs.signal.aborted) return null;
    const rows = needs.source.links(last.sequence + 1, STEP);
    const end = rows.at(-1);
    if (!end) break;
    const seals = needs.source.seals(last.sequence + 1, end.sequence);
    const { broken, whole } = stepBreak(rows, last, seals, needs);
    if (broken) return { rows: rowCount + whole, head: last, sealedTo, seals: sealCount, broken };
    last = { sequence: end.sequence, hash: end.hash };
    rowCount += rows.length;
    sealCount += seals.length;
    sealedTo = seals.at(-1)?.sequence ?? sealedTo;
    needs.onProgress?.(rowCount);
    await needs.pause();
  }
  return { rows: rowCount, head: last, sealedTo, seals: sealCount, broken: cutAtEnd(last, needs) };
}
