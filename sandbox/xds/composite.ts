import type { Ins } from '../store/records.ts';

/**
 * `<INS>^^^&<OID>&ISO^NH`, with the two trailing components older messages add (dmp-interface §3.4).
 * The department of a Corsican number is 2A or 2B, in places 6 and 7.
 */
const PATIENT_ID = /^(\d{5}(?:\d{2}|2[AB])\d{8})\^\^\^&([0-2](?:\.\d+)+)&ISO\^NH(?:\^[^^&]*){0,2}$/;

/** Reads a patient identifier in CX form; null when it is not one. */
export function parsePatientId(text: string): Ins | null {
  const found = PATIENT_ID.exec(text);
  const [, value, oid] = found ?? [];
  return value && oid ? { value, oid } : null;
}

/** Writes a patient identifier in CX form. */
export const patientIdText = (ins: Ins): string => `${ins.value}^^^&${ins.oid}&ISO^NH`;

/** True when two identifiers name the same patient. */
export const sameIns = (a: Ins, b: Ins): boolean => a.value === b.value && a.oid === b.oid;

/** First component of an XCN person: PS_IdNat. */
export const personIdOf = (xcn: string): string => xcn.split('^')[0] ?? '';

/** Tenth component of an XON organisation: Struct_IdNat. */
export const structureIdOf = (xon: string): string => xon.split('^')[9] ?? '';
