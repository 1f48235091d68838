import type { Ins } from '../../shared/domain/patient/ins.ts';
import type { Fault } from '../../shared/fault.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { openGateway, type Gateway } from '../adapters/dmp/gateway.ts';
import { GATEWAY_DEFAULTS, type GatewaySettings } from '../adapters/dmp/gateway-context.ts';
import type { FrameSink } from '../adapters/dmp/frames/frame-sink.ts';
import type { Transport } from '../adapters/dmp/transport.ts';
import type { GatewayIdentity } from '../adapters/dmp/vihf/identity.ts';
import { VIHF_DEFAULTS, type LocalAuthentication } from '../adapters/dmp/vihf/settings.ts';
import type { Settings } from '../adapters/settings/read-settings.ts';
import { readTrust, type Trust } from '../adapters/reader/certificates/trusted-chain.ts';
import { readEscrowCertificate, type EscrowCertificate } from '../adapters/store/keys/escrow.ts';
import { openStore } from '../adapters/store/open-store.ts';
import type { WorkstationKeys } from '../adapters/store/keys/workstation-keys.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Terminology } from '../adapters/terminology/read-terminology.ts';
import type { SignSeal } from '../services/audit/ports.ts';
import type { WireTime } from '../services/clock/ports.ts';
import type { CardSession, KeyUse } from '../services/card/ports.ts';
import type { SignConsent } from '../services/consent/ports.ts';
import type { SubmitLot } from '../services/outbox/ports.ts';
import type { Clock, Ids } from '../services/ports.ts';
import { contentTypeOf, depositAuthor, gatewayIdentity } from './identity.ts';
import { LPS_NAME } from './app-desk.ts';

