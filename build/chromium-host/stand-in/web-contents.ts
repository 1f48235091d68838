import { originOf } from '../app-scheme.ts';
import type { WindowEvent } from '../messages.ts';
import { app } from './app.ts';
import { host } from './host-link.ts';
import { preventableEvent } from './preventable-event.ts';
import { defaultSession } from './session.ts';
import { StrictEmitter } from './strict-emitter.ts';

const EVENTS = [
  ...['did-finish-load', 'did-fail-load', 'dom-ready', 'did-navigate', 'will-navigate', 'will-frame-navigate'],
  ...['console-message', 'render-process-gone', 'preload-error', 'destroyed'],
  // These cannot happen here, in truth: no webview, no redirect by a server, no developer tools.
  ...['will-attach-webview', 'will-redirect', 'devtools-opened', 'context-menu', 'unresponsive', 'responsive'],
];

interface OpenRequest {
  url: string;
  frameName: string;
  features: string;
  disposition: string;
}

export interface OwnerWindow {
  id: number;
  isDestroyed(): boolean;
  loadURL(url: string): Promise<void>;
}

export class WebContents extends StrictEmitter {
  readonly id: number;
  readonly session = defaultSession;
  readonly _owner: OwnerWindow;
  private url = '';
  private servedBy = 0;
  private openHandler: ((request: OpenRequest) => { action: 'allow' | 'deny' }) | null = null;

  constructor(owner: OwnerWindow) {
    super('webContents', EVENTS);
    this.id = owner.id;
    this._owner = owner;
  }

  get mainFrame(): object {
    return this._frame(this.url);
  }

  send(channel: string, ...args: unknown[]): void {
    // As Electron does: what cannot be cloned is refused here, not at the other end.
    host.tell('send', this.id, channel, structuredClone(args));
  }

  /** As of the last load. */
  getOSProcessId(): number {
    return this.servedBy;
  }

  getURL(): string {
    return this.url;
  }

  isDestroyed(): boolean {
    return this._owner.isDestroyed();
  }

  loadURL(url: string): Promise<void> {
    return this._owner.loadURL(url);
  }

  reload(): void {
    host.tell('reload', this.id);
  }

  /** The page is closed, and its process with it; the window goes on in a new one (`Host.endRenderer`). */
  forcefullyCrashRenderer(): void {
    host.tell('endRenderer', this.id);
  }

  setWindowOpenHandler(handler: (request: OpenRequest) => { action: 'allow' | 'deny' }): void {
    this.openHandler = handler;
  }

  executeJavaScript(code: string): Promise<unknown> {
    return host.call('executeJavaScript', this.id, code);
  }

  async capturePage(): Promise<object> {
    const png = await host.call('screenshot', this.id);
    return { toPNG: () => Buffer.from(png), isEmpty: () => png.length === 0 };
  }

  async printToPDF(): Promise<Buffer> {
    return Buffer.from(await host.call('printToPdf', this.id));
  }

  focus(): void {
    host.tell('bringToFront', this.id);
  }

  /** Zoom limits and background throttling are not the host's. */
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }

  setBackgroundThrottling(): void {}

  isDevToolsOpened(): boolean {
    return false;
  }

  closeDevTools(): void {}

  /** The frame of a sender. Preloads run in the main frame only. */
  _frame(url: string): object {
    return { url, origin: originOf(url), parent: null, frameTreeNodeId: this.id, processId: 0, routingId: 0 };
  }

  _mayNavigate(url: string, isMainFrame: boolean): boolean {
    const event = preventableEvent({ url, isMainFrame });
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event, url, false, true);
    return !event.defaultPrevented;
  }

  _windowOpen(url: string): 'allow' | 'deny' {
    const request = { url, frameName: '', features: '', disposition: 'foreground-tab' };
    return this.openHandler ? this.openHandler(request).action : 'allow';
  }

  _handleHostEvent(event: WindowEvent): void {
    if (event.name === 'navigated') {
      this.url = event.url;
      this.emit('did-navigate', preventableEvent(), event.url, 200, '');
    }
    if (event.name === 'processes') {
      this.servedBy = event.serving;
      app._knowRenderers(event.renderers);
    }
    if (event.name === 'dom-ready') this.emit('dom-ready', preventableEvent());
    if (event.name === 'loaded') this.emit('did-finish-load', preventableEvent());
    if (event.name === 'load-failed') {
      this.emit('did-fail-load', preventableEvent(), event.code, event.description, event.url, true);
    }
    if (event.name === 'console') {
      this.emit('console-message', preventableEvent({ level: event.level, message: event.text }));
    }
    if (event.name === 'crashed') {
      this.emit('render-process-gone', preventableEvent(), { reason: 'crashed', exitCode: 1 });
    }
  }
}
