/** What the host and the application's main process say to each other (see peer.ts). */

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowRequest {
  bounds: Bounds;
  preload: { file: string; source: string } | null;
}

export interface SchemeRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: Uint8Array;
}

export interface SchemeResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface FilePick {
  multiple: boolean;
  /** File endings without the dot; empty means any file. */
  extensions: string[];
}

export type InvokeReply = { value: unknown } | { error: string };

export type WindowEvent =
  | { name: 'navigated'; url: string }
  | { name: 'dom-ready' }
  | { name: 'loaded'; title: string }
  | { name: 'load-failed'; code: number; description: string; url: string }
  | { name: 'console'; level: string; text: string }
  | { name: 'processes'; renderers: number[]; serving: number }
  | { name: 'crashed' }
  | { name: 'closed-by-user' };

/** Offered by the host, asked by the main process. */
export interface HostCommands {
  mainEvaluated(): void;
  createWindow(windowId: number, request: WindowRequest): Promise<void>;
  loadUrl(windowId: number, url: string): Promise<void>;
  reload(windowId: number): Promise<void>;
  endRenderer(windowId: number): Promise<void>;
  closeWindow(windowId: number): Promise<void>;
  setBounds(windowId: number, bounds: Bounds): Promise<void>;
  bringToFront(windowId: number): Promise<void>;
  send(windowId: number, channel: string, args: unknown[]): Promise<void>;
  executeJavaScript(windowId: number, code: string): Promise<unknown>;
  screenshot(windowId: number): Promise<Uint8Array>;
  printToPdf(windowId: number): Promise<Uint8Array>;
  pickFiles(windowId: number, pick: FilePick): Promise<string[]>;
  permissionsChanged(): Promise<void>;
  openExternal(url: string): void;
  notify(notification: Record<string, unknown>): void;
  childStarted(pid: number): void;
  childEnded(pid: number): void;
}

/** Offered by the main process, asked by the host. */
export interface MainCommands {
  ready(): void;
  windowEvent(windowId: number, event: WindowEvent): void;
  message(windowId: number, channel: string, args: unknown[], url: string): void;
  invoke(windowId: number, channel: string, args: unknown[], url: string): Promise<InvokeReply>;
  fetch(request: SchemeRequest): Promise<SchemeResponse>;
  decidePermissions(windowId: number, names: string[], origin: string): Promise<Record<string, boolean>>;
  mayNavigate(windowId: number, url: string, isMainFrame: boolean): boolean;
  windowOpen(windowId: number, url: string): 'allow' | 'deny';
  quit(): void;
  evaluate(source: string, argument: unknown): unknown;
}

/** Handed to the main process in the environment variable of the same name. */
export interface StandInConfig {
  appDir: string;
  userData: string | null;
  interactive: boolean;
  electronVersion: string;
}

export const CONFIG_VARIABLE = 'CHROMIUM_HOST_CONFIG';
