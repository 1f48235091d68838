import { randomUUID } from 'node:crypto';
import type { XmlElement } from 'libxml2-wasm';
import { hl7Time } from '../clock.ts';
import { Fault } from '../soap/fault.ts';
import type { Ins } from '../store/records.ts';
import { NS } from '../xml/namespaces.ts';
import { element, text } from '../xml/read.ts';
import { el, textEl, type Xml } from '../xml/write.ts';

/** OID of the store as an HL7v3 device and custodian (dmp-interface §1.1). */
export const STORE_OID = '1.2.250.1.213.4.1.1.1';

export interface Id {
  root: string;
  extension: string;
}

/** What every HL7v3 message begins with, as far as its answer needs it. */
export interface MessageHead {
  messageId: Id;
  sender: { id: Id; name: string };
}

/** A PatientGetDemographics query, as far as the answer needs it. */
export interface DemographicsQuery extends MessageHead {
  reason: string;
  queryId: Id;
  patient: Ins;
}

/**
 * Reads PRPA_IN201307UV02 (outline TD0.2-request).
 * @throws Fault `DMPInvalidMessage`
 */
export function readDemographicsQuery(body: XmlElement): DemographicsQuery {
  const found = element(
    body,
    'hl7:controlActProcess/hl7:queryByParameter/hl7:parameterList/hl7:patientIdentifier/hl7:value',
  );
  const patient = insAt(found);
  const reason = text(body, 'hl7:controlActProcess/hl7:reasonCode/@code');
  if (patient.oid === '' || patient.value === '' || !reason) {
    throw new Fault('DMPInvalidMessage', 'Requête HL7 incomplète : patient et motif obligatoires');
  }
  return {
    ...readHead(body),
    reason,
    queryId: idAt(body, 'hl7:controlActProcess/hl7:queryByParameter/hl7:queryId'),
    patient,
  };
}

/** An INS as HL7v3 writes it; empty when it is not there. */
export function insAt(node: XmlElement | null): Ins {
  return { oid: node?.attr('root')?.value ?? '', value: node?.attr('extension')?.value ?? '' };
}

/** Reads the identifier and the sender of a message. */
export function readHead(body: XmlElement): MessageHead {
  return {
    messageId: idAt(body, 'hl7:id'),
    sender: {
      id: idAt(body, 'hl7:sender/hl7:device/hl7:id'),
      name: text(body, 'hl7:sender/hl7:device/hl7:softwareName') ?? '',
    },
  };
}

export function idAt(node: XmlElement, path: string): Id {
  return { root: text(node, `${path}/@root`) ?? '', extension: text(node, `${path}/@extension`) ?? '' };
}

/** Variable parts of PRPA_IN201308UV02. */
export interface DemographicsAnswer {
  query: DemographicsQuery;
  now: number;
  reason: { code: string; label: string };
  attentionLines: Xml;
  /** `OK` with a subject, `NF` without. */
  found: boolean;
  reasonOf: Xml;
  subject: Xml;
}

/** Writes PRPA_IN201308UV02 (outline TD0.2-response). */
export function writeDemographicsAnswer(answer: DemographicsAnswer): Xml {
  const { query } = answer;
  return el(
    'PRPA_IN201308UV02',
    { xmlns: NS.hl7, 'xmlns:xsi': NS.xsi, ITSVersion: 'XML_1.0' },
    answerHead('PRPA_IN201308UV02', query, answer.now),
    answer.attentionLines,
    el('acknowledgement', { typeCode: 'AA' }, el('targetMessage', {}, idEl('id', query.messageId))),
    el(
      'controlActProcess',
      { classCode: 'CACT', moodCode: 'EVN' },
      el('reasonCode', {
        code: answer.reason.code,
        codeSystem: '1.2.250.1.213.1.1.4.11',
        displayName: answer.reason.label,
      }),
      answer.subject,
      answer.reasonOf,
      el('queryAck', {}, idEl('queryId', query.queryId), el('queryResponseCode', { code: answer.found ? 'OK' : 'NF' })),
    ),
  );
}

/** What every answer begins with. */
export function answerHead(interaction: string, { sender }: MessageHead, now: number, id: Id = newId()): Xml {
  return [
    idEl('id', id),
    el('creationTime', { value: hl7Time(now) }),
    el('interactionId', { extension: interaction, root: '2.16.840.1.113883.1.6' }),
    el('processingCode', { code: 'P' }),
    el('processingModeCode', { code: 'T' }),
    el('acceptAckCode', { code: 'NE' }),
    el('receiver', { typeCode: 'RCV' }, device(sender.id, sender.name)),
    el('sender', { typeCode: 'SND' }, device({ root: STORE_OID, extension: '' }, 'DMP BAC A SABLE')),
  ].join('');
}

const newId = (): Id => ({ root: randomUUID(), extension: '' });

export function idEl(name: string, { root, extension }: Id): Xml {
  return el(name, { extension: extension || null, root: root || null });
}

function device(id: Id, name: string): Xml {
  return el('device', { classCode: 'DEV', determinerCode: 'INSTANCE' }, idEl('id', id), textEl('softwareName', name));
}
