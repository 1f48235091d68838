import type { KeyObject } from 'node:crypto';
import type { CertificateVerdict } from '../../shared/domain/card/certificate-verdict.ts';
import type { Situation } from '../../shared/domain/card/practitioner.ts';
import type { DepositAuthor } from '../../shared/domain/document/deposit.ts';
import type { Fault } from '../../shared/fault.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { structureKeys, type StructureFiles, type StructureKeys } from '../adapters/reader/structure/structure-keys.ts';
import type { EstablishmentSettings } from '../adapters/settings/read-settings.ts';
import { readEscrowKey as readPrivateKey } from '../adapters/store/keys/escrow-key.ts';
import { readPublicFile, readSecretFile } from '../adapters/system/secret-file.ts';
import type { Terminology } from '../adapters/terminology/read-terminology.ts';
import type { SignSeal } from '../services/audit/ports.ts';
import type { CheckCertificates, KeyUse } from '../services/card/ports.ts';
import { holderOf } from './identity.ts';
import type { Speaker } from './open-session.ts';

/** The certificates of a structure, checked as a card's are. */
export interface StructureSession {
  readonly keys: StructureKeys;
  /** Where everything is made: the structure of the certificates, or the site that the settings name for it. */
  readonly situation: Situation;
  /** Authorities above the certificates, nearest first, DER. */
  readonly issuers: readonly Uint8Array[];
  readonly verdict: Extract<CertificateVerdict, { kind: 'usable' }>;
  readonly localAuthentication: EstablishmentSettings['authenticationClass'];
}

type Files = StructureFiles[KeyUse];

function readPair(settings: EstablishmentSettings, use: KeyUse, code: string): Result<Files, Fault> {
  const certificate = readPublicFile(settings[use].certificate, `${use}.certificate`);
  if (!certificate.ok) return certificate;
  const file = readSecretFile(settings[use].key, `${use}.key`);
  if (!file.ok) return file;
  const key: Result<KeyObject, Fault> = readPrivateKey(file.value, code);
  if (!key.ok) return fail({ code: 'establishment/key-unreadable', field: `${use}.key` });
  return ok({ certificate: certificate.value, key: key.value });
}

function readFiles(settings: EstablishmentSettings, code: string): Result<StructureFiles, Fault> {
  const authentication = readPair(settings, 'authentication', code);
  if (!authentication.ok) return authentication;
  const signature = readPair(settings, 'signature', code);
  return signature.ok ? ok({ authentication: authentication.value, signature: signature.value }) : signature;
}

/**
 * Opens the certificates of a structure (EX_GEN-1450): files, keys, use, then dates, chain and revocation, as with a
 * card (decision 15).
 *
 * @param code of the keys; empty when they have none.
 * @returns the session; `establishment/…`, with what was found of the certificates after it (`expired`, `revoked` …).
 */
export async function openStructure(
  settings: EstablishmentSettings,
  code: string,
  checks: CheckCertificates,
): Promise<Result<StructureSession, Fault>> {
  const files = readFiles(settings, code);
  if (!files.ok) return files;
  const keys = structureKeys(files.value);
  if (!keys.ok) return keys;
  const { authentication, signature } = keys.value.certificates;
  const verdict = await checks.judge([authentication, signature]);
  if (verdict.kind === 'refused') return fail({ code: `establishment/${verdict.why}` });
  const { structureName, sector, authenticationClass, structureId = keys.value.structureId } = settings;
  return ok({
    keys: keys.value,
    situation: { structureId, structureName, sector },
    issuers: checks.issuersOf(signature),
    verdict,
    localAuthentication: authenticationClass,
  });
}

/** One who speaks for the structure: the professional that a lot names, sealed by ORG_SIGN (dmp-interface §2.2). */
export function structureSpeaker(session: StructureSession, author: DepositAuthor, terms: Terminology): Speaker {
  const { keys, situation, issuers, localAuthentication } = session;
  return {
    holder: holderOf(author, terms),
    situation,
    issuers,
    certificates: keys.certificates,
    localAuthentication,
    sign: async (use, data) => ok(keys.sign(use, data)),
  };
}

/** The journal of a structure is sealed with its authentication key, as a holder's is (decision 27). */
export function structureSealer({ keys }: StructureSession): SignSeal {
  return {
    signSeal: async (text) => {
      const signature = Buffer.from(keys.sign('authentication', Buffer.from(text))).toString('base64');
      return ok({ signature, certificate: Buffer.from(keys.certificates.authentication).toString('base64') });
    },
  };
}
