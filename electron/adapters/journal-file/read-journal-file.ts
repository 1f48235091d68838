import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, isShallow, type Canonical } from '../../../shared/domain/audit/canonical-json.ts';
import { chainedText } from '../../../shared/domain/audit/chain.ts';
import type { AuditEvent } from '../../../shared/domain/audit/event.ts';
import {
  HANDED_OVER_FORMAT,
  type HandedOverEnd,
  type HandedOverHeader,
  type HandedOverSeal,
} from '../../../shared/domain/audit/handed-over.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ChainSource, ReadLink } from '../../services/audit/ports.ts';

const head = { sequence: z.number().int(), hash: z.string() };
const headerSchema = z.strictObject({
  format: z.literal(HANDED_OVER_FORMAT),
  version: z.literal(1),
  software: z.string(),
  holder: z.string(),
  exportedAt: z.number(),
  start: z.strictObject(head),
  authorities: z.array(z.base64()),
});
const lineSchema = z.union([
  z.strictObject({ row: z.strictObject({ ...head, event: z.unknown(), previousHash: z.string() }) }),
  z.strictObject({ view: z.strictObject({ hash: z.string(), content: z.unknown() }) }),
  z.strictObject({
    seal: z.strictObject({ ...head, at: z.number(), signature: z.base64(), certificate: z.base64() }),
  }),
  z.strictObject({
    end: z.strictObject({
      ...head,
      rows: z.number().int(),
      signature: z.base64().exactOptional(),
      certificate: z.base64().exactOptional(),
    }),
  }),
]);

/** A journal handed over, ready to be verified. */
export interface JournalFile {
  readonly header: HandedOverHeader;
  readonly source: ChainSource;
  /** Null when the file stops before its last line. */
  readonly end: HandedOverEnd | null;
  readonly withheld: number;
  /** Row after which something kept with it is not what its hash says. */
  readonly damagedView: number | null;
  /** Number of the first line that cannot be read: what follows is not taken in. */
  readonly damagedLine: number | null;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function recomputed(sequence: number, previousHash: string, event: unknown): string {
  if (typeof event !== 'object' || event === null) return '';
  return sha256(chainedText(sequence, previousHash, event as AuditEvent)); // Hashed as it stands, whatever it holds.
}

function linkOf(row: { sequence: number; hash: string; previousHash: string; event?: unknown }): ReadLink {
  const { sequence, hash, previousHash, event = null } = row;
  const place = { sequence, hash, previousHash, event };
  if (event === null) return { ...place, recomputed: null, at: null, practitionerId: null };
  const { at, practitionerId } = Object(event) as { at?: unknown; practitionerId?: unknown };
  return {
    ...place,
    recomputed: recomputed(sequence, previousHash, event),
    at: typeof at === 'number' ? at : 0,
    practitionerId: typeof practitionerId === 'string' ? practitionerId : '',
  };
}

type Line = z.infer<typeof lineSchema>;

/** A line as it was written; null for anything else, a field given twice included: the eye reads one, the hash another. */
function parseLine(text: string): Line | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isShallow(value)) return null;
    const line = lineSchema.safeParse(value);
    return line.success && JSON.stringify(value) === text ? line.data : null;
  } catch {
    return null;
  }
}

class Gathered {
  readonly rows: ReadLink[] = [];
  readonly seals: HandedOverSeal[] = [];
  end: HandedOverEnd | null = null;
  damagedView: number | null = null;
  damagedLine: number | null = null;

  take(line: Line): void {
    if ('row' in line) this.rows.push(linkOf(line.row));
    else if ('seal' in line) this.seals.push(line.seal);
    else if ('end' in line) this.end = line.end;
    else if (line.view.content !== null) this.#checkView(line.view.hash, line.view.content);
  }

  #checkView(hash: string, content: unknown): void {
    const whole = sha256(canonicalJson(content as Canonical)) === hash; // Parsed JSON, hence canonical data.
    if (!whole) this.damagedView ??= this.rows.at(-1)?.sequence ?? 0;
  }
}

/** The rows in the order of the file: a row moved in it is moved for the chain too. */
function sourceOf({ rows, seals }: Gathered, header: HandedOverHeader): ChainSource {
  const sealed = new Map(seals.map((seal) => [seal.sequence, seal]));
  const known = rows.map((row) => {
    const seal = sealed.get(row.sequence);
    // A withheld row under a seal: the certificate is held against the holder and the day that the file gives.
    return seal && row.at === null ? { ...row, at: seal.at, practitionerId: header.holder } : row;
  });
  let taken = 0;
  return {
    links: (_from, limit) => known.slice(taken, (taken += limit)),
    seals: (from, to) => seals.filter(({ sequence }) => sequence >= from && sequence <= to),
    sealAfter: (sequence) => seals.find((seal) => seal.sequence > sequence) ?? null,
  };
}

function parseHeader(text: string): HandedOverHeader | null {
  try {
    const parsed = headerSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Reads a journal handed over, without anything of the workstation that wrote it.
 *
 * @param text the whole file, UTF-8.
 * @returns the journal, damaged or not; `journal/not-a-journal` when its first line is not one of ours.
 */
export function readJournalFile(text: string): Result<JournalFile, Fault<'journal/not-a-journal'>> {
  const [first = '', ...lines] = text.split('\n');
  const header = parseHeader(first);
  if (!header) return fail({ code: 'journal/not-a-journal' });
  const gathered = new Gathered();
  for (const [index, content] of lines.entries()) {
    if (content === '' && index === lines.length - 1) break;
    const line = gathered.end === null ? parseLine(content) : null;
    if (!line) {
      gathered.damagedLine = index + 2;
      break;
    }
    gathered.take(line);
  }
  const { end, rows, damagedView, damagedLine } = gathered;
  const withheld = rows.filter((row) => row.event === null).length;
  return ok({ header, source: sourceOf(gathered, header), end, withheld, damagedView, damagedLine });
}
