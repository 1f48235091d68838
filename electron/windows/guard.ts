import type { IpcMainInvokeEvent, Session, WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

/** Origins the window may be loaded from: our scheme, and the development server when one is running. */
export function trustedOrigins(devServer: string | undefined): readonly string[] {
  return devServer ? [APP_ORIGIN, new URL(devServer).origin] : [APP_ORIGIN];
}

function originOf(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return 'null';
  }
}

/** Accepts a call only from the main frame of our window at our origin (Electron security checklist 17). */
export function senderCheck(window: () => WebContents | null, origins: readonly string[]) {
  return (event: IpcMainInvokeEvent): boolean => {
    const frame = event.senderFrame;
    if (!frame || frame.parent !== null || event.sender.id !== window()?.id) return false;
    return origins.includes(originOf(frame.url));
  };
}

/** Denies navigation away, new windows, attached webviews and every permission (checklist 5, 11–14). */
export function guardContents(contents: WebContents, origins: readonly string[]): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!origins.includes(originOf(event.url))) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** No page of ours needs a permission; each one is refused. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
}

/** Results of Electron's certificate check: taken as it is, whatever the system trusts; or refused. */
const TAKEN = 0;
const REFUSED = -2;

/**
 * Holds the host's own network stack to the servers that this program judged: what the system trusts counts for nothing, a
 * root that is configured here is enough. Each certificate that is met is asked about by its bytes.
 *
 * UNVERIFIED on real Electron: asserted as a handler (`windows/checklist.test.ts`). Electron keeps a verdict for a
 * certificate and host: one judged good and revoked since is stopped before the exchange, by the guard of exchanges.
 */
export function admitServers(session: Session, admits: (hostname: string, pem: string) => Promise<boolean>): void {
  session.setCertificateVerifyProc(({ hostname, certificate }, decide) => {
    void admits(hostname, certificate.data).then(
      (admitted) => decide(admitted ? TAKEN : REFUSED),
      // What cannot be judged is met by nobody.
      () => decide(REFUSED),
    );
  });
}

/** The window's own session speaks to no server at all. */
export function refuseServers(session: Session): void {
  session.setCertificateVerifyProc((_request, decide) => decide(REFUSED));
}
