import { readFileSync } from 'node:fs';
import type { Bounds, WindowEvent, WindowRequest } from '../messages.ts';
import { app } from './app.ts';
import { host } from './host-link.ts';
import { preventableEvent } from './preventable-event.ts';
import { StrictEmitter } from './strict-emitter.ts';
import { UnsupportedApi } from './unsupported.ts';
import { WebContents } from './web-contents.ts';
import { windowRegistry } from './window-registry.ts';

const EVENTS = [
  ...['close', 'closed', 'show', 'hide', 'ready-to-show', 'focus', 'blur', 'page-title-updated'],
  ...['minimize', 'restore', 'maximize', 'unmaximize', 'resize', 'move', 'resized', 'moved'],
  // Windows only.
  ...['session-end', 'query-session-end'],
];

interface WindowOptions extends Partial<Bounds> {
  show?: boolean;
  title?: string;
  webPreferences?: Record<string, unknown>;
}

export class BrowserWindow extends StrictEmitter {
  readonly id = windowRegistry.nextId();
  readonly webContents: WebContents;
  private readonly created: Promise<void>;
  private bounds: Bounds;
  private title: string;
  private isShown: boolean;
  private isFocusedNow = true;
  private isMinimizedNow = false;
  private isMaximizedNow = false;
  private isGone = false;
  private hasLoadedOnce = false;

  constructor(options: WindowOptions = {}) {
    super('BrowserWindow', EVENTS);
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    assertSandboxed(preferences);
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.title = options.title ?? app.getName();
    this.isShown = options.show !== false;
    this.webContents = new WebContents(this);
    windowRegistry.add(this);
    const preload = this.readPreload(preferences['preload']);
    this.created = host.call('createWindow', this.id, { bounds: this.bounds, preload });
    this.created.catch((error: unknown) => {
      console.error('[host] createWindow', error);
      app.exit(1);
    });
    setImmediate(() => {
      app.emit('browser-window-created', preventableEvent(), this);
      app.emit('web-contents-created', preventableEvent(), this.webContents);
    });
  }

  static getAllWindows(): BrowserWindow[] {
    return windowRegistry.all().filter((window) => window instanceof BrowserWindow);
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().findLast((window) => window.isFocused()) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.fromId(contents.id);
  }

  async loadURL(url: string): Promise<void> {
    await this.created;
    await host.call('loadUrl', this.id, url);
  }

  loadFile(): never {
    throw new UnsupportedApi('BrowserWindow.loadFile (serve files through protocol.handle)');
  }

  show(): void {
    host.tell('bringToFront', this.id);
    if (!this.isShown) this.emit('show');
    this.isShown = true;
  }

  /** Chromium has no hidden window: it stays on the screen, only the state and the event are kept. */
  hide(): void {
    this.isShown = false;
    this.emit('hide');
  }

  focus(): void {
    host.tell('bringToFront', this.id);
    this.isFocusedNow = true;
    this.emit('focus');
  }

  blur(): void {
    this.isFocusedNow = false;
    this.emit('blur');
  }

  isVisible(): boolean {
    return this.isShown;
  }

  isFocused(): boolean {
    return this.isShown && this.isFocusedNow;
  }

  minimize(): void {
    this.isMinimizedNow = true;
    this.emit('minimize');
  }

  restore(): void {
    this.isMinimizedNow = false;
    this.emit('restore');
  }

  isMinimized(): boolean {
    return this.isMinimizedNow;
  }

  maximize(): void {
    this.isMaximizedNow = true;
    this.emit('maximize');
  }

  unmaximize(): void {
    this.isMaximizedNow = false;
    this.emit('unmaximize');
  }

  isMaximized(): boolean {
    return this.isMaximizedNow;
  }

  isFullScreen(): boolean {
    return false;
  }

  getBounds(): Bounds {
    return { ...this.bounds };
  }

  getNormalBounds(): Bounds {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.bounds = { ...this.bounds, ...bounds };
    host.tell('setBounds', this.id, this.bounds);
    this.emit('resize');
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  // Accepted, and without effect: the frame belongs to Chromium. What protects (content protection) is asserted
  // on the real Electron only.
  removeMenu(): void {}
  setMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setMinimumSize(): void {}
  setBackgroundColor(): void {}
  setContentProtection(): void {}
  flashFrame(): void {}
  setProgressBar(): void {}

  isDestroyed(): boolean {
    return this.isGone;
  }

  close(): void {
    if (this.isGone) return;
    const event = preventableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) app._cancelQuit();
    else this.destroy();
  }

  destroy(): void {
    if (this.isGone) return;
    host.tell('closeWindow', this.id);
    this.markGone();
  }

  handleHostEvent(event: WindowEvent): void {
    if (event.name === 'closed-by-user') {
      // Chromium has closed already: `preventDefault` cannot keep the window as it does in Electron.
      this.emit('close', preventableEvent());
      return this.markGone();
    }
    if (event.name === 'loaded') this.title = event.title || this.title;
    this.webContents._handleHostEvent(event);
    if (event.name === 'loaded' && !this.hasLoadedOnce) {
      this.hasLoadedOnce = true;
      this.emit('ready-to-show');
    }
  }

  private markGone(): void {
    if (this.isGone) return;
    this.isGone = true;
    windowRegistry.remove(this.id);
    this.webContents.emit('destroyed');
    this.emit('closed');
    app._windowGone();
  }

  private readPreload(file: unknown): WindowRequest['preload'] {
    if (typeof file !== 'string') return null;
    try {
      return { file, source: readFileSync(file, 'utf8') };
    } catch (error) {
      setImmediate(() => this.webContents.emit('preload-error', preventableEvent(), file, error));
      return null;
    }
  }
}

function assertSandboxed(preferences: Record<string, unknown>): void {
  const isOpen =
    preferences['nodeIntegration'] === true ||
    preferences['contextIsolation'] === false ||
    preferences['sandbox'] === false ||
    preferences['webSecurity'] === false;
  if (isOpen) throw new UnsupportedApi('BrowserWindow that is not sandboxed and context-isolated');
}
