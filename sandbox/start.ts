import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import { join, resolve } from 'node:path';
import { createClock, type Clock } from './clock.ts';
import { generatePki } from './pki/generate.ts';
import { LISTS_LIVE_MS, publishCrls } from './pki/publish-crls.ts';
import { loadTrust, type TrustStore } from './pki/trust.ts';
import { randomBytes } from 'node:crypto';
import { createPatientServer } from './patient/page/server.ts';
import { createControlServer } from './server/control-server.ts';
import { createCrlServer, crlPort } from './server/crl-server.ts';
import { BASE_PATH, createHttpsServer, PARAMETER_PATH } from './server/https-server.ts';
import { defaultSettings, type Settings } from './server/service.ts';
import { seed } from './seed-store.ts';
import { openStore, type Store } from './store/open.ts';

export interface StartOptions {
  data: string;
  /** 0 picks a free port. */
  port: number;
  /** Port of the patient's page; a free one when absent. */
  patientPort?: number;
  /** Documents in all after seeding a new store; the awkward cases are always there. */
  documents?: number;
  /** Documents of the patient with the big dossier. */
  dossier?: number;
  /** Seeds nothing: tests bring their own patients. */
  empty?: boolean;
  settings?: Partial<Settings>;
}

export interface RunningSandbox {
  port: number;
  crlPort: number;
  /** Where tests in another process give orders, and the token they show (server/control-server.ts). */
  control: { url: string; token: string };
  /** The patient's page, and the telephone that shows the codes it would send (patient/page/). */
  patient: { url: string; phone: string };
  baseUrl: string;
  dataFolder: string;
  pkiFolder: string;
  store: Store;
  clock: Clock;
  stop(): Promise<void>;
}

/** Starts the store: PKI, database, seed, servers, and the files a client needs to point at it. */
export async function startSandbox(options: StartOptions): Promise<RunningSandbox> {
  const dataFolder = resolve(options.data);
  mkdirSync(dataFolder, { recursive: true });
  const clockFile = join(dataFolder, 'clock-offset.json');
  rmSync(clockFile, { force: true });
  // A client that points here follows: a demonstration moves both clocks at once.
  const clock = createClock((offsetMs) => (writeWhole(clockFile, JSON.stringify({ offsetMs })), lists.renew()));
  const pkiFolder = await generatePki(dataFolder, new Date(clock.now()));
  const store = openStore(join(dataFolder, 'store.sqlite'));
  if (!options.empty) await seed(store, dataFolder, clock.now(), options);

  const trust = loadTrust(pkiFolder);
  const lists = currentLists(pkiFolder, trust, clock);
  const service = { store, trust, clock, settings: { ...defaultSettings, ...options.settings } };
  const https = createHttpsServer(service, pkiFolder);
  const crl = createCrlServer(pkiFolder);
  const token = randomBytes(16).toString('hex');
  const controls = createControlServer(service, token);
  const phoneToken = randomBytes(8).toString('hex');
  const patients = createPatientServer(service, phoneToken);
  const port = await listen(https, options.port);
  const control = { url: `http://127.0.0.1:${await listen(controls, 0)}`, token };
  const page = `http://127.0.0.1:${await listen(patients, options.patientPort ?? 0)}`;
  const listsAt = crlPort(pkiFolder);
  // Two sandboxes of one data folder, or a port taken by another program: the lists stay readable as files.
  await listen(crl, listsAt).catch(() => console.error(`Port ${listsAt} occupé : listes de révocation non publiées`));

  const origin = `https://localhost:${port}`;
  const running = {
    port,
    crlPort: listsAt,
    control,
    patient: { url: `${page}/`, phone: `${page}/telephone/${phoneToken}` },
    baseUrl: `${origin}${BASE_PATH}`,
    dataFolder,
    pkiFolder,
    store,
    clock,
  };
  writeClientConfig(running, `${origin}${PARAMETER_PATH}`);
  return { ...running, stop: () => stop(store, https, crl, controls, patients) };
}

/** A clock moved past the life of the lists meets new ones, as authorities publish them; the old ones stay until then. */
function currentLists(pkiFolder: string, trust: TrustStore, clock: Clock): { renew(): void } {
  let publishedAt = clock.now();
  return {
    renew: () => {
      if (clock.now() < publishedAt + LISTS_LIVE_MS) return;
      publishedAt = clock.now();
      publishCrls(pkiFolder, new Date(publishedAt));
      trust.crls = loadTrust(pkiFolder).crls;
    },
  };
}

/** A reader never meets half of it. */
function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done((server.address() as AddressInfo).port)); // a TCP server has such an address
  });
}

async function stop(store: Store, ...servers: (Server & { closeAllConnections?(): void })[]): Promise<void> {
  for (const server of servers) {
    server.closeAllConnections?.();
    await new Promise((done) => server.close(done));
  }
  store.close();
}

function writeClientConfig(running: Omit<RunningSandbox, 'stop'>, parameterFileUrl: string): void {
  const config = {
    environment: 'sandbox',
    baseUrl: running.baseUrl,
    services: {
      patient: 'patient',
      patientSpecific: 'PatientSpecific',
      habilitation: 'Habilitation',
      registry: 'DocumentRegistry_Service',
      repository: 'DocumentRepository_Service',
    },
    parameterFileUrl,
    trustedRoots: join(running.pkiFolder, 'roots.pem'),
    patientsFile: join(running.dataFolder, 'patients.json'),
  };
  writeFileSync(join(running.dataFolder, 'client-config.json'), `${JSON.stringify(config, null, 2)}\n`);
}
