import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AUTHORITIES, type Authority } from '../../../../sandbox/pki/authorities.ts';
import { issueCrl } from '../../../../sandbox/pki/issue.ts';
import { crlPort } from '../../../../sandbox/server/crl-server.ts';
import { ServerGuard } from '../../../../electron/adapters/transport/server-guard.ts';
import { softwareTransport } from '../../../../electron/adapters/transport/software-transport.ts';
import type { Transport } from '../../../../electron/adapters/transport/transport.ts';
import { diagnose } from '../../../../electron/services/card/doctor.ts';
import { judgeOf } from '../../../support/cards/judge.ts';
import { startMutualServer, type MutualServer } from '../../../support/cards/mutual-server.ts';
import { removeSoftCards, softCard } from '../../../support/cards/soft-card.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'dmp-guard-'));
const pki = join(folder, 'pki');
const roots = join(pki, 'roots.pem');
let server: MutualServer;
let lists: Server | null = null;
let clock: ManualClock;

/** Publishes the lists of all authorities, with or without the store's own certificate. */
function publish(revoked: boolean): void {
  for (const authority of Object.values(AUTHORITIES) as Authority[]) {
    const privateKey = createPrivateKey(readFileSync(join(pki, 'ca', `${authority.name}.key.pem`)));
    const serial = new X509Certificate(readFileSync(join(pki, 'server.pem'))).serialNumber;
    const now = clock.now();
    const der = issueCrl(
      { name: authority.subject, privateKey, publicKey: createPublicKey(privateKey) },
      {
        thisUpdate: new Date(now - 1_000),
        nextUpdate: new Date(now + DAY_MS),
        revoked: revoked && authority.name === 'servers' ? [{ serial, at: new Date(now - 1_000) }] : [],
      },
    );
    writeFileSync(join(pki, 'crl', authority.crlFile), der);
  }
}

async function serveLists(): Promise<void> {
  const found = createServer((request, response) => {
    response.end(readFileSync(join(pki, 'crl', (request.url ?? '').split('/').at(-1) ?? '')));
  });
  await new Promise<void>((listening) => found.listen(crlPort(pki), '127.0.0.1', listening));
  lists = found;
}

async function endLists(): Promise<void> {
  lists?.closeAllConnections();
  await new Promise((closed) => (lists ? lists.close(closed) : closed(null)));
  lists = null;
}

beforeAll(async () => {
  // Its own copy: lists are written anew, and other tests read theirs.
  cpSync((await softCard()).pki, pki, { recursive: true });
  server = await startMutualServer(pki, { keepAliveMs: 1 });
}, 60_000);
afterAll(async () => {
  await server.stop();
  await removeSoftCards();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  clock = new ManualClock(Date.now());
  await serveLists();
});
afterEach(endLists);

function guarded(strict = false): { guard: ServerGuard; transport: Transport } {
  const read = (name: string): string => readFileSync(join(pki, 'organisations/10B0170011', name), 'utf8');
  const guard = new ServerGuard({ roots, judge: judgeOf(roots, clock), strict });
  return {
    guard,
    transport: guard.transport(softwareTransport({ certificate: read('auth.pem'), key: read('auth.key.pem'), roots })),
  };
}

const sent = async (transport: Transport, effect: 'read' | 'write'): Promise<string> => {
  const answer = await transport.send({ url: `${server.url}/echo`, headers: {}, body: new Uint8Array(3), effect });
  return answer.ok ? 'sent' : `${answer.fault.code} ${answer.fault.class}`;
};

