/** The client's own services of reading, on a real encrypted store, over the engine. */
import { createHash } from 'node:crypto';
import { documentReader } from '../../../electron/adapters/dmp/reading/document-reader.ts';
import type { Store } from '../../../electron/adapters/store/store.ts';
import { systemIds } from '../../../electron/adapters/system/ids.ts';
import { Journal } from '../../../electron/services/audit/journal.ts';
import { LocalCopies } from '../../../electron/services/cache/local-copies.ts';
import { Consents } from '../../../electron/services/consent/consents.ts';
import { Emergency } from '../../../electron/services/emergency/emergency.ts';
import { AccessRegister } from '../../../electron/services/emergency/register.ts';
import { Patients } from '../../../electron/services/patients/patients.ts';
import { Documents } from '../../../electron/services/records/documents.ts';
import { Dossiers } from '../../../electron/services/records/dossiers.ts';
import { Lists } from '../../../electron/services/records/lists.ts';
import { News } from '../../../electron/services/records/news.ts';
import type { Clock } from '../../../electron/services/ports.ts';
import { ok } from '../../../shared/result.ts';
import type { ReadingGateway } from './engine-gateway.ts';

const DAY = 24 * 3_600_000;
const AGE_OF_MAJORITY = 18;

export const HOLDER = {
  nationalId: '899700000011',
  family: 'LIBRE',
  given: 'Jeanne',
  profession: { code: '10', codeSystem: '1.2.250.1.71.1.2.7' },
};
export const SITUATION = { structureId: '10B0170011', structureName: 'CH de démonstration', sector: 'SA01' };

export interface ConsultingRoom {
  dossiers: Dossiers;
  lists: Lists;
  documents: Documents;
  emergency: Emergency;
  copies: LocalCopies;
  consents: Consents;
}

/** Built at each unlock, as the workplace is. */
export function openRoom(store: Store, dmp: ReadingGateway, clock: Clock): ConsultingRoom {
  const session = { practitionerId: HOLDER.nationalId, structureId: SITUATION.structureId };
  const log = { info: () => undefined, warn: () => undefined };
  const audit = new Journal({ store: store.audit, clock, log, session });
  const patients = new Patients({
    store: store.patients,
    clock,
    environment: 'sandbox',
    ageOfMajority: AGE_OF_MAJORITY,
  });
  const copies = new LocalCopies({
    store: store.cache,
    audit,
    clock,
    practitionerId: HOLDER.nationalId,
    offlineLifeMs: 3 * DAY,
  });
  const consents = new Consents({
    store: store.consents,
    sign: { signConsent: async () => ok({ signature: '', certificate: '' }) },
    writeDown: audit.writeDown.bind(audit),
    together: (work) => store.outbox.together(work),
    clock,
    ids: systemIds,
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    session,
  });
  const dossiers = new Dossiers({
    dmp,
    patients,
    consents,
    copy: copies,
    looks: store.looks,
    place: store.place,
    audit,
    clock,
    ids: systemIds,
    practitionerId: HOLDER.nationalId,
    authorisationValidityMs: 365 * DAY,
    minors: { ageOfMajority: AGE_OF_MAJORITY, functionsOn: true, secretFrom: 12 },
    capacities: ['care-team', 'not-care-team'],
    expressNeeded: false,
    countSignatures: () => 0,
    onLeft: () => undefined,
    onChanged: () => undefined,
  });
  const live = dossiers.live.bind(dossiers);
  const practitionerId = HOLDER.nationalId;
  const looks = { looks: store.looks, live, audit, clock, practitionerId };
  // These histories ask for lists only.
  const news = new News({ ...looks, dmp: { findSince: () => Promise.reject(new Error('not asked')) } });
  const shared = { live, dmp, copy: copies, audit, clock, news };
  const labels = { typeLabel: () => 'Type', classLabel: () => 'Classe' };
  const handOver = (): void => undefined;
  const register = new AccessRegister({
    store: store.emergency,
    handOver,
    audit,
    readSince: () => 0,
    clock,
    holder: HOLDER,
    situation: SITUATION,
  });
  const emergency = new Emergency({
    dmp,
    dossiers,
    patients,
    copy: copies,
    register,
    audit,
    clock,
    ids: systemIds,
    holder: HOLDER,
    officer: false,
    regulator: true,
    lifeMs: 3_600_000,
    ageOfMajority: AGE_OF_MAJORITY,
    onChanged: () => undefined,
  });
  return {
    dossiers,
    lists: new Lists({ onReceived: () => undefined, ...shared, labels, practitionerId }),
    documents: new Documents({ ...shared, reader: documentReader() }),
    emergency,
    copies,
    consents,
  };
}
