// Origin: written for the generator after dmp-interface §1, §2 and §3; test identities only.
import { readFileSync } from 'node:fs';
import { makeRetrieval } from '../../fixtures/xds/make-mtom.ts';

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const fixture = (path: string): Uint8Array => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url));

/** What every answer of the seeds relates to. */
export const MESSAGE_ID = 'urn:uuid:11111111-2222-4333-8444-555555555555';

/** A SOAP 1.2 answer. */
export function enveloped(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header><a:Action>urn:x</a:Action><a:RelatesTo>${MESSAGE_ID}</a:RelatesTo></s:Header><s:Body>${body}</s:Body></s:Envelope>`;
}

export const CDA_DOCUMENTS: readonly Uint8Array[] = [
  fixture('cda/structured.xml'),
  fixture('cda/self-presenting.xml'),
  utf8(
    '<ClinicalDocument xmlns="urn:hl7-org:v3"><component><nonXMLBody><text mediaType="application/pdf" representation="B64">JVBERi0xLjQKJSVFT0YK</text></nonXMLBody></component></ClinicalDocument>',
  ),
  utf8(
    '<?xml-stylesheet type="text/xsl" href="#x"?><ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody><component><section><templateId root="1.2.250.1.213.1.1.2.243"/><title>T</title><text><table border="1"><caption>C</caption><thead><tr><th colspan="2" rowspan="3">a</th></tr></thead><tbody><tr><td>10<sup>9</sup></td></tr></tbody></table><list listType="ordered"><caption>c</caption><item>i<br/><content styleCode="Bold Italics" revised="delete">x</content></item></list><footnote ID="f">n</footnote><footnoteRef IDREF="f"/><linkHtml href="http://127.0.0.1:9/">l</linkHtml><renderMultiMedia referencedObject="m"><caption>k</caption></renderMultiMedia><script>alert(1)</script></text><entry><observationMedia ID="m"><value mediaType="image/png" representation="B64">iVBORw0KGgo=</value></observationMedia></entry><component><section><text><paragraph>p</paragraph></text></section></component></section></component></structuredBody></component></ClinicalDocument>',
  ),
];

const person =
  '<patientPerson><name><prefix>MME</prefix><given>LAURENCE</given><family qualifier="SP">PAT-USUEL</family><family qualifier="BR">PAT-QUATRE</family></name><telecom use="MC" value="tel:0600000000"/><administrativeGenderCode code="F"/><birthTime value="19070525"/><addr><city>LYON</city><postalCode>69003</postalCode></addr></patientPerson>';
const patient = `<subject><registrationEvent><subject1><patient><id root="1.2.250.1.213.1.4.10" extension="207058575627097"/><statusCode code="active"/>${person}<subjectOf1><queryMatchObservation><code code="P"/><value value="97"/></queryMatchObservation></subjectOf1><subjectOf2><administrativeObservation><code code="OPPOSITION_ACCES_URGENCE"/><value value="true"/></administrativeObservation></subjectOf2></patient></subject1></registrationEvent></subject>`;
const acknowledged =
  '<attentionLine><keyWordText code="AUTORISATION"/><value code="VALIDE"/></attentionLine><acknowledgement typeCode="AA"><acknowledgementDetail><code code="DMPInvalid"/><text>t</text></acknowledgementDetail></acknowledgement>';
const queryAck =
  '<queryAck><queryId root="x" extension="1"/><queryResponseCode code="OK"/><resultTotalQuantity value="1"/><resultRemainingQuantity value="0"/></queryAck>';

const BODIES = [
  `<PRPA_IN201306UV02 xmlns="urn:hl7-org:v3">${acknowledged}<controlActProcess>${patient}${queryAck}</controlActProcess></PRPA_IN201306UV02>`,
  `<PRPA_IN201308UV02 xmlns="urn:hl7-org:v3">${acknowledged}<controlActProcess>${patient}${queryAck}</controlActProcess></PRPA_IN201308UV02>`,
  '<s:Fault xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>DMPInvalidVihf</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="fr">r</s:Text></s:Reason><s:Detail><x/></s:Detail></s:Fault>',
  '<patientListResponse xmlns="urn:si-dmp-patients"><output><status>DMPOk</status><patientlistData><patientIdentifier><nationalId>207058575627097</nationalId><nationalIdType>1.2.250.1.213.1.4.10</nationalIdType></patientIdentifier><MT>true</MT><lastAddDate>20260101000000</lastAddDate></patientlistData></output></patientListResponse>',
];

const list = Buffer.from(fixture('xds/list-answer.xml')).toString('utf8');
const listed = list.replace('<S:Header>', `<S:Header><ad:RelatesTo>${MESSAGE_ID}</ad:RelatesTo>`);

/** Answers of the store, in an envelope. */
export const ENVELOPES: readonly Uint8Array[] = [
  ...BODIES.map((body) => utf8(enveloped(body))),
  utf8(listed),
  fixture('xds/soap-fault.xml'),
];

const related = (message: Uint8Array): Uint8Array =>
  Buffer.from(
    Buffer.from(message)
      .toString('latin1')
      .replace('<s:Body>', `<s:Header><RelatesTo>${MESSAGE_ID}</RelatesTo></s:Header><s:Body>`),
    'latin1',
  );

/** Multipart messages, bare and with the headers they came with. */
export const MULTIPART: readonly Uint8Array[] = [
  related(makeRetrieval(Buffer.from('<a/>'))),
  related(makeRetrieval(Buffer.from('bytes'), { headers: true })),
  utf8('--b\nContent-Type: text/xml\nContent-Transfer-Encoding: quoted-printable\n\n<a=3D/>\n--b\nContent-ID: <x>\nContent-Transfer-Encoding: base64\n\nQUJD\n--b--\n'),
]; // prettier-ignore

/** The parameter file, in the ways a name and a value may be written. */
export const PARAMETER_FILES: readonly Uint8Array[] = [
  utf8('<parametres><parametre nom="age-majorite" valeur="18"/><age-majorite>18</age-majorite></parametres>'),
  utf8('<p><x><nom>age-majorite</nom><valeur>18</valeur></x><y name="a">b</y></p>'),
];
