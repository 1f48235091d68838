import { verify, type KeyObject } from 'node:crypto';
import { derAt, inside, NotDer, objectIdText, TAG, timeOf, type Der } from './der.ts';
import { serialText } from './parse-certificate.ts';
import { SIGNATURE_DIGESTS } from './signature-digests.ts';

const EXTENSIONS = 0xa0;
/** A list of changes only: it says nothing about what it does not name. */
const DELTA_INDICATOR = '2.5.29.27';

/** A certificate revocation list (RFC 5280 §5.1), not yet trusted. */
export interface RevocationList {
  readonly issuer: Buffer;
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  isRevoked(serial: string): boolean;
  isSignedBy(key: KeyObject): boolean;
}

function isTime(value: Der | undefined): value is Der {
  return value?.tag === TAG.utcTime || value?.tag === TAG.generalizedTime;
}

function isDelta(fields: readonly Der[]): boolean {
  const holder = fields.find(({ tag }) => tag === EXTENSIONS);
  if (!holder) return false;
  const [list] = inside(holder);
  return list ? [...inside(list)].some((each) => objectIdText(derAt(each.content)) === DELTA_INDICATOR) : false;
}

function names(entries: Der | undefined, serial: string): boolean {
  if (!entries) return false;
  for (const entry of inside(entries)) {
    if (serialText(derAt(entry.content).content) === serial) return true;
  }
  return false;
}

/** The same few certificates are asked for again and again, and a list is walked from its beginning. */
function remembered(isRevoked: (serial: string) => boolean): (serial: string) => boolean {
  const answers = new Map<string, boolean>();
  return (serial) => {
    const known = answers.get(serial);
    if (known !== undefined) return known;
    const answer = isRevoked(serial);
    answers.set(serial, answer);
    return answer;
  };
}

/**
 * Reads a revocation list.
 *
 * @throws NotDer when the bytes are no full revocation list with a date for the next one.
 */
export function parseRevocationList(bytes: Buffer): RevocationList {
  const [signed, algorithm, signature] = inside(derAt(bytes));
  if (!signed || !algorithm || signature?.tag !== TAG.bitString) throw new NotDer('revocation list');
  const all = [...inside(signed)];
  const fields = all[0]?.tag === TAG.integer ? all.slice(1) : all;
  const [, issuer, thisUpdate, nextUpdate, entries] = fields;
  if (!issuer || !isTime(thisUpdate) || !isTime(nextUpdate)) throw new NotDer('revocation list');
  if (isDelta(fields)) throw new NotDer('delta list');
  const digest = SIGNATURE_DIGESTS[objectIdText(derAt(algorithm.content))];
  return {
    issuer: issuer.whole,
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: timeOf(nextUpdate),
    isRevoked: remembered((serial) => names(entries?.tag === TAG.sequence ? entries : undefined, serial)),
    isSignedBy: (key) => digest !== undefined && verify(digest, signed.whole, key, signature.content.subarray(1)),
  };
}
