import { randomUUID } from 'node:crypto';
import { Fault } from '../soap/fault.ts';
import type { OutgoingPart } from '../transactions/transaction.ts';

/** A request body taken apart: the SOAP envelope, and the parts it points to by Content-ID. */
export interface Unpacked {
  root: Buffer;
  parts: Map<string, Buffer>;
}

const BLANK_LINE = Buffer.from('\r\n\r\n');

/** Parameters of a content type, names in lower case. */
export function contentTypeParameters(contentType: string): Map<string, string> {
  const pairs = contentType.matchAll(/;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^;\s]+))/g);
  return new Map([...pairs].map(([, name = '', quoted, bare]) => [name.toLowerCase(), quoted ?? bare ?? '']));
}

/**
 * Takes a body apart: `multipart/related` (MTOM, dmp-interface §1.1) or a plain envelope.
 * @throws Fault `DMPInvalidMessage` when the multipart body is malformed
 */
export function unpack(body: Buffer, contentType: string): Unpacked {
  if (!/^multipart\/related/i.test(contentType)) return { root: body, parts: new Map() };
  const parameters = contentTypeParameters(contentType);
  const boundary = parameters.get('boundary');
  if (!boundary) throw new Fault('DMPInvalidMessage', 'Message MTOM sans boundary');
  const all = splitParts(body, boundary);
  const start = bare(parameters.get('start') ?? '');
  const root = all.find((part) => part.id === start) ?? all[0];
  if (!root) throw new Fault('DMPInvalidMessage', 'Message MTOM sans partie racine');
  return { root: root.bytes, parts: new Map(all.filter((part) => part !== root).map((part) => [part.id, part.bytes])) };
}

interface Part {
  id: string;
  bytes: Buffer;
}

function splitParts(body: Buffer, boundary: string): Part[] {
  const delimiter = Buffer.from(`--${boundary}`);
  const starts: number[] = [];
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    // A delimiter opens a line; the same bytes inside a document do not count.
    if (at === 0 || body.subarray(at - 2, at).toString('latin1') === '\r\n') starts.push(at);
  }
  return starts
    .slice(0, -1)
    .map((at, i) => readPart(body.subarray(at + delimiter.length + 2, (starts[i + 1] ?? 0) - 2)));
}

function readPart(bytes: Buffer): Part {
  const end = bytes.indexOf(BLANK_LINE);
  if (end < 0) throw new Fault('DMPInvalidMessage', 'Partie MTOM sans entêtes');
  const headers = bytes.subarray(0, end).toString('latin1');
  if (/^content-transfer-encoding:\s*(base64|quoted-printable)/im.test(headers)) {
    throw new Fault('DMPInvalidMessage', 'Partie MTOM encodée : binaire attendu');
  }
  const id = /^content-id:\s*(\S+)/im.exec(headers)?.[1] ?? '';
  return { id: bare(id), bytes: bytes.subarray(end + BLANK_LINE.length) };
}

const bare = (id: string): string => id.replace(/^<|>$/g, '');

/** `cid:` reference to a part: the Content-ID, percent-encoded (dmp-interface §1.1). */
export const cidOf = (contentId: string): string => `cid:${encodeContentId(contentId)}`;

function encodeContentId(contentId: string): string {
  const [local = '', ...host] = contentId.split('@');
  return host.length === 0
    ? encodeURIComponent(local)
    : `${encodeURIComponent(local)}@${encodeURIComponent(host.join('@'))}`;
}

/**
 * Content-ID that a `cid:` reference points to.
 * @throws Fault `DMPInvalidMessage` when its percent-encoding is broken
 */
export function contentIdOf(href: string): string {
  try {
    return decodeURIComponent(href.replace(/^cid:/i, ''));
  } catch {
    throw new Fault('DMPInvalidMessage', 'Référence cid: illisible');
  }
}

/** An answer ready to be written on the wire. */
export interface WireBody {
  contentType: string;
  bytes: Buffer;
}

/** Packs an envelope and its parts as MTOM. */
export function packMtom(envelope: string, parts: readonly OutgoingPart[]): WireBody {
  const boundary = `uuid:${randomUUID()}`;
  const rootId = `root.${randomUUID()}@bac-a-sable.invalid`;
  const chunks = [
    partHead(boundary, rootId, 'application/xop+xml; charset=UTF-8; type="application/soap+xml"'),
    Buffer.from(envelope),
    ...parts.flatMap((part) => [Buffer.from('\r\n'), partHead(boundary, part.contentId, part.mimeType), part.bytes]),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ];
  return {
    contentType: `multipart/related; type="application/xop+xml"; boundary="${boundary}"; start="<${rootId}>"; start-info="application/soap+xml"`,
    bytes: Buffer.concat(chunks),
  };
}

function partHead(boundary: string, id: string, type: string): Buffer {
  return Buffer.from(
    `--${boundary}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n`,
  );
}
