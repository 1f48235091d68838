import type { DistinguishedName } from './distinguished-name.ts';

/** The four authorities of the test PKI, shaped like IGC-Santé's elementary range (dmp-interface §5.3). */
export type AuthorityName = 'root' | 'persons' | 'organisations' | 'servers';

export interface Authority {
  name: AuthorityName;
  /** File name of its revocation list. */
  crlFile: string;
  subject: DistinguishedName;
}

/** Says in every certificate that it comes from the sandbox and from no public authority. */
const SANDBOX_ORGANISATION = 'BAC A SABLE - DONNEES FICTIVES';

function authority(name: AuthorityName, crlFile: string, commonName: string): Authority {
  const subject: DistinguishedName = [
    [['C', 'FR']],
    [['O', SANDBOX_ORGANISATION]],
    [['OU', 'IGC DE TEST DU POSTE DMP']],
    [['CN', commonName]],
  ];
  return { name, crlFile, subject };
}

export const AUTHORITIES: Record<AuthorityName, Authority> = {
  root: authority('root', 'racine.crl', 'TEST AC RACINE IGC-SANTE ELEMENTAIRE'),
  persons: authority('persons', 'personnes.crl', 'TEST AC IGC-SANTE ELEMENTAIRE PERSONNES'),
  organisations: authority('organisations', 'organisations.crl', 'TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS'),
  servers: authority('servers', 'serveurs.crl', 'TEST AC IGC-SANTE ELEMENTAIRE SERVEURS'),
};

export const SUBORDINATES = [AUTHORITIES.persons, AUTHORITIES.organisations, AUTHORITIES.servers] as const;
