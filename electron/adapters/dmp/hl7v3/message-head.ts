import { toXdsTime } from '../../../../shared/domain/time/hl7-time.ts';
import type { OpenContext } from '../gateway-context.ts';
import { leaf, tag, type Xml } from '../xml/write-xml.ts';

/** Device of the store in HL7 v3 messages (dmp-interface §1.1). */
const STORE_DEVICE = '1.2.250.1.213.4.1.1.1';

function device(role: 'receiver' | 'sender', id: string, name: string): Xml {
  const inside = tag(
    'device',
    { classCode: 'DEV', determinerCode: 'INSTANCE' },
    tag('id', { root: id }),
    leaf('softwareName', name),
  );
  return tag(role, { typeCode: role === 'receiver' ? 'RCV' : 'SND' }, inside);
}

/** What every patient message of ours begins with, in order: who asks whom, when, and which interaction it is. */
export function messageHead(context: OpenContext, interaction: string): readonly Xml[] {
  const { sourceId, processingCode, vihf } = context.settings;
  return [
    tag('id', { root: `${sourceId}.1`, extension: context.ids.uuid() }),
    tag('creationTime', { value: toXdsTime(context.wireTime.now()) }),
    tag('interactionId', { root: '2.16.840.1.113883.1.6', extension: interaction }),
    tag('processingCode', { code: processingCode }),
    tag('processingModeCode', { code: 'T' }),
    tag('acceptAckCode', { code: 'AL' }),
    device('receiver', STORE_DEVICE, 'DMP'),
    device('sender', sourceId, vihf.lpsName),
  ];
}
