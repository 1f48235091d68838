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