/** What a session needs of the workstation, whoever holds the card. */
export interface SessionParts {
  readonly settings: Settings;
  readonly version: string;
  readonly terms: Terminology;
  readonly folder: string;
  readonly keyStore: WorkstationKeys;
  readonly transport: Transport;
  readonly frames: FrameSink | null;
  readonly clock: Clock;
  /** How the messages of this session are dated; the workstation's clock when absent. */
  readonly wireTime?: WireTime;
  readonly ids: Ids;
  readonly countSignature: () => void;
  /** Of the establishment; absent where the settings name none. */
  readonly escrow?: EscrowCertificate | null;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The settings of the gateway out of those of the workstation. */
export function gatewaySettings(settings: Settings, version: string): GatewaySettings {
  const { homologationNumber, lpsId } = settings;
  return {
    ...GATEWAY_DEFAULTS,
    baseUrl: settings.baseUrl,
    paths: settings.services,
    sourceId: settings.sourceId,
    localIdRoot: `${settings.sourceId}.2`,
    timeouts: {
      statusMs: Math.min(settings.statusTimeoutMs, settings.exchangeTimeoutMs),
      readMs: settings.exchangeTimeoutMs,
      writeMs: 2 * settings.exchangeTimeoutMs,
    },
    vihf: {
      ...VIHF_DEFAULTS,
      version: settings.vihfVersion,
      modeAttribute: settings.authenticationModeName,
      lpsName: LPS_NAME,
      lpsVersion: version,
      homologationId: homologationNumber,
      // Identifies the installation when the settings name no instance of their own (dmp-interface §2.2, LPS_ID).
      lpsId: lpsId || settings.sourceId,
    },
  };
}

/** In whose name one speaks to the store: a card's holder, or a professional of the structure whose seal signs. */
export interface Speaker extends Pick<CardSession, 'holder' | 'situation' | 'issuers' | 'sign'> {
  readonly certificates: Pick<CardSession['certificates'], 'signature'>;
  /** Set for certificates without a card: the mode is indirect then (dmp-interface §6.1). */
  readonly localAuthentication?: LocalAuthentication;
}

function identityOf({ holder, situation, localAuthentication }: Speaker): GatewayIdentity {
  const identity = gatewayIdentity(holder, situation);
  return localAuthentication ? { ...identity, mode: 'INDIRECTE', localAuthentication } : identity;
}

/** Speaks to the store in that name: signature key for each assertion and lot (decision 11). */
export function sessionGateway(
  session: Speaker,
  parts: SessionParts,
  isSecretFor: (ins: Ins) => boolean,
): Result<Gateway, Fault> {
  return openGateway({
    environment: parts.settings.environment,
    transport: parts.transport,
    signing: {
      certificate: session.certificates.signature,
      issuers: session.issuers,
      sign: (data) => session.sign('signature', data),
    },
    identity: identityOf(session),
    submitter: {
      author: depositAuthor(session.holder, session.situation, parts.terms),
      contentTypeCode: contentTypeOf(session.situation, parts.terms),
    },
    authenticatedAt: parts.clock.now(),
    settings: gatewaySettings(parts.settings, parts.version),
    clock: parts.clock,
    ...(parts.wireTime && { wireTime: parts.wireTime }),
    ids: parts.ids,
    countSignature: parts.countSignature,
    isSecretFor,
    ...(parts.frames && { frames: parts.frames }),
  });
}

/**
 * Sends each lot in the name of the situation it was made in, and in the connection chosen with a minor (R36): a job queued at the practice and sent from the hospital
 * keeps its author's structure in assertion, metadata and document (dmp-interface §6.3).
 */
export function lotSender(session: CardSession, parts: SessionParts): SubmitLot {
  return {
    submitLot: async (lot, onProgress, signal) => {
      const { structureId, structureName, facilityType } = lot.author;
      const situation = { structureId, structureName, sector: facilityType.code };
      const gateway = sessionGateway({ ...session, situation }, parts, () => lot.secret ?? false);
      if (!gateway.ok) return fail({ ...gateway.fault, class: 'permanent' as const });
      return gateway.value.submitLot(lot, onProgress, signal);
    },
  };
}

/** What a session stands on: its store, and the authorities that seals and signatures are held against while it lasts. */
export interface SessionBase {
  readonly store: Store;
  readonly trust: Trust;
}

/**
 * Opens the holder's encrypted store with his authentication key and the workstation's key store (decision 12).
 *
 * @returns the store with the roots as they are now; `settings/unreadable` when they have gone since the start: the seals of
 *   its journal could not be judged, nor anybody be trusted; the store's own faults.
 */
export async function sessionBase(
  session: CardSession,
  parts: SessionParts,
  recovery: string | null,
): Promise<Result<SessionBase, Fault>> {
  const trust = readRoots(parts.settings);
  if (!trust.ok) return trust;
  const store = await openStore({
    folder: parts.folder,
    holderId: session.holder.nationalId,
    signDomainText: (text) => session.sign('authentication', new TextEncoder().encode(text)),
    keyStore: parts.keyStore,
    ...(parts.escrow && { escrow: parts.escrow }),
    ...(recovery !== null && { recovery }),
  });
  return store.ok ? ok({ store: store.value, trust: trust.value }) : store;
}

/**
 * Reads the configured roots, at least one authority: without one nobody is trusted, no card and no server, and that is
 * said as the program begins (`settings/unreadable`).
 */
export function readRoots({ trustedRoots }: Settings): Result<Trust, Fault> {
  const unreadable = { code: 'settings/unreadable', field: 'trustedRoots' };
  try {
    const trust = readTrust(trustedRoots);
    return trust.authorities.length > 0 ? ok(trust) : fail(unreadable);
  } catch {
    return fail(unreadable);
  }
}

/** The establishment's escrow certificate, null where the settings name none; `settings/unreadable` when it is no use. */
export function escrowOf({ escrowCertificate: path }: Settings): Result<EscrowCertificate | null, Fault> {
  if (path === undefined) return ok(null);
  const escrow = readEscrowCertificate(path);
  return escrow.ok ? escrow : fail({ code: 'settings/unreadable', field: 'escrowCertificate' });
}

/** Both of the above, as a start needs them: the escrow certificate once the roots stand. */
export function usableCertificates(settings: Settings): Result<EscrowCertificate | null, Fault> {
  const roots = readRoots(settings);
  return roots.ok ? escrowOf(settings) : roots;
}

async function signed(session: CardSession, use: KeyUse, bytes: Uint8Array) {
  const signature = await session.sign(use, bytes);
  if (!signature.ok) return fail(signature.fault);
  return ok({ signature: base64(signature.value), certificate: base64(session.certificates[use]) });
}

/** Consents are signed with the signature key, when they are made (decision 27). */
export function consentSigner(session: CardSession, countSignature: () => void): SignConsent {
  return {
    signConsent: (bytes) => {
      countSignature();
      return signed(session, 'signature', bytes);
    },
  };
}

/** The journal is sealed with the authentication key (decision 27). */
export function journalSealer(session: CardSession): SignSeal {
  return { signSeal: (text) => signed(session, 'authentication', new TextEncoder().encode(text)) };
}
