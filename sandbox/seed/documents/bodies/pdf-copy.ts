/** The producer's own PDF inside a structured document (CI-SIS §2.2: a reader shows it first). */
import { uuidOf } from '../../derive.ts';
import { element, type Xml } from '../xml.ts';

const TEXTUAL = {
  code: '55108-5',
  displayName: 'Présentation textuelle',
  codeSystem: '2.16.840.1.113883.6.1',
  codeSystemName: 'LOINC',
};

/** Section FR-Document-PDF-copie (1.2.250.1.213.1.1.2.243). */
export function pdfSection(key: string, pdf: Uint8Array): Xml {
  return element(
    'section',
    {},
    element('templateId', { root: '1.2.250.1.213.1.1.2.243' }),
    element('id', { root: uuidOf(`${key}|pdf|section`) }),
    element('code', TEXTUAL),
    element('title', {}, 'Copie du document'),
    element('text', {}, 'Copie PDF du document, telle que le producteur l’a mise en page.'),
    element('entry', {}, attachedDocument(key, pdf)),
  );
}

/** Entry FR-Document-attache (1.2.250.1.213.1.1.3.18): a label and the file. */
function attachedDocument(key: string, pdf: Uint8Array): Xml {
  const content = Buffer.from(pdf).toString('base64');
  const media = element(
    'observationMedia',
    { classCode: 'OBS', moodCode: 'EVN' },
    element('id', { root: uuidOf(`${key}|pdf`) }),
    element('value', { mediaType: 'application/pdf', representation: 'B64' }, content),
  );
  return element(
    'organizer',
    { classCode: 'CLUSTER', moodCode: 'EVN' },
    element('templateId', { root: '1.2.250.1.213.1.1.3.18' }),
    element('id', { root: uuidOf(`${key}|pdf|organizer`) }),
    element('code', TEXTUAL),
    element('statusCode', { code: 'completed' }),
    element('component', {}, label(key)),
    element('component', {}, media),
  );
}

function label(key: string): Xml {
  return element(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    element('templateId', { root: '1.3.6.1.4.1.19376.1.5.3.1.4.13' }),
    element('id', { root: uuidOf(`${key}|pdf|label`) }),
    element('code', TEXTUAL),
    element('text', {}, 'Copie du document'),
    element('statusCode', { code: 'completed' }),
    element('effectiveTime', { nullFlavor: 'NA' }),
    element('value', { 'xsi:type': 'ST' }, 'Copie PDF'),
  );
}
