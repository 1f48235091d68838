import type { AccessMode } from '../../../../shared/domain/consent/access-mode.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import { toCx } from '../../../../shared/domain/patient/ins.ts';
import type { Code } from '../../../../shared/domain/document/code.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import { CONFIDENTIALITY_SYSTEM } from '../../../../shared/domain/document/visibility.ts';
import { NS } from '../namespaces.ts';
import { leaf, tag, type Xml } from '../xml/write-xml.ts';
import type { GatewayIdentity } from './identity.ts';
import type { VihfSettings } from './settings.ts';

/** Everything one assertion says. */
export interface AssertionContent {
  /** Without the leading underscore. */
  readonly id: string;
  readonly issuedAt: EpochMs;
  /** When the user logged on to the software. */
  readonly authenticatedAt: EpochMs;
  /** Subject of the signing certificate, RFC 2253, and its common name. */
  readonly issuerName: string;
  readonly commonName: string;
  readonly identity: GatewayIdentity;
  readonly ins: Ins | null;
  readonly access: AccessMode;
  /** Connection hidden from the legal representatives of a minor (EX_0.1-1100). */
  readonly isSecret: boolean;
  readonly settings: VihfSettings;
}

const SECTOR_SYSTEM = '1.2.250.1.71.4.2.4';
const PURPOSE_SYSTEM = '1.2.250.1.213.1.1.4.248';
const PURPOSES = {
  normal: 'Accès normal',
  bris_de_glace: 'Accès en bris de glace',
  centre_15: 'Accès par un centre de régulation médicale',
} as const;

const CLASS = 'urn:oasis:names:tc:SAML:2.0:ac:classes';
const AUTHENTICATION = {
  DIRECTE: { class: `${CLASS}:SmartcardPKI` },
  INDIRECTE: { class: `${CLASS}:TLSClient` },
  INDIRECTE_RENFORCEE: { class: `${CLASS}:TLSClient`, declaration: `${CLASS}:SmartcardPKI` },
} as const;

function attribute(name: string, ...values: Xml[]): Xml {
  return tag('saml:Attribute', { Name: name }, ...values);
}

function textAttribute(name: string, value: string): Xml {
  return attribute(name, leaf('saml:AttributeValue', value, { 'xsi:type': 'xs:string' }));
}

/** `xsi:type="CE"` is a name of the HL7 namespace, so that must be the default one where it stands. */
function codedValue(element: 'Role' | 'PurposeOfUse', code: Code, codeSystemName?: string): Xml {
  const coded = tag(element, {
    xmlns: NS.hl7,
    'xsi:type': 'CE',
    code: code.code,
    codeSystem: code.codeSystem,
    codeSystemName,
    displayName: code.displayName,
  });
  return tag('saml:AttributeValue', {}, coded);
}

function purposeAttributes({ access, settings }: AssertionContent): Xml[] {
  const purpose = { code: access.kind, codeSystem: PURPOSE_SYSTEM, displayName: PURPOSES[access.kind] };
  const value = codedValue('PurposeOfUse', purpose, 'mode acces VIHF 2.0');
  return [
    attribute('urn:oasis:names:tc:xspa:1.0:subject:purposeofuse', value),
    ...(access.kind === 'bris_de_glace' && access.reason !== ''
      ? [textAttribute(settings.reasonAttribute, access.reason)]
      : []),
  ];
}

function whoAttributes({ identity, settings }: AssertionContent): Xml[] {
  const roles = [identity.profession, ...(identity.savoirFaire ? [identity.savoirFaire] : [])];
  const fullName = `${identity.given} ${identity.family}`.trim();
  return [
    textAttribute('Identifiant_Structure', identity.structureId),
    textAttribute('Secteur_Activite', `${identity.sector}^${SECTOR_SYSTEM}`),
    ...(identity.mode === 'DIRECTE' ? [] : [textAttribute('urn:oasis:names:tc:xspa:1.0:subject:subject-id', fullName)]),
    attribute('urn:oasis:names:tc:xacml:2.0:subject:role', ...roles.map((role) => codedValue('Role', role))),
    textAttribute('VIHF_Version', settings.version),
    textAttribute(settings.modeAttribute, identity.mode),
  ];
}

function whatAttributes(content: AssertionContent): Xml[] {
  const secret = `INVISIBLE_REPRESENTANTS_LEGAUX^${CONFIDENTIALITY_SYSTEM}`;
  return [
    ...(content.ins ? [textAttribute('urn:oasis:names:tc:xacml:2.0:resource:resource-id', toCx(content.ins))] : []),
    textAttribute('Ressource_URN', 'urn:dmp'),
    ...purposeAttributes(content),
    ...(content.isSecret
      ? [textAttribute('urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code', secret)]
      : []),
  ];
}

function softwareAttributes({ settings }: AssertionContent): Xml[] {
  return [
    ...(settings.lpsId ? [textAttribute('LPS_ID', settings.lpsId)] : []),
    textAttribute('LPS_Nom', settings.lpsName),
    textAttribute('LPS_Version', settings.lpsVersion),
    textAttribute('LPS_ID_HOMOLOGATION_DMP', settings.homologationId),
  ];
}

function authentication({ identity, authenticatedAt }: AssertionContent): Xml {
  const means = AUTHENTICATION[identity.mode];
  const local = identity.mode === 'INDIRECTE' ? identity.localAuthentication : undefined;
  const declaration = 'declaration' in means ? leaf('saml:AuthnContextDecl', means.declaration) : null;
  const context = tag(
    'saml:AuthnContext',
    {},
    leaf('saml:AuthnContextClassRef', local ? `${CLASS}:${local}` : means.class),
    declaration,
  );
  return tag('saml:AuthnStatement', { AuthnInstant: new Date(authenticatedAt).toISOString() }, context);
}

/**
 * Writes the unsigned VIHF (SAML 2.0), in the order of the published messages: issuer, subject, authentication,
 * attributes, no conditions (dmp-interface §2.2, outline VIHF-DIRECTE).
 */
export function writeAssertion(content: AssertionContent): Xml {
  const direct = content.identity.mode === 'DIRECTE';
  const attributes = [...whoAttributes(content), ...whatAttributes(content), ...softwareAttributes(content)];
  return tag(
    'saml:Assertion',
    {
      'xmlns:saml': NS.saml,
      'xmlns:xs': NS.xs,
      'xmlns:xsi': NS.xsi,
      ID: `_${content.id}`,
      IssueInstant: new Date(content.issuedAt).toISOString(),
      Version: '2.0',
    },
    leaf('saml:Issuer', content.issuerName, { Format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName' }),
    tag('saml:Subject', {}, leaf('saml:NameID', direct ? content.commonName : content.identity.nationalId)),
    authentication(content),
    tag('saml:AttributeStatement', {}, ...attributes),
  );
}
