import { hl7Time } from '../clock.ts';
import { PRACTITIONERS } from '../pki/practitioners.ts';
import { Fault } from '../soap/fault.ts';
import { authorisedDossiers, type AuthorisedDossier } from '../store/authorised-dossiers.ts';
import { NS } from '../xml/namespaces.ts';
import { text } from '../xml/read.ts';
import { el, textEl, type Xml } from '../xml/write.ts';
import { addMonths } from '../rules/add-months.ts';
import { holderOf, isEmployee, requireFunction } from './access.ts';
import type { Vihf } from '../vihf/read-vihf.ts';
import { LEGACY_INS_C } from './patient-subject.ts';
import type { Transaction } from './transaction.ts';

/** OID of the legacy identifier (dmp-interface §5.1). */

/** TD0.4: dossiers the caller is authorised on (dmp-interface §1.4). */
export const patientList: Transaction = {
  name: 'TD0.4',
  action: 'urn:si-dmp-patients:PatientSpecificEndPoint:patientList',
  responseAction: 'urn:si-dmp-patients:PatientSpecificEndPoint:patientListResponse',
  services: ['patientspecific'],
  mtom: false,
  handle(request) {
    const { envelope, store, vihf, now, settings } = request;
    requireFunction(request, 'TD0.4');
    const startDate = text(envelope.body, 'pat:startDate') ?? '';
    const dateType = text(envelope.body, 'pat:dateType');
    if (!/^\d{8,14}$/.test(startDate)) throw new Fault('DMPInvalidMessage', 'Date de début absente ou illisible');
    if (dateType !== 'LASTAUTORIZATION' && dateType !== 'LASTDOC') {
      throw new Fault('DMPInvalidMessage', 'Type de date inconnu : LASTAUTORIZATION ou LASTDOC attendu');
    }
    if (dateType === 'LASTDOC' && isLimitedToNew(vihf)) {
      throw new Fault('DMPAccessDeniedByRightsService', 'Liste limitée aux nouvelles autorisations');
    }
    const stillValidFrom = addMonths(now, -settings.authorisationMonths);
    const known = holdersFor(vihf).flatMap((holder) => authorisedDossiers(store, holder, stillValidFrom));
    const rows = [...new Map(known.map((row) => [row.insValue, row])).values()].filter((row) => {
      const at = dateType === 'LASTDOC' ? row.lastAddAt : row.lastActionAt;
      return at !== null && hl7Time(at) >= startDate;
    });
    const list = rows.map((row) => writeDossier(row, row.attendingPractitioner === vihf.nameId));
    return { body: el('patientListResponse', { xmlns: NS.pat }, el('output', {}, ...list, textEl('status', 'DMPOk'))) };
  },
};

/** Notes 2 of dmp-interface §6.4: a structure, or its staff without a card, asks for new authorisations only. */
const isLimitedToNew = (vihf: Vihf): boolean =>
  vihf.mode === 'INDIRECTE' || (vihf.mode === 'INDIRECTE_RENFORCEE' && isEmployee(vihf));

/** Note 3: an employee with a card sees the dossiers of his structure and of the professionals who act for it. */
function holdersFor(vihf: Vihf): string[] {
  if (!isEmployee(vihf)) return [vihf.nameId];
  const colleagues = PRACTITIONERS.filter(
    (one) => one.profession !== null && one.situations.some((place) => place.structureId === vihf.structureId),
  );
  return [holderOf(vihf), ...colleagues.map((one) => one.nationalId)];
}

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
