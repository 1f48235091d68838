import { NS } from '../namespaces.ts';
import { leaf, tag, type Xml } from '../xml/write-xml.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import type { OpenContext } from '../gateway-context.ts';
import { messageHead } from './message-head.ts';

/** Why the demographics of a dossier are asked (1.2.250.1.213.1.1.4.11, dmp-interface §1.2). */
export type QueryReason = 'TEST_EXST' | 'CNSLT_DATA';

const REASONS: Readonly<Record<QueryReason, string>> = {
  TEST_EXST: "Test d'existence de dossier",
  CNSLT_DATA: 'Consultation des données de gestion de dossier',
};

const INTERACTION = 'PRPA_IN201307UV02';
const NIL = { 'xsi:nil': 'true' };

/** A query written, with the identifier its answer must repeat. */
export interface PatientQuery {
  readonly body: Xml;
  readonly queryId: string;
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
  const { sourceId } = context.settings;
  const queryId = context.ids.uuid();
  const body = tag(
    INTERACTION,
    { xmlns: NS.hl7, 'xmlns:xsi': NS.xsi, ITSVersion: 'XML_1.0' },
    ...messageHead(context, INTERACTION),
    tag('attentionLine', NIL),
    control(ins, reason, { root: `${sourceId}.2`, extension: queryId }),
  );
  return { body, queryId };
}
