import { fail, ok, type Result } from '../../result.ts';
import type { Fault } from '../../fault.ts';
import type { Ins } from '../patient/ins.ts';
import type { DocumentEntry } from './entry.ts';

declare const own: unique symbol;

/**
 * Proof that a deposited document is the practitioner's own: he may take it back without a right to read the dossier,
 * where it may lie by mistake (R16, EX_3.3-1060). Built here only.
 */
export interface OwnDeposit {
  readonly [own]: true;
  readonly ins: Ins;
  readonly uniqueId: string;
  /** PS_IdNat of its author, or Struct_IdNat of the structure that answers for it. */
  readonly ownerId: string;
}

/** A document as far as its authorship goes: an entry of a list, or a job of one's own queue. */
export interface Authored {
  readonly ins: Ins;
  readonly uniqueId: string;
  /** PS_IdNat of its authors. */
  readonly authorIds: readonly string[];
}

/** PS_IdNat of the authors of an entry; those who have none cannot be told from others and are left out. */
export function authorIdsOf(entry: Pick<DocumentEntry, 'authors'>): string[] {
  return entry.authors.flatMap(({ person }) => person?.id ?? []);
}

/**
 * R16: only its author takes a document back. The store checks it again.
 *
 * @param practitionerId PS_IdNat of the card's holder.
 * @returns the proof that the deletion port asks for; `document/not-author` otherwise.
 */
export function ownDeposit(
  document: Authored,
  practitionerId: string,
): Result<OwnDeposit, Fault<'document/not-author'>> {
  if (!document.authorIds.includes(practitionerId)) return fail({ code: 'document/not-author' });
  const proof = { ins: document.ins, uniqueId: document.uniqueId, ownerId: practitionerId };
  // The brand exists only in types; this is the one place that may give it.
  return ok(proof as OwnDeposit);
}

/**
 * A document that the software of a structure says its own, in the indirect mode: the structure takes back what it
 * deposited, whoever of its people was the author (dmp-interface §6.1, §6.4). The store shows it nothing else, and checks.
 *
 * @param structureId Struct_IdNat under which it speaks.
 */
export function structureDeposit(
  { ins, uniqueId }: Pick<Authored, 'ins' | 'uniqueId'>,
  structureId: string,
): OwnDeposit {
  // The brand exists only in types; the mode of the assertion is what the store holds it against.
  return { ins, uniqueId, ownerId: structureId } as OwnDeposit;
}