describe('revocation of the store’s own certificate, over real TLS', () => {
  test('a good one is met once, and spoken to', async () => {
    publish(false);
    const { transport } = guarded();
    expect([await sent(transport, 'read'), await sent(transport, 'write')]).toEqual(['sent', 'sent']);
  });

  test('a file of roots that goes while the program runs ends nothing: they were read as it began', async () => {
    const away = `${roots}.away`;
    publish(false);
    const { guard } = guarded();
    renameSync(roots, away);
    try {
      expect(await guard.reach(server.url)).toMatchObject({ ok: true });
    } finally {
      renameSync(away, roots);
    }
  });

  test('a revoked one gets nothing, neither a reading nor a deposit', async () => {
    publish(true);
    const before = server.seen.length;
    const { guard, transport } = guarded();
    expect(await guard.reach(server.url)).toMatchObject({ fault: { code: 'network/server-revoked' } });
    const revoked = 'network/server-revoked transient';
    expect([await sent(transport, 'read'), await sent(transport, 'write')]).toEqual([revoked, revoked]);
    expect(server.seen).toHaveLength(before);
  });

  test('revoked while we are at work: the next exchange is refused, whatever connection is open', async () => {
    publish(false);
    const { transport } = guarded();
    expect(await sent(transport, 'write')).toBe('sent');
    await clock.advance(2 * DAY_MS);
    publish(true);
    expect(await sent(transport, 'read')).toBe('network/server-revoked transient');
  });

  test('decision 15: lists that cannot be had serve seven days more; then sending waits, reading goes on, and the doctor is told', async () => {
    publish(false);
    const { guard, transport } = guarded();
    expect(await sent(transport, 'write')).toBe('sent');
    await endLists();
    await clock.advance(6 * DAY_MS);
    expect([await sent(transport, 'read'), await sent(transport, 'write')]).toEqual(['sent', 'sent']);
    await clock.advance(2 * DAY_MS);
    expect([await sent(transport, 'read'), await sent(transport, 'write')]).toEqual([
      'sent',
      'network/server-unchecked transient',
    ]);
    const examined = { state: { kind: 'absent' }, sight: { kind: 'no-card' }, middleware: '' } as const;
    const unheard = () => ({ errorMs: 0, movedMs: 0, certain: true, heardAt: null });
    const reach = () => guard.reach(server.url);
    const links = await diagnose({ examined: () => examined as never }, { reach }, unheard);
    expect(links.at(-2)).toMatchObject({
      layer: 'dmp',
      verdict: 'fault',
      detail: { code: 'network/server-unchecked' },
    });
    await serveLists();
    publish(false);
    await clock.advance(61_000);
    expect(await sent(transport, 'write')).toBe('sent');
  });

  test('a stack that makes its own handshakes may go on with a judged server only, under its name (certificate pinning)', async () => {
    publish(false);
    const { guard } = guarded();
    const own = readFileSync(join(pki, 'server.pem'), 'utf8');
    expect(await guard.admits('localhost', own)).toBe(true);
    expect(await guard.admits('ailleurs.example', own)).toBe(false);
    // Named for this host, and of no configured root, whatever the system would trust.
    const [key, stranger] = ['stranger.key', 'stranger.pem'].map((name) => join(folder, name)) as [string, string]; // two names
    const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key];
    execFileSync('openssl', [...made, '-out', stranger, ...named], { stdio: 'ignore' });
    expect(await guard.admits('localhost', readFileSync(stranger, 'utf8'))).toBe(false);
    await expect(guard.admits('localhost', 'no certificate')).rejects.toThrow();
    publish(true);
    await clock.advance(2 * DAY_MS);
    publish(true);
    expect(await guard.admits('localhost', own)).toBe(false);
  });

  test('decision 15: such a stack goes on with one of which nothing is known only where it is the one that was weighed', async () => {
    await endLists();
    const { guard } = guarded();
    const own = readFileSync(join(pki, 'server.pem'), 'utf8');
    expect(await guard.admits('localhost', own)).toBe(false);
    expect((await guard.reach(server.url)).ok).toBe(true);
    expect(await guard.admits('localhost', own)).toBe(true);
    expect(await guard.admits('127.0.0.2', own)).toBe(false);
  });

  test('strict: without a list nothing is read either', async () => {
    publish(false);
    await endLists();
    const unchecked = 'network/server-unchecked transient';
    const { transport } = guarded(true);
    expect([await sent(transport, 'read'), await sent(transport, 'write')]).toEqual([unchecked, unchecked]);
  });

  test('an exchange is held to the certificate that was judged: another one is met and judged first', async () => {
    publish(false);
    const { guard } = guarded();
    const seen: (string | undefined)[] = [];
    const inner: Transport = {
      send: async (request) => {
        seen.push(request.server);
        const fault = { code: 'network/server-unjudged', class: 'transient' } as const;
        return seen.length === 1
          ? { ok: false, fault }
          : { ok: true, value: { status: 200, headers: {}, body: new Uint8Array() } };
      },
    };
    expect(await sent(guard.transport(inner), 'write')).toBe('sent');
    const own = new X509Certificate(readFileSync(join(pki, 'server.pem'))).fingerprint256;
    expect(seen).toEqual([own, own]);
  });

  test('the file’s transport does not speak to another certificate than the one it is told', async () => {
    const read = (name: string): string => readFileSync(join(pki, 'organisations/10B0170011', name), 'utf8');
    const bare = softwareTransport({ certificate: read('auth.pem'), key: read('auth.key.pem'), roots });
    const before = server.seen.length;
    const request = { url: `${server.url}/echo`, headers: {}, body: new Uint8Array(3), server: 'AA:BB' };
    expect(await bare.send(request)).toMatchObject({ fault: { code: 'network/server-unjudged', class: 'transient' } });
    expect(server.seen).toHaveLength(before);
  });
});
