import type { XmlElement } from 'libxml2-wasm';
import { Fault } from '../soap/fault.ts';
import type { Coded, Ins } from '../store/records.ts';
import { parsePatientId } from '../xds/composite.ts';
import { elements, text } from '../xml/read.ts';

export const MODES = ['DIRECTE', 'INDIRECTE', 'INDIRECTE_RENFORCEE'] as const;
export type Mode = (typeof MODES)[number];

/** Purposes of TRE_R248 (dmp-interface §2.3). */
export const PURPOSES = ['normal', 'bris_de_glace', 'centre_15'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What an assertion says, before anyone has checked that it is true. */
export interface Vihf {
  id: string;
  issueInstant: string;
  issuer: string;
  nameId: string;
  mode: Mode;
  structureId: string;
  sector: string;
  /** First value of the role: profession (TRE_G15). */
  profession: Coded | null;
  /** Second value: savoir-faire or section. */
  savoirFaire: Coded | null;
  patient: Ins | null;
  purpose: Purpose;
  /** Free reason of a break-glass access. */
  purposeReason: string | null;
  secretConnection: boolean;
  homologation: string;
  lpsName: string;
}

const ATTRIBUTE = {
  role: 'urn:oasis:names:tc:xacml:2.0:subject:role',
  resource: 'urn:oasis:names:tc:xacml:2.0:resource:resource-id',
  purpose: 'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse',
  confidentiality: 'urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code',
} as const;

const SECTOR_SCHEME = '1.2.250.1.71.4.2.4';
const PURPOSE_SCHEME = '1.2.250.1.213.1.1.4.248';
const SECRET_VALUE = 'INVISIBLE_REPRESENTANTS_LEGAUX^1.2.250.1.213.1.1.4.13';

const malformed = (message: string): Fault => new Fault('DMPInvalidVihf', message);

/**
 * Reads the fields of an assertion (dmp-interface §2.2).
 * @throws Fault `DMPInvalidVihf` for the first field that is missing or unknown
 */
export function readVihf(assertion: XmlElement): Vihf {
  const role = codedValues(assertion, ATTRIBUTE.role, 'Role');
  if (assertion.attr('Version')?.value !== '2.0') throw malformed('Version SAML non admise');
  if (!['3.0', '4.0'].includes(required(assertion, 'VIHF_Version'))) throw malformed('VIHF_Version non admise');
  if (required(assertion, 'Ressource_URN') !== 'urn:dmp') throw malformed('Ressource_URN non admise');
  return {
    id: assertion.attr('ID')?.value ?? '',
    issueInstant: assertion.attr('IssueInstant')?.value ?? '',
    issuer: text(assertion, 'saml:Issuer') ?? '',
    nameId: text(assertion, 'saml:Subject/saml:NameID') ?? '',
    mode: readMode(assertion),
    structureId: required(assertion, 'Identifiant_Structure'),
    sector: readSector(assertion),
    profession: role[0] ?? null,
    savoirFaire: role[1] ?? null,
    patient: readPatient(assertion),
    purpose: readPurpose(assertion),
    purposeReason: readReason(assertion),
    secretConnection: value(assertion, ATTRIBUTE.confidentiality) === SECRET_VALUE,
    homologation: required(assertion, 'LPS_ID_HOMOLOGATION_DMP'),
    lpsName: required(assertion, 'LPS_Nom'),
  };
}

function attributePath(name: string): string {
  return `saml:AttributeStatement/saml:Attribute[@Name="${name}"]/saml:AttributeValue`;
}

function value(assertion: XmlElement, name: string): string | null {
  const all = elements(assertion, attributePath(name));
  if (all.length > 1) throw malformed(`Attribut ${name} répété`);
  return all[0]?.content.trim() ?? null;
}

function required(assertion: XmlElement, name: string): string {
  const found = value(assertion, name);
  if (!found) throw malformed(`Attribut ${name} absent du VIHF`);
  return found;
}

/** Asked for by readings only (transactions/access.ts); but one that is written says something. */
function readReason(assertion: XmlElement): string | null {
  const reason = value(assertion, 'Mode_Acces_Raison');
  if (reason === '') throw malformed('Motif du bris de glace vide');
  return reason;
}

function codedValues(assertion: XmlElement, attribute: string, name: string): Coded[] {
  return elements(assertion, `${attributePath(attribute)}/hl7:${name}`).map((one) => ({
    code: one.attr('code')?.value ?? '',
    scheme: one.attr('codeSystem')?.value ?? '',
    label: one.attr('displayName')?.value ?? '',
  }));
}

function readMode(assertion: XmlElement): Mode {
  // Both spellings were seen in sources (dmp-interface §2.2).
  const written = value(assertion, 'Authentification_mode') ?? value(assertion, 'Authentification_Mode');
  const mode = MODES.find((one) => one === written);
  if (!mode) throw malformed("Mode d'authentification absent ou inconnu");
  return mode;
}

function readSector(assertion: XmlElement): string {
  const [code = '', scheme] = required(assertion, 'Secteur_Activite').split('^');
  if (scheme !== SECTOR_SCHEME || code === '') throw malformed("Secteur d'activité illisible");
  return code;
}

function readPatient(assertion: XmlElement): Ins | null {
  const written = value(assertion, ATTRIBUTE.resource);
  if (written === null) return null;
  const ins = parsePatientId(written);
  if (!ins) throw malformed('Le VIHF doit désigner un patient et un seul par son INS');
  return ins;
}

function readPurpose(assertion: XmlElement): Purpose {
  const all = codedValues(assertion, ATTRIBUTE.purpose, 'PurposeOfUse');
  const purpose = PURPOSES.find((one) => one === all[0]?.code);
  if (all.length !== 1 || !purpose || all[0]?.scheme !== PURPOSE_SCHEME)
    throw malformed("Mode d'accès absent ou inconnu");
  return purpose;
}
