import type { DepositAuthor } from '../../../shared/domain/document/deposit.ts';
import {
  authorFaults,
  internalPsId,
  mayBeSamePerson,
  type InternalIdForm,
  type NamedAuthor,
} from '../../../shared/domain/document/named-author.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Clock } from '../ports.ts';
import type { InternalAuthorStore } from './ports.ts';

export interface StructureAuthorsNeeds {
  /** Struct_IdNat under which the structure speaks. */
  readonly structureId: string;
  readonly form: InternalIdForm;
  readonly store: InternalAuthorStore;
  /** The author in the structure whose certificates send (H24): nothing of the structure comes from a description. */
  readonly authorOf: (author: NamedAuthor & { readonly nationalId: string }) => DepositAuthor;
  readonly clock: Clock;
}

/** The people of a structure in whose names it speaks, as its software names them (EX_GEN-1320, EX_0.1-1025). */
export class StructureAuthors {
  readonly #needs: StructureAuthorsNeeds;

  constructor(needs: StructureAuthorsNeeds) {
    this.#needs = needs;
  }

  /**
   * What is wrong with a named author: those of `authorFaults`, and `deposit/author-id-reused` for an internal identifier
   * that was somebody else's.
   */
  faults(author: NamedAuthor): readonly Fault[] {
    const held = author.internalId === undefined ? null : this.#needs.store.nameOf(author.internalId);
    const reused = held !== null && !mayBeSamePerson(held, author);
    const faults = authorFaults(author);
    return reused ? [...faults, { code: 'deposit/author-id-reused', field: 'author.internalId' }] : faults;
  }

  /** The author as messages and documents name him; his internal identifier is his from now on. */
  take(author: NamedAuthor): DepositAuthor {
    const { structureId, form, store, authorOf, clock } = this.#needs;
    const { internalId, nationalId = '' } = author;
    if (internalId === undefined) return authorOf({ ...author, nationalId });
    store.keep(internalId, author, clock.now());
    return authorOf({ ...author, nationalId: internalPsId(structureId, internalId, form) });
  }
}
