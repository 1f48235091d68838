import type { Code } from './code.ts';

/** A professional, patient or system named in XDS metadata (XCN) or in a CDA header (dmp-interface §3.4). */
export interface Person {
  /** PS_IdNat, local identifier or INS, as printed. */
  readonly id?: string;
  readonly family?: string;
  readonly given?: string;
  /** XCN.13: IDNPS (national), EI (employee), RI (system), NH (patient). */
  readonly idType?: string;
}

/** An organisation named in XDS metadata (XON) or in a CDA header. */
export interface Institution {
  readonly id?: string;
  readonly name?: string;
}

/** One author of a document or of a submission set. */
export interface Author {
  readonly person?: Person;
  readonly institutions: readonly Institution[];
  readonly specialties: readonly Code[];
  readonly roles: readonly string[];
}
