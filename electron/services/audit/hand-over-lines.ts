import {
  HANDED_OVER_FORMAT,
  type HandedOverEnd,
  type HandedOverHeader,
} from '../../../shared/domain/audit/handed-over.ts';
import type { AuditStore, ReadLink } from './ports.ts';

/** A stretch of the journal, both ends included. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

/** First and last line of a file handed over. */
export interface Extract {
  readonly header: HandedOverHeader;
  readonly end: HandedOverEnd;
}

/** Rows read in one go. */
const STEP = 500;

function* linksOf(store: AuditStore, { first, last }: Period): Generator<ReadLink> {
  for (let from = first; from <= last;) {
    const rows = store.links(from, Math.min(STEP, last - from + 1)).filter((row) => row.sequence <= last);
    yield* rows;
    const end = rows.at(-1);
    if (!end) return;
    from = end.sequence + 1;
  }
}

/** What opens and closes the file of a stretch; null when it holds no row. The end is signed by the caller. */
export function extractOf(
  store: AuditStore,
  period: Period,
  facts: Pick<HandedOverHeader, 'software' | 'holder' | 'exportedAt' | 'authorities'>,
): Extract | null {
  const first = store.links(period.first, 1)[0];
  const last = store.links(period.last, 1)[0];
  if (!first || !last) return null;
  const start = { sequence: first.sequence - 1, hash: first.previousHash };
  const rows = [...linksOf(store, period)].length;
  return {
    header: { format: HANDED_OVER_FORMAT, version: 1, ...facts, start },
    end: { rows, sequence: last.sequence, hash: last.hash },
  };
}

function viewOf(event: unknown): string | null {
  const { facts } = Object(event) as { facts?: { view?: unknown } }; // Foreign: each step may be missing.
  return typeof facts?.view === 'string' ? facts.view : null;
}

function concerns(event: unknown, insId: string | null): boolean {
  return insId === null || (Object(event) as { patient?: unknown }).patient === insId;
}

/**
 * The lines of a file handed over, each with its end of line: rows as they stand, broken or not, each view once after the
 * first row that names it, each seal after its row.
 *
 * @param insId only the rows of this patient bear their content; the others keep their place and hash alone.
 */
export function* handedOverLines(store: AuditStore, { header, end }: Extract, insId: string | null): Generator<string> {
  const line = (value: object): string => `${JSON.stringify(value)}\n`;
  const period = { first: header.start.sequence + 1, last: end.sequence };
  const seals = new Map(store.seals(period.first, period.last).map((seal) => [seal.sequence, seal]));
  const given = new Set<string>();
  yield line(header);
  for (const { sequence, previousHash, hash, event, at } of linksOf(store, period)) {
    const told = concerns(event, insId);
    yield line({ row: { sequence, event: told ? event : null, previousHash, hash } });
    const view = told ? viewOf(event) : null;
    if (view !== null && !given.has(view)) {
      given.add(view);
      yield line({ view: { hash: view, content: store.seen(view) } });
    }
    const seal = seals.get(sequence);
    if (seal) yield line({ seal: { ...seal, at: at ?? 0 } });
  }
  yield line({ end });
}
