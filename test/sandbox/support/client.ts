import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { XmlDocument } from 'libxml2-wasm';
import { NS } from '../../../sandbox/xml/namespaces.ts';
import type { RunningSandbox } from '../../../sandbox/start.ts';

/** What a client needs to know of a running store. */
export type Endpoint = Pick<RunningSandbox, 'port' | 'pkiFolder'>;

/** An answer of the store. */
export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  /** The envelope, cut out of MTOM when needed. */
  xml: string;
}

export interface Call {
  /** Folder under the PKI whose authentication certificate opens the connection. */
  client?: string;
  path?: string;
  action: string;
  header: string;
  body: string;
  messageId?: string;
}

/** Writes a SOAP 1.2 request around an assertion. */
export function envelope(call: Pick<Call, 'action' | 'header' | 'body' | 'messageId'>): string {
  return (
    `<soap:Envelope xmlns:soap="${NS.soap}" xmlns:wsa="${NS.wsa}"><soap:Header>` +
    `<wsa:MessageID>${call.messageId ?? `urn:uuid:${randomUUID()}`}</wsa:MessageID><wsa:To/>` +
    '<wsa:ReplyTo soap:mustUnderstand="true"><wsa:Address>http://www.w3.org/2005/08/addressing/anonymous</wsa:Address></wsa:ReplyTo>' +
    `<wsa:Action soap:mustUnderstand="true">${call.action}</wsa:Action>` +
    `<wsse:Security xmlns:wsse="${NS.wsse}">${call.header}</wsse:Security></soap:Header><soap:Body>${call.body}</soap:Body></soap:Envelope>`
  );
}

/** Posts a plain SOAP request over mutual TLS. */
export function post(sandbox: Endpoint, call: Call): Promise<Reply> {
  return postBytes(
    sandbox,
    call.client,
    call.path ?? '',
    Buffer.from(envelope(call)),
    'application/soap+xml; charset=UTF-8',
  );
}

/** Posts any bytes over mutual TLS. */
export function postBytes(
  sandbox: Endpoint,
  client = 'persons/899700000011',
  path: string,
  bytes: Buffer,
  contentType: string,
): Promise<Reply> {
  return send(sandbox, client, 'POST', `/si-dmp-server/v2/services/${path}`, bytes, contentType);
}

export function get(sandbox: Endpoint, path: string, client = 'persons/899700000011'): Promise<Reply> {
  return send(sandbox, client, 'GET', path, Buffer.alloc(0), 'text/plain');
}

function send(
  sandbox: Endpoint,
  client: string,
  method: string,
  path: string,
  bytes: Buffer,
  contentType: string,
): Promise<Reply> {
  const read = (name: string): Buffer => readFileSync(join(sandbox.pkiFolder, name));
  const agent = new Agent({
    ca: read('roots.pem'),
    cert: read(`${client}/auth.pem`),
    key: read(`${client}/auth.key.pem`),
    keepAlive: false,
  });
  return new Promise((done, failed) => {
    const call = request(
      {
        host: 'localhost',
        port: sandbox.port,
        path,
        method,
        agent,
        headers: { 'Content-Type': contentType, 'Content-Length': bytes.length },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => {
          const body = Buffer.concat(chunks);
          done({ status: response.statusCode ?? 0, headers: response.headers, body, xml: cutEnvelope(body) });
        });
      },
    );
    call.on('error', failed);
    call.end(bytes);
  });
}

function cutEnvelope(body: Buffer): string {
  const text = body.toString('utf8');
  return /<soap:Envelope[\s\S]*<\/soap:Envelope>/.exec(text)?.[0] ?? text;
}

/** Texts found in an answer by path. */
export function find(xml: string, path: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    return document.find(path, NS).map((node) => node.content);
  } finally {
    document.dispose();
  }
}

/** DMP code and sentence of a fault. */
export function faultOf(reply: Reply): {
  status: number;
  code: string | undefined;
  blame: string | undefined;
  text: string | undefined;
} {
  return {
    status: reply.status,
    blame: find(reply.xml, '//soap:Code/soap:Value')[0],
    code: find(reply.xml, '//soap:Subcode/soap:Value')[0],
    text: find(reply.xml, '//soap:Reason/soap:Text')[0],
  };
}
