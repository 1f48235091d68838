import { spawn } from 'node:child_process';
import { createSign, randomUUID, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ok } from '../../../../shared/result.ts';
import type { PatientIdentity } from '../../../../shared/domain/patient/identity.ts';
import { openFrameFolder } from '../../../../electron/adapters/dmp/frames/frame-folder.ts';
import { GATEWAY_DEFAULTS, type GatewayContext } from '../../../../electron/adapters/dmp/gateway-context.ts';
import { VIHF_DEFAULTS } from '../../../../electron/adapters/dmp/vihf/settings.ts';
import { SUBMITTER } from './sample-submitter.ts';
import { softwareTransport } from './software-transport.ts';

/** A sandbox store in a process of its own, with what a client needs to reach it. */
export interface RunningSandbox {
  readonly folder: string;
  readonly framesFolder: string;
  readonly patients: readonly PatientIdentity[];
  readonly rootPem: string;
  readonly intermediatesPem: string;
  session(over?: Partial<GatewayContext>): GatewayContext;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 120_000;
const SANDBOX = join(import.meta.dirname, '..', '..', '..', '..', 'sandbox', 'main.ts');
const PHYSICIAN = '899700000011';

function pems(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
}

function issuersOf(certificate: X509Certificate, authorities: readonly X509Certificate[]): Buffer[] {
  const above = authorities.find((one) => one.subject === certificate.issuer && one.subject !== certificate.subject);
  return above ? [above.raw, ...issuersOf(above, authorities)] : [];
}

interface ClientConfig {
  readonly baseUrl: string;
  readonly services: GatewayContext['settings']['paths'];
  readonly trustedRoots: string;
  readonly patientsFile: string;
}

function contextOf(folder: string, config: ClientConfig, framesFolder: string) {
  const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
  const own = (file: string) => read('pki', 'persons', PHYSICIAN, file);
  const roots = readFileSync(config.trustedRoots, 'utf8');
  const signer = new X509Certificate(own('sign.pem'));
  const key = own('sign.key.pem');
  const frames = openFrameFolder(framesFolder, 'sandbox');
  if (!frames.ok) throw new Error(frames.fault.code);
  const transport = softwareTransport({ certificate: own('auth.pem'), key: own('auth.key.pem'), roots });
  const context: GatewayContext = {
    environment: 'sandbox',
    transport,
    frames: frames.value,
    signing: {
      certificate: signer.raw,
      issuers: issuersOf(
        signer,
        pems(roots).map((pem) => new X509Certificate(pem)),
      ),
      sign: (data) => Promise.resolve(ok(createSign('sha256').update(data).sign(key))),
    },
    identity: {
      mode: 'DIRECTE',
      nationalId: PHYSICIAN,
      family: 'LIBRE',
      given: 'Jeanne',
      profession: { code: '10', codeSystem: '1.2.250.1.71.1.2.7', displayName: 'Médecin' },
      savoirFaire: {
        code: 'SM26',
        codeSystem: '1.2.250.1.71.4.2.5',
        displayName: 'Qualifié en Médecine Générale (SM)',
      },
      structureId: '499700000011001',
      sector: 'SA07',
    },
    submitter: SUBMITTER,
    authenticatedAt: Date.now(),
    settings: {
      ...GATEWAY_DEFAULTS,
      baseUrl: config.baseUrl,
      paths: { ...GATEWAY_DEFAULTS.paths, ...config.services },
      sourceId: '2.25.1234',
      vihf: { ...VIHF_DEFAULTS, lpsName: 'Poste DMP', lpsVersion: '0.1.0', homologationId: 'SANDBOX-0001' },
    },
    clock: { now: () => Date.now(), after: () => () => undefined },
    ids: { uuid: () => randomUUID(), oid: () => `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}` },
  };
  return { context, transport, roots };
}

async function whenReady(file: string, process: ReturnType<typeof spawn>): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (!existsSync(file)) {
    if (process.exitCode !== null || Date.now() > until) throw new Error('the sandbox did not start');
    await wait(100);
  }
}

/** Starts a sandbox of its own; ended by `stop`. */
export async function startSandbox(): Promise<RunningSandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-sandbox-'));
  const ready = join(folder, 'ready.json');
  const parameters = [SANDBOX, '--data', folder, '--port', '0', '--ready-file', ready];
  const process_ = spawn(process.execPath, parameters, { stdio: 'ignore' });
  await whenReady(ready, process_);
  // Both files are written by the sandbox just started.
  const config = JSON.parse(readFileSync(join(folder, 'client-config.json'), 'utf8')) as ClientConfig;
  const list = JSON.parse(readFileSync(config.patientsFile, 'utf8')) as { patients: PatientIdentity[] };
  const framesFolder = join(folder, 'frames');
  const { context, transport, roots } = contextOf(folder, config, framesFolder);
  const isRoot = (pem: string) => {
    const certificate = new X509Certificate(pem);
    return certificate.subject === certificate.issuer;
  };
  return {
    folder,
    framesFolder,
    patients: list.patients,
    rootPem: pems(roots).filter(isRoot).join('\n'),
    intermediatesPem: pems(roots)
      .filter((pem) => !isRoot(pem))
      .join('\n'),
    session: (over = {}) => ({ ...context, ...over }),
    stop: async () => {
      transport.close();
      const ended = new Promise((resolve) => process_.once('exit', resolve));
      process_.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
