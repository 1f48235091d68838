import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkManifest } from '../../../electron/adapters/dmp/lot-signature/check-manifest.ts';
import { readXdsMessage } from '../../../electron/adapters/dmp/ebxml/read-message.ts';
import { readEnvelope } from '../../../electron/adapters/dmp/soap/read-envelope.ts';
import { parseXml } from '../../../electron/adapters/dmp/xml/parse-xml.ts';
import { DEPENDS_ON_DATA } from './accepted-differences.ts';
import { inlineXop } from './inline-xop.ts';
import { schemaFaults } from './schema.ts';
import { shapeFaults } from './shape.ts';
import { isSignatureValid, type SignatureCheck } from './signature.ts';

/** What is needed to verify a folder of messages. */
export interface FrameTrust {
  /** The number that was masked: signatures cover the real one. */
  readonly homologationId: string;
  readonly root: string;
  readonly intermediates: string;
}

const MASK = /(LPS_ID_HOMOLOGATION_DMP"[^>]*>\s*<(?:[\w.-]+:)?AttributeValue[^>]*>)\*+/g;
const WITH_SCHEMA = ['TD2.1', 'TD3.1', 'TD3.1b', 'TD3.1c', 'TD3.2', 'TD3.3a', 'TD3.3b', 'TD3.3c', 'TD3.3d'];
const ASSERTION = ['ID', 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion'] as const;
const LOT = [
  ['Id', 'http://www.w3.org/2000/09/xmldsig#:Manifest'],
  ['Id', 'http://uri.etsi.org/01903/v1.1.1#:SignedProperties'],
] as const;

/** The parts unpacked beside a frame, in order. */
function partsOf(folder: string, name: string): Buffer[] {
  const prefix = name.replace(/\.xml$/, '.part-');
  const number = (file: string) => Number(file.slice(prefix.length).split('.')[0]);
  const files = readdirSync(folder).filter((file) => file.startsWith(prefix));
  return files.sort((a, b) => number(a) - number(b)).map((file) => readFileSync(join(folder, file)));
}

/** References of an envelope in order: frames keep the parts in that order too. */
function referenced(envelope: string, parts: readonly Buffer[]): Map<string, Buffer> {
  const names = [...envelope.matchAll(/Include\b[^>]*href="cid:([^"]*)"/g)].map((match) => match[1] ?? '');
  return new Map(names.map((name, index) => [decodeURIComponent(name), parts[index] ?? Buffer.alloc(0)]));
}

function lotFaults(envelope: string, parts: readonly Buffer[], trust: FrameTrust): string[] {
  const root = parseXml(envelope);
  const payload = root.ok ? readEnvelope(root.value)?.payload : null;
  const message = payload ? readXdsMessage(payload) : null;
  const signature = parts.at(-1);
  if (!message || !signature) return ['no lot signature'];
  const check: SignatureCheck = {
    root: trust.root,
    intermediates: trust.intermediates,
    ids: LOT,
    ignoreManifests: true,
  };
  const entries = message.entries
    .slice(0, -1)
    .map(({ uniqueId }, index) => [uniqueId ?? '', parts[index] ?? Buffer.alloc(0)] as const);
  const manifest = checkManifest(signature, message.submissionSets[0]?.uniqueId ?? '', new Map(entries));
  return [
    ...(isSignatureValid(signature, check) ? [] : ['the lot signature does not verify']),
    ...manifest.map((fault) => `${fault.code} ${fault.uniqueId ?? ''}`),
  ];
}

function requestFaults(folder: string, name: string, transaction: string, trust: FrameTrust): string[] {
  const envelope = readFileSync(join(folder, name), 'utf8').replace(MASK, `$1${trust.homologationId}`);
  const parts = partsOf(folder, name);
  const check: SignatureCheck = { root: trust.root, intermediates: trust.intermediates, ids: [ASSERTION] };
  return [
    ...(isSignatureValid(envelope, check) ? [] : ['the assertion does not verify']),
    ...(WITH_SCHEMA.includes(transaction) ? schemaFaults('xds', inlineXop(envelope, referenced(envelope, parts))) : []),
    ...(transaction in DEPENDS_ON_DATA ? shapeFaults(envelope, transaction, DEPENDS_ON_DATA) : []),
    ...(transaction === 'TD2.1' ? lotFaults(envelope, parts, trust) : []),
  ];
}

/**
 * Holds every request of a `--frames` folder against the official validators: signature of each assertion, schemas of
 * TD2.1, TD3.1, TD3.2 and TD3.3, published shape of each transaction, lot signature and every digest of its manifest.
 *
 * @returns every fault, preceded by the name of its file; empty when the messages are accepted.
 */
export function frameFaults(folder: string, trust: FrameTrust): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const match = /^\d{3,}-(TD[\d.]+[a-d]?)-request\.xml$/.exec(name);
      if (!match) return [];
      return requestFaults(folder, name, match[1] ?? '', trust).map((fault) => `${name}: ${fault}`);
    });
}

/**
 * The documents that the TD2.1 of a frames folder deposited, without the lot signatures.
 *
 * @returns bytes by a name that tells the frame and the part.
 */
export function depositedDocuments(folder: string): Record<string, Uint8Array> {
  const requests = readdirSync(folder).filter((name) => /-TD2\.1-request\.xml$/.test(name));
  const documents = requests.flatMap((name) =>
    partsOf(folder, name)
      .slice(0, -1)
      .map((bytes, index) => [name.replace('.xml', `-${index + 1}.xml`), bytes] as const),
  );
  return Object.fromEntries(documents);
}
