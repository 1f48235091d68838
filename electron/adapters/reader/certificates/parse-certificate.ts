import type { CertificateNames } from '../../../../shared/domain/card/read-holder.ts';
import { derAt, inside, NotDer, objectIdText, stringText, TAG, type Der } from './der.ts';

/** Attribute types of X.520 that a card's subject uses. */
const ATTRIBUTES: Readonly<Record<string, keyof CertificateNames>> = {
  '2.5.4.3': 'commonName',
  '2.5.4.4': 'surname',
  '2.5.4.42': 'givenName',
  '2.5.4.10': 'organisation',
  '2.5.4.11': 'organisationalUnit',
  '2.5.4.12': 'title',
};

/** Extensions of health professionals' certificates (dmp-interface §5.3). */
const HEALTH_EXTENSIONS: Readonly<Record<string, keyof CertificateNames>> = {
  '1.2.250.1.71.1.2.7': 'professionCode',
  '1.2.250.1.71.4.2.5': 'savoirFaireCode',
  '1.2.250.1.71.1.2.2': 'cardType',
};

const EXTENSIONS = 0xa3;
const CRL_DISTRIBUTION_POINTS = '2.5.29.31';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const AUTHORITY_INFORMATION = '1.3.6.1.5.5.7.1.1';
const BY_OCSP = '1.3.6.1.5.5.7.48.1';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
const DIGITAL_SIGNATURE = 0x80;
const NON_REPUDIATION = 0x40;
/** GeneralName of the kind URI. */
const URI = 0x86;
/** Distribution points stand four levels down; a deeper nesting would exhaust the stack (H54). */
const DEEPEST = 16;

/** What node:crypto does not tell of a certificate. */
export interface ParsedCertificate {
  readonly names: CertificateNames;
  /** DER of the issuer's name, to compare with that of a revocation list. */
  readonly issuer: Buffer;
  /** Serial number, big-endian without leading zeros. */
  readonly serial: string;
  /** Where its issuer publishes revocations, http only. */
  readonly listUrls: readonly string[];
  /** Where its issuer answers for its state (OCSP), http only. */
  readonly statusUrls: readonly string[];
  /** Whether it was issued to sign such answers (RFC 6960 §4.2.2.2). */
  readonly mayAnswer: boolean;
  /** What its key may do (RFC 5280 §4.2.1.3); neither when it does not say. */
  readonly usage: { readonly digitalSignature: boolean; readonly nonRepudiation: boolean };
}

function child(value: Der, index: number): Der {
  const found = [...inside(value)][index];
  if (!found) throw new NotDer('field missing');
  return found;
}

/** Attributes of a name; several may share one RDN, as on IGC-Santé cards (GN + SN + CN). The last of a kind holds. */
function readName(name: Der): CertificateNames {
  const entries: [string, string][] = [];
  for (const rdn of inside(name)) {
    for (const attribute of inside(rdn)) {
      const key = ATTRIBUTES[objectIdText(child(attribute, 0))];
      if (key) entries.push([key, stringText(child(attribute, 1))]);
    }
  }
  return Object.fromEntries(entries);
}

/** Extension values by their identifier, without the criticality. */
function readExtensions(fields: readonly Der[]): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  const holder = fields.find(({ tag }) => tag === EXTENSIONS);
  for (const extension of holder ? inside(child(holder, 0)) : []) {
    const parts = [...inside(extension)];
    const value = parts.at(-1);
    if (parts[0] && value?.tag === TAG.octetString) found.set(objectIdText(parts[0]), value.content);
  }
  return found;
}

/** Health extensions hold a string, bare or one level down; older cards print the code without any wrapping. */
function healthText(value: Buffer): string {
  try {
    const outer = derAt(value);
    if (outer.whole.length !== value.length) return value.toString('latin1');
    return stringText((outer.tag & 0x20) === 0 ? outer : child(outer, 0)).trim();
  } catch (error) {
    if (error instanceof NotDer) return value.toString('latin1').trim();
    throw error;
  }
}

/** Lists and answers are signed: they come without TLS, whose certificate would need one in its turn. */
function isPlainHttp(url: string): boolean {
  return /^http:\/\//i.test(url) && URL.canParse(url);
}

function readListUrls(value: Buffer | undefined): string[] {
  const urls: string[] = [];
  const walk = (der: Der, depth: number): void => {
    if (depth > DEEPEST) throw new NotDer('too deep');
    if (der.tag === URI) urls.push(der.content.toString('latin1'));
    else if ((der.tag & 0x20) !== 0) for (const part of inside(der)) walk(part, depth + 1);
  };
  if (value) walk(derAt(value), 0);
  return urls.filter(isPlainHttp);
}

/** Addresses of the responders (RFC 5280 §4.2.2.1): beside them stand those of the issuer's certificate. */
function readStatusUrls(value: Buffer | undefined): string[] {
  const accesses = value ? [...inside(derAt(value))] : [];
  return accesses.flatMap((access) => {
    const [method, place] = inside(access);
    if (!method || objectIdText(method) !== BY_OCSP || place?.tag !== URI) return [];
    const url = place.content.toString('latin1');
    return isPlainHttp(url) ? [url] : [];
  });
}

function mayAnswer(value: Buffer | undefined): boolean {
  return value !== undefined && [...inside(derAt(value))].some((use) => objectIdText(use) === OCSP_SIGNING);
}

/** Bits of a key usage; the first byte of a BIT STRING only counts what is unused of the last. */
function readUsage(value: Buffer | undefined): ParsedCertificate['usage'] {
  const der = value && derAt(value);
  const bits = der?.tag === TAG.bitString ? (der.content[1] ?? 0) : 0;
  return { digitalSignature: (bits & DIGITAL_SIGNATURE) !== 0, nonRepudiation: (bits & NON_REPUDIATION) !== 0 };
}

/** A serial number as bytes in hexadecimal, without the zero that keeps it positive. */
export function serialText(content: Buffer): string {
  return content.toString('hex').replace(/^(00)+(?=..)/, '');
}

/**
 * Reads what the rules need of an X.509 certificate (RFC 5280 §4.1).
 *
 * @throws NotDer when the bytes are no certificate.
 */
export function parseCertificate(der: Uint8Array): ParsedCertificate {
  const certificate = derAt(Buffer.from(der));
  const fields = [...inside(child(certificate, 0))];
  // version [0] is there in every v3 certificate, and only those have extensions.
  const [, serial, , issuer, , subject] = fields;
  if (!serial || !issuer || !subject) throw new NotDer('field missing');
  const extensions = readExtensions(fields);
  const health = Object.entries(HEALTH_EXTENSIONS).flatMap(([id, key]) => {
    const value = extensions.get(id);
    return value ? [[key, healthText(value)] as const] : [];
  });
  return {
    names: { ...readName(subject), ...Object.fromEntries(health) },
    issuer: issuer.whole,
    serial: serialText(serial.content),
    listUrls: readListUrls(extensions.get(CRL_DISTRIBUTION_POINTS)),
    statusUrls: readStatusUrls(extensions.get(AUTHORITY_INFORMATION)),
    mayAnswer: mayAnswer(extensions.get(EXTENDED_KEY_USAGE)),
    usage: readUsage(extensions.get(KEY_USAGE)),
  };
}
