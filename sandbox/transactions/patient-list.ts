import { hl7Time } from '../clock.ts';
import { Fault } from '../soap/fault.ts';
import { authorisedDossiers, type AuthorisedDossier } from '../store/authorised-dossiers.ts';
import { NS } from '../xml/namespaces.ts';
import { text } from '../xml/read.ts';
import { el, textEl, type Xml } from '../xml/write.ts';
import { addMonths, holderOf } from './access.ts';
import type { Transaction } from './transaction.ts';

/** OID of the legacy identifier (dmp-interface §5.1). */
const LEGACY_INS_C = '1.2.250.1.213.1.4.2';

/** TD0.4: dossiers the caller is authorised on (dmp-interface §1.4). */
export const patientList: Transaction = {
  name: 'TD0.4',
  action: 'urn:si-dmp-patients:PatientSpecificEndPoint:patientList',
  responseAction: 'urn:si-dmp-patients:PatientSpecificEndPoint:patientListResponse',
  services: ['patientspecific'],
  mtom: false,
  handle({ envelope, store, vihf, now, settings }) {
    const startDate = text(envelope.body, 'pat:startDate') ?? '';
    const dateType = text(envelope.body, 'pat:dateType');
    if (!/^\d{8,14}$/.test(startDate)) throw new Fault('DMPInvalidMessage', 'Date de début absente ou illisible');
    if (dateType !== 'LASTAUTORIZATION' && dateType !== 'LASTDOC') {
      throw new Fault('DMPInvalidMessage', 'Type de date inconnu : LASTAUTORIZATION ou LASTDOC attendu');
    }
    const stillValidFrom = addMonths(now, -settings.authorisationMonths);
    const rows = authorisedDossiers(store, holderOf(vihf), stillValidFrom).filter((row) => {
      const at = dateType === 'LASTDOC' ? row.lastAddAt : row.lastActionAt;
      return at !== null && hl7Time(at) >= startDate;
    });
    const list = rows.map((row) => writeDossier(row, row.attendingPractitioner === vihf.nameId));
    return { body: el('patientListResponse', { xmlns: NS.pat }, el('output', {}, ...list, textEl('status', 'DMPOk'))) };
  },
};

function writeDossier(row: AuthorisedDossier, attending: boolean): Xml {
  const time = (at: number | null): string | null => (at === null ? null : hl7Time(at));
  return el(
    'patientlistData',
    {},
    row.legacyInsC ? identifier(row.legacyInsC, LEGACY_INS_C) : '',
    identifier(row.insValue, row.insOid),
    textEl('lastName', row.lastName),
    textEl('firstName', row.firstName),
    textEl('dateOfBirth', row.birthDate.replaceAll('-', '')),
    textEl('MT', String(attending)),
    textEl('message', 'false'),
    textEl('lastAccessDate', time(row.lastAccessAt ?? row.lastActionAt)),
    textEl('lastUpdateDate', time(row.lastActionAt)),
    textEl('lastAddDate', time(row.lastAddAt)),
  );
}

function identifier(value: string, type: string): Xml {
  return el('patientIdentifier', {}, textEl('nationalId', value), textEl('nationalIdType', type));
}
