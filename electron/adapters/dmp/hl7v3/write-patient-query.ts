import { NS } from '../namespaces.ts';
import { leaf, tag, type Xml } from '../xml/write-xml.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import { toXdsTime } from '../../../../shared/domain/time/hl7-time.ts';
import type { OpenContext } from '../gateway-context.ts';

/** Why the demographics of a dossier are asked (1.2.250.1.213.1.1.4.11, dmp-interface §1.2). */
export type QueryReason = 'TEST_EXST' | 'CNSLT_DATA';

const REASONS: Readonly<Record<QueryReason, string>> = {
  TEST_EXST: "Test d'existence de dossier",
  CNSLT_DATA: 'Consultation des données de gestion de dossier',
};

/** Device of the store in HL7 v3 messages (dmp-interface §1.1). */
const STORE_DEVICE = '1.2.250.1.213.4.1.1.1';
const INTERACTION = 'PRPA_IN201307UV02';
const NIL = { 'xsi:nil': 'true' };

/** A query written, with the identifier its answer must repeat. */
export interface PatientQuery {
  readonly body: Xml;
  readonly queryId: string;
}

function device(role: 'receiver' | 'sender', id: string, name: string): Xml {
  const inside = tag(
    'device',
    { classCode: 'DEV', determinerCode: 'INSTANCE' },
    tag('id', { root: id }),
    leaf('softwareName', name),
  );
  return tag(role, { typeCode: role === 'receiver' ? 'RCV' : 'SND' }, inside);
}

function control(ins: Ins, reason: QueryReason, queryId: { readonly root: string; readonly extension: string }): Xml {
  const value = tag('value', { root: ins.oid, extension: ins.value });
  const parameters = tag(
    'parameterList',
    {},
    tag('dataSource', NIL),
    tag('patientIdentifier', {}, value, leaf('semanticsText', 'Patient.id')),
  );
  const query = tag('queryByParameter', {}, tag('queryId', queryId), tag('statusCode', { code: 'new' }), parameters);
  const why = { code: reason, codeSystem: '1.2.250.1.213.1.1.4.11', displayName: REASONS[reason] };
  return tag('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' }, tag('reasonCode', why), query);
}

/** Writes PRPA_IN201307UV02 (PatientGetDemographics), the request of TD0.2 and of TD1.3a (dmp-interface §1.3). */
export function writePatientQuery(context: OpenContext, ins: Ins, reason: QueryReason): PatientQuery {
  const { sourceId, processingCode, vihf } = context.settings;
  const queryId = context.ids.uuid();
  const body = tag(
    INTERACTION,
    { xmlns: NS.hl7, 'xmlns:xsi': NS.xsi, ITSVersion: 'XML_1.0' },
    tag('id', { root: `${sourceId}.1`, extension: context.ids.uuid() }),
    tag('creationTime', { value: toXdsTime(context.clock.now()) }),
    tag('interactionId', { root: '2.16.840.1.113883.1.6', extension: INTERACTION }),
    tag('processingCode', { code: processingCode }),
    tag('processingModeCode', { code: 'T' }),
    tag('acceptAckCode', { code: 'AL' }),
    device('receiver', STORE_DEVICE, 'DMP'),
    device('sender', sourceId, vihf.lpsName),
    tag('attentionLine', NIL),
    control(ins, reason, { root: `${sourceId}.2`, extension: queryId }),
  );
  return { body, queryId };
}
