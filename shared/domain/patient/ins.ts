import { fail, ok, type Result } from '../../result.ts';
import type { Fault } from '../../fault.ts';

/** Where the client is working. Test identities and real ones never cross (H57, decision 28). */
export type Environment = 'sandbox' | 'production';

/** Roots of the national health identity (INS), from the FR Core profile and public catalogues (dmp-interface §5.1). */
export const INS_ROOTS = {
  '1.2.250.1.213.1.4.8': { kind: 'NIR', environment: 'production' },
  '1.2.250.1.213.1.4.9': { kind: 'NIA', environment: 'production' },
  '1.2.250.1.213.1.4.10': { kind: 'NIR', environment: 'sandbox' },
  '1.2.250.1.213.1.4.11': { kind: 'NIR', environment: 'sandbox' },
} as const;

/** A root (OID) under which an INS may stand. */
export type InsOid = keyof typeof INS_ROOTS;

/** An INS whose form and key were checked: 13 characters of number, 2 of key, and its root. */
export interface Ins {
  readonly oid: InsOid;
  readonly value: string;
}

/** What can be wrong with a typed or received INS. */
export type InsFaultCode = 'ins/length' | 'ins/characters' | 'ins/key' | 'ins/unknown-root' | 'ins/wrong-environment';

const FORM = /^[1-478]\d{4}(?:\d{2}|2A|2B)\d{6}\d{2}$/;

/** True when the text names a root that this client knows. */
export function isInsOid(text: string): text is InsOid {
  return Object.hasOwn(INS_ROOTS, text);
}

/**
 * Control key of a 13-character number: 97 − (n mod 97), Corsican departments counted as 19 and 18
 * (INSEE rule for 2A and 2B). Two digits.
 */
export function insKey(number13: string): string {
  const digits = number13.replace('2A', '19').replace('2B', '18');
  return String(97n - (BigInt(digits) % 97n)).padStart(2, '0');
}

/** The text as one would copy it from a card or a screen, without blanks, dots or lower case. */
export function normaliseIns(text: string): string {
  return text.replace(/[\s.\u00a0\u202f]/g, '').toUpperCase();
}

/**
 * Reads an INS (H04, EX_GEN-1270: a third party's INS has its key checked).
 *
 * @param text 15 characters, blanks and dots allowed between them.
 * @param oid root it was given under.
 * @param environment where the client works; a test root is refused in production and a real one in the sandbox.
 * @returns the INS, or every fault found, each with its field.
 */
export function parseIns(text: string, oid: string, environment: Environment): Result<Ins, Fault<InsFaultCode>[]> {
  const value = normaliseIns(text);
  const faults: Fault<InsFaultCode>[] = [];
  if (value.length !== 15) faults.push({ code: 'ins/length', field: 'ins', limit: 15 });
  else if (!FORM.test(value)) faults.push({ code: 'ins/characters', field: 'ins' });
  else if (insKey(value.slice(0, 13)) !== value.slice(13)) faults.push({ code: 'ins/key', field: 'ins' });
  if (!isInsOid(oid)) return fail([...faults, { code: 'ins/unknown-root', field: 'oid' }]);
  if (INS_ROOTS[oid].environment !== environment) faults.push({ code: 'ins/wrong-environment', field: 'oid' });
  return faults.length > 0 ? fail(faults) : ok({ oid, value });
}

/** CX form of the patient identifier in XDS and VIHF: `<INS>^^^&<root>&ISO^NH` (dmp-interface §3.4). */
export function toCx(ins: Ins): string {
  return `${ins.value}^^^&${ins.oid}&ISO^NH`;
}

/** R17: the patient's own number, never a parent's. One word for «the same person» in stores and jobs: root and value together (H05: never a name or a local number). */
export function insId(ins: Ins): string {
  return `${ins.oid}|${ins.value}`;
}
