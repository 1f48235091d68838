/** The client's own workplace, joined as the program joins it, on a real encrypted store and over the engine. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCdaBuilder } from '../../../../electron/adapters/dmp/cda/build-cda.ts';
import { readCdaIdentities } from '../../../../electron/adapters/dmp/cda/read-identities.ts';
import { documentReader } from '../../../../electron/adapters/dmp/reading/document-reader.ts';
import { createFileSniffer } from '../../../../electron/adapters/files/sniff-file.ts';
import { readSettings, type Settings } from '../../../../electron/adapters/settings/read-settings.ts';
import type { Store } from '../../../../electron/adapters/store/store.ts';
import { oidOfUuid } from '../../../../electron/adapters/system/ids.ts';
import { readTerminology } from '../../../../electron/adapters/terminology/read-terminology.ts';
import { openWorkplace, type OpenWorkplace } from '../../../../electron/compose/workplace.ts';
import type { Clock, Ids } from '../../../../electron/services/ports.ts';
import { ok } from '../../../../shared/result.ts';
import { HOLDER, SITUATION } from '../consulting-room.ts';
import type { FilingGateway } from './filing-gateway.ts';

const RESOURCES = join(import.meta.dirname, '..', '..', '..', '..', 'resources');
const PDF_WORKER = new URL('../../../../electron/adapters/files/pdf/pdf-worker.ts', import.meta.url);
const terms = readTerminology(join(RESOURCES, 'terminology'));
const nothing = (): undefined => undefined;

/** Settings of a workstation that reaches nothing: the engine is called in this process. */
export function settingsIn(folder: string): Settings {
  const [config, trustedRoots] = [join(folder, 'config.json'), join(folder, 'roots.pem')];
  writeFileSync(trustedRoots, '');
  const service = { patient: '', patientSpecific: '', habilitation: '', registry: '', repository: '' };
  const given = { environment: 'sandbox', baseUrl: 'https://localhost', services: service, trustedRoots };
  writeFileSync(config, JSON.stringify({ ...given, recallWindowMs: 0 }));
  const settings = readSettings(config, folder);
  if (!settings.ok) throw new Error(settings.fault.code);
  return settings.value;
}

/** Identifiers counted up: a seed tells the same history each time. */
export function countedIds(): Ids {
  let count = 0;
  const uuid = (): string => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
  return { uuid, oid: () => oidOfUuid(uuid()) };
}

export interface DeskParts {
  readonly store: Store;
  readonly dmp: FilingGateway;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: Settings;
}

/** Built at each unlock, and at work at once. */
export function openDesk({ store, dmp, clock, ids, settings }: DeskParts): OpenWorkplace {
  const signed = { signature: '', certificate: '' };
  const work = openWorkplace({
    holder: HOLDER,
    situation: SITUATION,
    store,
    trust: { authorities: [] },
    gateway: dmp,
    submit: dmp,
    signConsent: { signConsent: async () => ok(signed) },
    signSeal: { signSeal: async () => ok(signed) },
    issuers: [],
    saveFile: { save: async () => ok(false), saveDocument: async () => ok(false) },
    browser: { openInBrowser: async () => false },
    witness: null,
    version: '0.0.0-model',
    settings,
    terms,
    files: createFileSniffer({ cdaIdentities: readCdaIdentities, pdfWorker: PDF_WORKER }),
    cda: createCdaBuilder(),
    reader: documentReader(),
    pdfWorker: PDF_WORKER,
    clock,
    ids,
    log: { info: nothing, warn: nothing },
    countSignatures: () => 0,
    maySend: true,
    parameterSource: null,
    onDossierLeft: () => undefined,
    onDossierChanged: nothing,
    onEmergencyChanged: nothing,
    onHoldsChanged: nothing,
    onReceiving: () => undefined,
    onCopiesChanged: nothing,
    onJobChanged: nothing,
    callDoctor: nothing,
    onJournalChanged: nothing,
  });
  work.begin();
  return work;
}
