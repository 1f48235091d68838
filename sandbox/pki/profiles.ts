import type { KeyObject } from 'node:crypto';
import type { AuthorityName } from './authorities.ts';
import type { DistinguishedName } from './distinguished-name.ts';
import {
  authorityKey,
  basicConstraints,
  crlAt,
  EXTENDED_USAGE,
  extendedUsage,
  HEALTH_EXTENSION,
  healthCode,
  keyUsage,
  policy,
  serverNames,
  subjectKey,
} from './extensions.ts';
import type { TestPractitioner } from './practitioners.ts';
import type { Structure } from './structures.ts';

/** Two certificates, two uses (dmp-interface §5.3). */
export type Usage = 'auth' | 'sign';

/** What a certificate of the test PKI is for, and who holds it. */
export interface Profile {
  issuer: AuthorityName;
  subject: DistinguishedName;
  extensions: Buffer[];
}

/** Policies of the sandbox, under the arc reserved for examples (ITU-T X.660 Amd. 2). */
const POLICY = { person: '2.999.71.1', organisation: '2.999.71.2', server: '2.999.71.3' } as const;

/** Extensions every certificate below an authority bears. */
export function linkedTo(issuerKey: KeyObject, ownKey: KeyObject, crlUri: string): Buffer[] {
  return [subjectKey(ownKey), authorityKey(issuerKey), crlAt(crlUri)];
}

export const authorityExtensions = (): Buffer[] => [basicConstraints(true), keyUsage('keyCertSign', 'cRLSign')];

/** Certificate of a card holder: who he is stands in one multi-valued RDN and in the health extensions. */
export function personProfile(person: TestPractitioner, usage: Usage): Profile {
  const wrongUsage = person.flaw === 'wrong-usage' && usage === 'sign';
  return {
    issuer: 'persons',
    subject: personSubject(person),
    extensions: [
      basicConstraints(false),
      ...(usage === 'auth' || wrongUsage
        ? authentication()
        : [keyUsage('nonRepudiation'), extendedUsage(EXTENDED_USAGE.emailProtection)]),
      policy(POLICY.person),
      healthCode(HEALTH_EXTENSION.cardType, person.cardType),
      healthCode(HEALTH_EXTENSION.certificateType, usage === 'auth' ? 'AUTHENTIFICATION' : 'SIGNATURE'),
      ...(person.profession ? [healthCode(HEALTH_EXTENSION.profession, person.profession.code)] : []),
      ...(person.savoirFaire ? [healthCode(HEALTH_EXTENSION.savoirFaire, person.savoirFaire.code)] : []),
    ],
  };
}

function authentication(): Buffer[] {
  return [keyUsage('digitalSignature'), extendedUsage(EXTENDED_USAGE.clientAuth, EXTENDED_USAGE.smartCardLogon)];
}

function personSubject(person: TestPractitioner): DistinguishedName {
  const title = person.profession?.label ?? 'Employé';
  return [
    [['C', 'FR']],
    [['title', title]],
    [
      ['GN', person.given],
      ['SN', person.name],
      ['CN', person.nationalId],
    ],
  ];
}

/** Software certificate of a legal person: ORG_AUTH_CLI (mutual TLS) or ORG_SIGN (seal). */
export function organisationProfile(organisation: Structure, usage: Usage): Profile {
  return {
    issuer: 'organisations',
    subject: [
      [['C', 'FR']],
      [['ST', 'Charente-Maritime (17)']],
      [['O', organisation.structureName]],
      [['OU', organisation.structureId]],
      [['CN', usage === 'auth' ? 'ORG_AUTH_CLI' : 'ORG_SIGN']],
    ],
    extensions: [
      basicConstraints(false),
      usage === 'auth' ? keyUsage('digitalSignature') : keyUsage('nonRepudiation'),
      ...(usage === 'auth' ? [extendedUsage(EXTENDED_USAGE.clientAuth)] : []),
      policy(POLICY.organisation),
    ],
  };
}

/** Certificate of the store itself, for `localhost` and 127.0.0.1 only. */
export function serverProfile(): Profile {
  return {
    issuer: 'servers',
    subject: [[['C', 'FR']], [['O', 'BAC A SABLE - DONNEES FICTIVES']], [['CN', 'localhost']]],
    extensions: [
      basicConstraints(false),
      keyUsage('digitalSignature', 'keyEncipherment'),
      extendedUsage(EXTENDED_USAGE.serverAuth),
      policy(POLICY.server),
      serverNames('localhost', [127, 0, 0, 1]),
    ],
  };
}
