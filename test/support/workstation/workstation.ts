import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DoctorCall } from '../../../shared/domain/outbox/needs-doctor.ts';
import type { EventName } from '../../../shared/contract/names.ts';
import { ok } from '../../../shared/result.ts';
import { buildWorkstation, type Workstation, type WorkstationParts } from '../../../electron/compose/workstation.ts';
import { readSettings } from '../../../electron/adapters/settings/read-settings.ts';
import { fileKeyStore } from '../../../electron/adapters/system/workstation-keys.ts';
import { systemClock } from '../../../electron/adapters/system/clock.ts';
import type { Clock } from '../../../electron/services/ports.ts';
import { nodeUtilityProcess } from './node-processes.ts';
import type { SandboxStore } from './sandbox-store.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** A workstation without a window, and what it told the window that is not there. */
export interface HeadlessWorkstation extends Workstation {
  readonly told: { readonly name: EventName; readonly payload: unknown }[];
  /** Notices shown on the desktop. */
  readonly notices: DoctorCall[];
}

/** Builds the workstation of a test over a running sandbox: everything real but the window and the host. */
export function headlessWorkstation(
  store: Pick<SandboxStore, 'settings' | 'card'>,
  profile: string,
  changes: {
    readonly settings?: Record<string, unknown>;
    readonly frames?: string;
    readonly clock?: Clock;
    readonly spanClock?: Clock;
    readonly onDossierLeft?: () => void;
    readonly host?: {
      readonly saveFile?: Partial<WorkstationParts['saveFile']>;
      readonly browser?: WorkstationParts['browser'];
    };
  } = {},
): HeadlessWorkstation {
  const config = join(profile, `config-${randomBytes(4).toString('hex')}.json`);
  writeFileSync(config, JSON.stringify({ ...store.settings, ...changes.settings }));
  const settings = readSettings(config, profile);
  if (!settings.ok) throw new Error(settings.fault.code);
  process.env['SOFTHSM2_CONF'] = store.card.conf;
  const told: HeadlessWorkstation['told'] = [];
  const notices: DoctorCall[] = [];
  const { saveFile, ...host } = changes.host ?? {};
  const keys = fileKeyStore(join(profile, 'key'));
  const built = buildWorkstation({
    settings: settings.value,
    version: '0.0.0-test',
    folder: profile,
    resources: join(ROOT, 'resources'),
    entries: {
      card: join(ROOT, 'electron/card-process.ts'),
      watcher: join(ROOT, 'electron/watcher-process.ts'),
      pdf: join(ROOT, 'electron/adapters/files/pdf/pdf-worker.ts'),
    },
    utilityProcess: nodeUtilityProcess(),
    safeStorage: {
      isEncryptionAvailable: () => true,
      encryptString: (text) => keys.encrypt(text),
      decryptString: (bytes) => keys.decrypt(bytes),
    },
    net: null,
    browser: { openInBrowser: async () => false },
    ...host,
    saveFile: { save: async () => ok(false), saveDocument: async () => ok(false), ...saveFile },
    clock: changes.clock ?? systemClock,
    ...(changes.spanClock && { spanClock: changes.spanClock }),
    onDossierLeft: changes.onDossierLeft ?? (() => undefined),
    callDoctor: (why) => void notices.push(why),
    send: (name, payload) => void told.push({ name, payload }),
    ...(changes.frames !== undefined && { frames: changes.frames }),
  });
  if (!built.ok) throw new Error(built.fault.code);
  return { ...built.value, told, notices };
}
