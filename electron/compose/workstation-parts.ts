import type { CardView, Link } from '../../shared/contract/card.ts';
import type { DeskState } from './app-desk.ts';
import type { EventName } from '../../shared/contract/names.ts';
import type { DocumentType } from '../../shared/domain/document/validate/type-known.ts';
import type { ElectronNet } from '../adapters/transport/electron-transport.ts';
import type { UtilityProcesses } from '../adapters/reader/clients/fork-utility.ts';
import type { Settings } from '../adapters/settings/read-settings.ts';
import type { SafeStorageLike } from '../adapters/system/workstation-keys.ts';
import type { AtWork } from '../ipc/handlers/workplace.ts';
import type { CardDesk } from '../services/card/card.ts';
import type { CallDoctor } from '../services/outbox/ports.ts';
import type { Refusals } from '../services/audit/refusals.ts';
import type { Clock } from '../services/ports.ts';
import type { OpenInBrowser } from '../services/records/access-history.ts';
import type { HostFiles } from './host-files.ts';

/** What the host of this program gives: settings, folders, its own process and key services, and the way to the window. */
export interface WorkstationParts {
  readonly settings: Settings;
  readonly version: string;
  readonly folder: string;
  readonly resources: string;
  readonly entries: { readonly card: string; readonly watcher: string; readonly pdf: string };
  readonly utilityProcess: UtilityProcesses;
  readonly safeStorage: SafeStorageLike;
  /** The host's own network stack, for a card process without TLS; null where there is none. */
  readonly net: ElectronNet | null;
  /** The desktop's dialog for a file to be written, and its browser. */
  readonly saveFile: HostFiles;
  readonly browser: OpenInBrowser;
  readonly clock: Clock;
  readonly spanClock?: Clock; // spans of the card: a moved clock must not cut them
  readonly frames?: string;
  readonly callDoctor: CallDoctor;
  /** The patient under the banner has gone: closed, changed or locked. */
  readonly onDossierLeft: () => void;
  readonly send: (name: EventName, payload: unknown) => void;
}

/** One workstation, locked or at work. */
export interface Workstation {
  readonly card: CardDesk;
  readonly atWork: AtWork;
  readonly depositTypes: readonly DocumentType[];
  readonly cardView: () => CardView;
  readonly diagnose: () => Promise<readonly Link[]>;
  readonly clockMoved: () => void;
  /** Whether the host's own network stack may go on with the certificate (PEM) that it met at this host. */
  readonly admitsServer: (hostname: string, pem: string) => Promise<boolean>;
  /** Told of refusals that no journal could take when they came (R42). */
  readonly refusals: Refusals;
  /** The recovery code that goes with the next PIN: a renewed card, or a workstation whose key store is new. */
  readonly recoverWith: (code: string | null) => void;
  readonly appDesk: {
    readonly state: () => DeskState;
    readonly touch: () => void;
    readonly acknowledgeRecoveryCode: () => void;
    readonly acknowledgeReminder: () => void;
  };
}
