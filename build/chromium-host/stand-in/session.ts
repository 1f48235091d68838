import { host } from './host-link.ts';
import { protocol } from './protocol.ts';
import { StrictEmitter } from './strict-emitter.ts';
import { strict } from './unsupported.ts';

type Details = Record<string, unknown>;
type RequestHandler = (contents: unknown, permission: string, answer: (ok: boolean) => void, details: Details) => void;
type CheckHandler = (contents: unknown, permission: string, origin: string, details: Details) => boolean;

export class Session extends StrictEmitter {
  readonly protocol = protocol;
  private onRequest: RequestHandler | null = null;
  private onCheck: CheckHandler | null = null;

  constructor() {
    // Downloads never start here: the request filter lets no foreign address through.
    super('session', ['will-download', 'select-hid-device', 'select-serial-port', 'select-usb-device']);
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.onRequest = handler;
    host.tell('permissionsChanged');
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.onCheck = handler;
    host.tell('permissionsChanged');
  }

  /** The Chromium of the host meets no server: its requests are filtered, and the stand-in's `net` speaks to files only. */
  setCertificateVerifyProc(): void {}

  /** The Chromium of the host has no device chooser to allow anything. */
  setDevicePermissionHandler(): void {}

  /** Chromium's spell checker fetches dictionaries; the host's has no network. */
  setSpellCheckerEnabled(): void {}

  /** The profile is new for each run and removed after it. */
  clearCache(): Promise<void> {
    return Promise.resolve();
  }

  /** As `clearCache`. */
  clearStorageData(): Promise<void> {
    return Promise.resolve();
  }

  /** Both handlers must agree, as in Electron; with neither, Electron allows. */
  async _decide(contents: unknown, permission: string, origin: string): Promise<boolean> {
    const { onRequest, onCheck } = this;
    const details = { requestingUrl: origin, isMainFrame: true };
    const isAsked = onRequest
      ? await new Promise<boolean>((resolve) => onRequest(contents, permission, resolve, details))
      : true;
    const isChecked = onCheck ? onCheck(contents, permission, origin, details) : true;
    return isAsked && isChecked;
  }
}

export const defaultSession = new Session();

/** Sessions beside the window's carry no page here, and there is no network stack that would use them. */
const partitions = new Map<string, Session>([['', defaultSession]]);

export const session = strict('session', {
  defaultSession,
  fromPartition(partition: string): Session {
    const known = partitions.get(partition) ?? new Session();
    partitions.set(partition, known);
    return known;
  },
});
