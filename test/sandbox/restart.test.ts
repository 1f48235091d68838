import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../sandbox/store/open.ts';
import { envelope, find, post, postBytes, type Endpoint } from './support/client.ts';
import { lot, mtom, newOid } from './support/lot.ts';
import { ACTION, QUERY, storedQuery } from './support/messages.ts';
import { PATIENT_INS } from './support/running.ts';
import { practitioner, signedVihf } from './support/vihf.ts';

const MAIN = new URL('../../sandbox/main.ts', import.meta.url).pathname;
let data: string;
let child: ChildProcess;
let endpoint: Endpoint;
let runs = 0;

/** Runs the store as its own program on the same folder. */
async function start(): Promise<void> {
  const ready = join(data, `ready-${(runs += 1)}.json`);
  child = spawn(process.execPath, [MAIN, '--data', data, '--ready-file', ready], { stdio: 'ignore' });
  for (let i = 0; i < 400 && !existsSync(ready); i += 1) await wait(50);
  const { port, pid } = JSON.parse(readFileSync(ready, 'utf8')) as { port: number; pid: number }; // written by main.ts
  expect(pid).toBe(child.pid);
  endpoint = { port, pkiFolder: join(data, 'pki') };
}

async function end(signal: NodeJS.Signals): Promise<number | null> {
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  child.kill(signal);
  return ended;
}

const vihf = (): string => signedVihf(endpoint.pkiFolder, { person: practitioner('899700000011'), ins: PATIENT_INS });
const patients = (): string => readFileSync(join(data, 'patients.json'), 'utf8');

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'sandbox-run-'));
  await start();
});
afterAll(async () => {
  await end('SIGTERM');
  rmSync(data, { recursive: true, force: true });
});

test('what was acknowledged is still there after the store is killed', async () => {
  const uniqueId = newOid();
  const written = lot({ pki: endpoint.pkiFolder, ins: PATIENT_INS, documents: [{ uniqueId }] });
  const packed = mtom(envelope({ action: ACTION.deposit, header: vihf(), body: written.body }), written.parts);
  const deposited = await postBytes(endpoint, undefined, '', packed.bytes, packed.contentType);
  expect(find(deposited.xml, '//rs:RegistryResponse/@status')[0], deposited.xml).toMatch(/Success$/);
  await end('SIGKILL');
  await start();
  const body = storedQuery(QUERY.getDocuments, { $XDSDocumentEntryUniqueId: `('${uniqueId}')` });
  const found = await post(endpoint, { action: ACTION.query, header: vihf(), body });
  expect(find(found.xml, '//query:AdhocQueryResponse/@totalResultCount')).toEqual(['1']);
});

test('an orderly stop, and the same patients and certificates at the next start', async () => {
  const before = [patients(), readFileSync(join(data, 'pki', 'server.pem'), 'utf8')];
  expect(await end('SIGTERM')).toBe(0);
  await start();
  expect([patients(), readFileSync(join(data, 'pki', 'server.pem'), 'utf8')]).toEqual(before);
  expect(JSON.parse(readFileSync(join(data, 'client-config.json'), 'utf8'))).toMatchObject({
    environment: 'sandbox',
    baseUrl: `https://localhost:${endpoint.port}/si-dmp-server/v2/services/`,
    services: { patient: 'patient', patientSpecific: 'PatientSpecific', habilitation: 'Habilitation' },
  });
});

test('a seeding cut short is begun anew', async () => {
  await end('SIGKILL');
  const count = (): number => {
    const db = openStore(join(data, 'store.sqlite'));
    const found = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM patients').get()?.n ?? 0;
    db.close();
    return found;
  };
  const whole = count();
  const db = openStore(join(data, 'store.sqlite'));
  db.pragma('user_version = 0');
  db.pragma('foreign_keys = OFF');
  db.exec('DELETE FROM patients WHERE id > 3');
  db.close();
  await start();
  expect(count()).toBe(whole);
});
