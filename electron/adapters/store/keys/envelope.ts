import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { StoreFault } from '../store-fault.ts';
import { writeDurably } from '../write-durably.ts';
import { escrowSlotSchema } from './escrow.ts';
import { wrappedKeySchema } from './wrap-key.ts';

/**
 * The key envelope of one card holder: how the two database keys can be had again. It holds no key in clear.
 * `protection` says what the holder's slots rest on: `card` = signature and workstation together; `workstation` = the
 * workstation's key store alone, for a card whose signature changes at each time (then there is no cache, decision 12).
 */
const NEWEST = 2;

const envelopeSchema = z.strictObject({
  format: z.literal('dmp-key-envelope'),
  /** 2 once an escrow slot is there: a program that does not know it must not drop it (H58). */
  version: z.union([z.literal(1), z.literal(2)]),
  protection: z.enum(['card', 'workstation']),
  /** Random secret of this workstation, encrypted by its key store, base64. */
  workstationSecret: z.base64(),
  legal: z.strictObject({ holder: wrappedKeySchema, recovery: wrappedKeySchema, escrow: escrowSlotSchema.optional() }),
  cache: z.strictObject({ holder: wrappedKeySchema }).nullable(),
  /** False until the holder said that he wrote the recovery code down; a new one is shown at each opening until then. */
  recoveryConfirmed: z.boolean(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

const versionOnlySchema = z.object({ format: z.literal('dmp-key-envelope'), version: z.number() });

/** Both files hold the same text: losing the envelope would lose the legal part, so it is kept twice. */
export interface EnvelopePaths {
  readonly first: string;
  readonly second: string;
}

type ReadEnvelope = { kind: 'absent' } | { kind: 'damaged' } | { kind: 'newer' } | { kind: 'read'; envelope: Envelope };

function readOne(path: string): ReadEnvelope {
  if (!existsSync(path)) return { kind: 'absent' };
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'damaged' };
    throw error;
  }
  const whole = envelopeSchema.safeParse(content);
  if (whole.success) return { kind: 'read', envelope: whole.data };
  const version = versionOnlySchema.safeParse(content);
  return version.success && version.data.version > NEWEST ? { kind: 'newer' } : { kind: 'damaged' };
}

/**
 * Reads the envelope, from its second copy when the first is damaged or gone.
 *
 * @returns the envelope, or null when there is none at all; `store/envelope-corrupt` when no copy can be read (nothing
 *   is overwritten then), `store/newer-schema` when a later program wrote it.
 */
export function readEnvelope(paths: EnvelopePaths): Result<Envelope | null, StoreFault> {
  const copies = [readOne(paths.first), readOne(paths.second)];
  const read = copies.find((copy) => copy.kind === 'read');
  if (read) return ok(read.envelope);
  if (copies.some((copy) => copy.kind === 'newer')) return fail({ code: 'store/newer-schema' });
  return copies.every((copy) => copy.kind === 'absent') ? ok(null) : fail({ code: 'store/envelope-corrupt' });
}

/**
 * Writes both copies again when a kill or a damage left them unlike: a card that was replaced must not go on opening the
 * older one. The copy of a later program is left alone (H58).
 */
export function mendCopies(paths: EnvelopePaths, envelope: Envelope): void {
  const copies = [readOne(paths.first), readOne(paths.second)];
  if (copies.some(({ kind }) => kind === 'newer')) return;
  const text = JSON.stringify(envelope);
  if (copies.some((copy) => copy.kind !== 'read' || JSON.stringify(copy.envelope) !== text))
    writeEnvelope(paths, envelope);
}

/** Writes both copies, one after the other, so that a crash leaves at least one whole. */
export function writeEnvelope(paths: EnvelopePaths, envelope: Envelope): void {
  const text = JSON.stringify(envelope, null, 2);
  writeDurably(paths.first, text);
  writeDurably(paths.second, text);
}
