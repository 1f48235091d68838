import type { PersonSearch } from '../../../services/emergency/ports.ts';
import type { OpenContext } from '../gateway-context.ts';
import { NS } from '../namespaces.ts';
import { leaf, tag, type Xml } from '../xml/write-xml.ts';
import { messageHead } from './message-head.ts';
import type { PatientQuery } from './write-patient-query.ts';

const INTERACTION = 'PRPA_IN201305UV02';

function parameter(name: string, semantics: string, value: Xml | null): Xml | null {
  return value && tag(name, {}, value, leaf('semanticsText', semantics));
}

/** Parts of an address, as far as one knows them. */
function address({ city, postalCode }: PersonSearch): Xml | null {
  if (!city && !postalCode) return null;
  return tag('value', {}, city ? leaf('city', city) : null, postalCode ? leaf('postalCode', postalCode) : null);
}

function parameters(search: PersonSearch): Xml {
  const { family, given, birthDate, sex } = search;
  const name = tag('value', {}, leaf('family', family), given ? leaf('given', given) : null);
  // In the order of the schema; the published message has the name alone.
  return tag(
    'parameterList',
    {},
    parameter(
      'livingSubjectAdministrativeGender',
      'LivingSubject.administrativeGender',
      sex ? tag('value', { code: sex }) : null,
    ),
    parameter(
      'livingSubjectBirthTime',
      'LivingSubject.birthTime',
      birthDate ? tag('value', { value: birthDate.replaceAll('-', '') }) : null,
    ),
    parameter('livingSubjectName', 'LivingSubject.name', name),
    parameter('patientAddress', 'Patient.addr', address(search)),
  );
}

/** Writes PRPA_IN201305UV02 (PDQ v3, ITI-47), the request of TD0.5 (outline TD0.5-request). */
export function writePersonSearch(context: OpenContext, search: PersonSearch): PatientQuery {
  const queryId = context.ids.uuid();
  const query = tag(
    'queryByParameter',
    {},
    tag('queryId', { root: `${context.settings.sourceId}.2`, extension: queryId }),
    tag('statusCode', { code: 'new' }),
    parameters(search),
  );
  const code = tag('code', { code: 'PRPA_TE201305UV02', codeSystem: '2.16.840.1.113883.1.6' });
  const body = tag(
    INTERACTION,
    { xmlns: NS.hl7, ITSVersion: 'XML_1.0' },
    ...messageHead(context, INTERACTION),
    tag('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' }, code, query),
  );
  return { body, queryId };
}
