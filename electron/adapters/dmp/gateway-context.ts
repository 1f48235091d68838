import type { Code } from '../../../shared/domain/document/code.ts';
import type { DepositAuthor } from '../../../shared/domain/document/deposit.ts';
import type { Environment, Ins } from '../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { WireTime } from '../../services/clock/ports.ts';
import type { Clock, Ids } from '../../services/ports.ts';
import type { CertificateNames } from './certificate/read-certificate.ts';
import type { FrameSink } from './frames/frame-sink.ts';
import type { ReadingMeans, ReadPage } from './reading/page-reader.ts';
import type { ServiceName } from './soap/transactions.ts';
import type { Transport } from './transport.ts';
import type { GatewayIdentity } from './vihf/identity.ts';
import type { VihfSettings } from './vihf/settings.ts';
import type { SigningMeans } from './vihf/signing.ts';

/** What an installation configures; nothing here is written in the code (EX_GEN-1221). */
export interface GatewaySettings {
  /** `https://host/si-dmp-server/v2/services/`, followed by the path of each service. */
  readonly baseUrl: string;
  readonly paths: Readonly<Record<ServiceName, string>>;
  readonly vihf: VihfSettings;
  /** OID of this installation: sender of HL7 v3 messages and source of submission sets. */
  readonly sourceId: string;
  /** OID under which the practice numbers its patients; without it the INS stands for the local number. */
  readonly localIdRoot?: string;
  /** `statusMs` is that of TD0.2, which stands before every opening: a DMP that hangs must not hold the copy back (H15). */
  readonly timeouts: { readonly statusMs: number; readonly readMs: number; readonly writeMs: number };
  /** The published TD0.4 assertion names a patient; whose, no source says (decision 15). */
  readonly listNamesPatient: 'last-patient' | 'none';
  /** HL7 v3 processing code: `D` in the published messages, `P` in the answers. */
  readonly processingCode: 'D' | 'P';
  /** Namespace of the signature properties: `ds` as the schema wants, none as in the published example. */
  readonly signatureProperties: 'ds' | 'none';
}

/** Paths of the official kit (dmp-interface §1.1) and the other defaults of decision 15. */
export const GATEWAY_DEFAULTS = {
  paths: {
    patient: 'patient',
    patientSearch: 'patient',
    patientSpecific: 'PatientSpecific',
    habilitation: 'Habilitation',
    registry: 'DocumentRegistry_Service',
    repository: 'DocumentRepository_Service',
  },
  timeouts: { statusMs: 10_000, readMs: 30_000, writeMs: 120_000 },
  listNamesPatient: 'last-patient',
  processingCode: 'D',
  signatureProperties: 'ds',
} as const satisfies Partial<GatewaySettings>;

/** Everything one session with the store needs; dropped with the keys at lock. */
export interface GatewayContext {
  readonly environment: Environment;
  readonly transport: Transport;
  readonly signing: SigningMeans;
  readonly identity: GatewayIdentity;
  /** Author of the submission sets that change metadata, with the content they declare (dmp-interface §3.1, §3.7). */
  readonly submitter: { readonly author: DepositAuthor; readonly contentTypeCode: Code };
  /** When the user logged on, by the workstation's clock; unused beside a `wireTime`. */
  readonly authenticatedAt: EpochMs;
  /** By what time messages are dated (decision 20 of `electron/`); the workstation's own when absent. */
  readonly wireTime?: WireTime;
  readonly settings: GatewaySettings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly frames?: FrameSink;
  /** Where long lists are read and what that may cost; the defaults when absent. */
  readonly reading?: Partial<ReadingMeans>;
  /** Called at each signature of the card, for the bench and the journal. */
  readonly countSignature?: () => void;
  /** Whether the connection for this minor is hidden from the legal representatives (EX_0.1-1100). */
  readonly isSecretFor?: (ins: Ins) => boolean;
}

/** The context with what was read once from the signing certificate, and the session's reader of lists. */
export interface OpenContext extends GatewayContext {
  readonly names: CertificateNames;
  readonly readPage: ReadPage;
  readonly wireTime: WireTime;
}
