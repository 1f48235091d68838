import { X509Certificate } from 'node:crypto';
import { child, readDer, readObjectId, type DerValue } from './der-read.ts';
import { ATTRIBUTE } from './distinguished-name.ts';
import { HEALTH_EXTENSION } from './extensions.ts';

/** One attribute of a name: its type as an OID, and its text. */
export interface NameAttribute {
  type: string;
  value: string;
}

/** RDNs from the country down; each may hold several attributes. */
export type Name = NameAttribute[][];

/** What the store reads in a certificate. */
export interface CertificateFacts {
  x509: X509Certificate;
  subject: Name;
  commonName: string;
  /** OU of an organisation: its Struct_IdNat. */
  organisationalUnit: string | null;
  digitalSignature: boolean;
  nonRepudiation: boolean;
  profession: string | null;
  savoirFaire: string | null;
}

const KEY_USAGE = '2.5.29.15';
const CONTEXT_3 = 0xa3;

/**
 * Reads a certificate.
 * @throws when the bytes are not a certificate
 */
export function readCertificate(der: Buffer): CertificateFacts {
  const x509 = new X509Certificate(der);
  const fields = child(readDer(x509.raw), 0).children;
  const subject = readName(fieldAt(fields, 5));
  const extensions = readExtensions(fields.find((field) => field.tag === CONTEXT_3));
  const usage = extensions.get(KEY_USAGE);
  const usageBits = usage ? (readDer(usage).body[1] ?? 0) : 0;
  return {
    x509,
    subject,
    commonName: attributeOf(subject, ATTRIBUTE.CN) ?? '',
    organisationalUnit: attributeOf(subject, ATTRIBUTE.OU),
    digitalSignature: (usageBits & 0x80) !== 0,
    nonRepudiation: (usageBits & 0x40) !== 0,
    profession: codeOf(extensions, HEALTH_EXTENSION.profession),
    savoirFaire: codeOf(extensions, HEALTH_EXTENSION.savoirFaire),
  };
}

function fieldAt(fields: DerValue[], n: number): DerValue {
  const field = fields[n];
  if (!field) throw new RangeError(`certificate without field ${n}`);
  return field;
}

function readName(value: DerValue): Name {
  return value.children.map((rdn) =>
    rdn.children.map((attribute) => ({
      type: readObjectId(child(attribute, 0)),
      value: child(attribute, 1).body.toString('utf8'),
    })),
  );
}

function readExtensions(wrapped: DerValue | undefined): Map<string, Buffer> {
  const list = wrapped ? child(wrapped, 0).children : [];
  return new Map(
    list.map((extension) => {
      const value = extension.children.at(-1);
      return [readObjectId(child(extension, 0)), value?.body ?? Buffer.alloc(0)];
    }),
  );
}

function attributeOf(name: Name, type: string): string | null {
  return name.flat().find((attribute) => attribute.type === type)?.value ?? null;
}

function codeOf(extensions: Map<string, Buffer>, id: string): string | null {
  const raw = extensions.get(id);
  return raw ? readDer(raw).body.toString('utf8') : null;
}
