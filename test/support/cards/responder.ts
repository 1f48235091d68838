import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BOMBS } from './packed-bomb.ts';

const run = promisify(execFile);
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
const SERIALS = { good: '1001', revoked: '1002', unlisted: '1003', listed: '1004' } as const;

/** How the answer of OpenSSL's responder comes back, or does not. */
export type Manner = 'plain' | 'cut' | 'silent' | 'redirect' | 'endless' | 'error' | 'held' | 'packed';
export type Signer = 'authority' | 'delegate' | 'plain-certificate' | 'other-delegate';

function openssl(folder: string, ...parameters: readonly string[]): void {
  execFileSync('openssl', parameters, { cwd: folder, stdio: 'ignore' });
}

/** Two authorities of the same name, certificates that name a responder on loopback, and who may sign for it. */
function issueAll(folder: string, url: string): void {
  const named = `authorityInfoAccess=OCSP;URI:${url}\n`;
  const extensions = `[leaf]\n${named}[listed]\n${named}crlDistributionPoints=URI:${url}/list\n[delegate]\nextendedKeyUsage=OCSPSigning\n[plain]\nextendedKeyUsage=serverAuth\n`;
  writeFileSync(join(folder, 'extensions.cnf'), extensions);
  const authority = (name: string): void =>
    openssl(folder, 'req', '-x509', ...KEY, '-keyout', `${name}.key`, '-out', `${name}.pem`, '-subj', '/CN=AC', '-days', '30'); // prettier-ignore
  const issue = (name: string, by: string, section: string, serial: string): void => {
    openssl(folder, 'req', ...KEY, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    openssl(folder, 'x509', '-req', '-in', `${name}.csr`, '-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-out', `${name}.pem`, '-days', '30', '-set_serial', `0x${serial}`, '-extfile', 'extensions.cnf', '-extensions', section); // prettier-ignore
  };
  authority('authority');
  authority('other');
  for (const [name, serial] of Object.entries(SERIALS))
    issue(name, 'authority', name === 'listed' ? 'listed' : 'leaf', serial);
  issue('delegate', 'authority', 'delegate', '2001');
  issue('plain-certificate', 'authority', 'plain', '2002');
  issue('other-delegate', 'other', 'delegate', '2003');
}

/** A list of the authority for one hour, of what its index says now. */
function publishList(folder: string): void {
  writeFileSync(join(folder, 'ca.cnf'), '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ndefault_md=sha256\n');
  openssl(folder, 'ca', '-gencrl', '-config', 'ca.cnf', '-keyfile', 'authority.key', '-cert', 'authority.pem', '-crlhours', '1', '-out', 'list.pem'); // prettier-ignore
  openssl(folder, 'crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.der');
}

/**
 * OpenSSL's own OCSP responder behind a loopback address, one process for each question, none of them left. What comes
 * between it and the client is the test's to choose.
 */
export class Responder {
  readonly folder: string;
  manner: Manner = 'plain';
  signer: Signer = 'delegate';
  /** Minutes until the next answer is due; none is said at 0. */
  minutes = 60;
  asked = 0;
  /** Whether the list is to be had. */
  lists = true;
  #held: Buffer | null = null;
  readonly #server: Server;

  private constructor(folder: string) {
    this.folder = folder;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(folder: string): Promise<Responder> {
    const responder = new Responder(folder);
    await new Promise<void>((listening) => responder.#server.listen(0, '127.0.0.1', listening));
    const { port } = responder.#server.address() as AddressInfo; // a TCP server has such an address
    issueAll(folder, `http://127.0.0.1:${port}/ocsp`);
    responder.revoke('revoked');
    publishList(folder);
    return responder;
  }

  /** What the authority's index says from now on; its list stays as it was published. */
  revoke(...names: (keyof typeof SERIALS)[]): void {
    const known = (['good', 'revoked', 'listed'] as const).map((name) => {
      const [state, at] = names.includes(name) ? ['R', '260101000000Z'] : ['V', ''];
      return [state, '491231235959Z', at, SERIALS[name], 'unknown', `/CN=${name}`].join('\t');
    });
    writeFileSync(join(this.folder, 'index.txt'), `${known.join('\n')}\n`);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  der(name: keyof typeof SERIALS): Buffer {
    const pem = readFileSync(join(this.folder, `${name}.pem`), 'utf8');
    return Buffer.from(pem.replace(/-----[A-Z ]+-----/g, ''), 'base64');
  }

  async #answer(question: Buffer): Promise<Buffer> {
    const [asked, told] = ['req', 'resp'].map((end) => join(this.folder, `${randomUUID()}.${end}`));
    if (asked === undefined || told === undefined) throw new Error('Two names were made');
    writeFileSync(asked, question);
    const signer = ['-rsigner', `${this.signer}.pem`, '-rkey', `${this.signer}.key`];
    const span = this.minutes === 0 ? [] : ['-nmin', String(this.minutes)];
    const files = ['-index', 'index.txt', '-CA', 'authority.pem', '-reqin', asked, '-respout', told];
    await run('openssl', ['ocsp', ...files, ...signer, ...span], { cwd: this.folder });
    return readFileSync(told);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      if (this.manner === 'packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMBS['gzip']?.());
      else if (this.lists) response.end(readFileSync(join(this.folder, 'list.der')));
      else response.destroy();
      return;
    }
    this.asked += 1;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer); // a request without an encoding gives buffers
    if (this.manner === 'silent') return;
    if (this.manner === 'packed') response.setHeader('content-encoding', 'gzip');
    if (this.manner === 'packed') return void response.end(BOMBS['gzip']?.());
    if (this.manner === 'redirect') return void response.writeHead(302, { location: '/elsewhere' }).end();
    if (this.manner === 'error') return void response.end(Buffer.from('30030a0106', 'hex'));
    if (this.manner === 'endless') return void response.end(Buffer.alloc(1024 * 1024, 0x30));
    const answer = this.manner === 'held' && this.#held ? this.#held : await this.#answer(Buffer.concat(parts));
    this.#held = answer;
    response.end(this.manner === 'cut' ? answer.subarray(0, answer.length / 2) : answer);
  }
}
