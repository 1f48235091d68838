import { appPath } from './app-paths.ts';
import { config, description } from './host-link.ts';
import { preventableEvent } from './preventable-event.ts';
import { hasInstanceLock, releaseInstanceLock, takeInstanceLock } from './single-instance.ts';
import { StrictEmitter } from './strict-emitter.ts';
import { strict } from './unsupported.ts';
import { windowRegistry } from './window-registry.ts';

const EVENTS = [
  ...['will-finish-launching', 'ready', 'before-quit', 'will-quit', 'quit', 'window-all-closed', 'second-instance'],
  ...['browser-window-created', 'web-contents-created', 'render-process-gone', 'child-process-gone'],
  // These cannot happen here, in truth: not macOS, and no window reaches a server by itself.
  ...['activate', 'open-file', 'open-url', 'certificate-error', 'select-client-certificate', 'login'],
];

export class App extends StrictEmitter {
  readonly isPackaged = false;
  // No switch reaches the Chromium of the host; what the application sets can be read back.
  readonly commandLine = strict('app.commandLine', commandLine());
  private readonly paths = new Map<string, string>();
  private appName = description.productName ?? description.name;
  private badge = 0;
  private renderers: readonly number[] = [];
  private isReadyNow = false;
  private isQuitting = false;
  private hasFinished = false;
  private markReady: () => void = () => undefined;
  private readonly readyPromise = new Promise<void>((resolve) => (this.markReady = resolve));

  constructor() {
    super('app', EVENTS);
  }

  get name(): string {
    return this.appName;
  }

  set name(name: string) {
    this.appName = name;
  }

  getName(): string {
    return this.appName;
  }

  setName(name: string): void {
    this.appName = name;
  }

  getVersion(): string {
    return description.version ?? '0.0.0';
  }

  getAppPath(): string {
    return config.appDir;
  }

  getLocale(): string {
    return 'fr';
  }

  getPath(name: string): string {
    return this.paths.get(name) ?? appPath(name, this.appName, this.paths.get('userData') ?? config.userData);
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  isReady(): boolean {
    return this.isReadyNow;
  }

  whenReady(): Promise<void> {
    return this.readyPromise;
  }

  requestSingleInstanceLock(additionalData: unknown = null): boolean {
    return takeInstanceLock(this.getPath('userData'), additionalData, (second) => {
      this.emit('second-instance', preventableEvent(), second.argv, second.workingDirectory, second.additionalData);
    });
  }

  hasSingleInstanceLock(): boolean {
    return hasInstanceLock();
  }

  releaseSingleInstanceLock(): void {
    releaseInstanceLock(this.getPath('userData'));
  }

  /** Every window of the host is sandboxed by construction (browser-window.ts refuses another). */
  enableSandbox(): void {}

  /** Windows' task bar only. */
  setAppUserModelId(): void {}

  disableHardwareAcceleration(): void {}

  focus(): void {}

  /** Not drawn: kept, so that it can be read back. */
  setBadgeCount(count = 0): boolean {
    this.badge = count;
    return true;
  }

  getBadgeCount(): number {
    return this.badge;
  }

  /** The processes that show pages, as of the last load; of the others nothing is known here. */
  getAppMetrics(): { pid: number; type: string }[] {
    return this.renderers.map((pid) => ({ pid, type: 'Tab' }));
  }

  quit(): void {
    if (this.isQuitting) return;
    const event = preventableEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.isQuitting = true;
    for (const window of windowRegistry.all()) window.close();
    if (windowRegistry.all().length === 0) this.finish(0);
  }

  exit(code = 0): void {
    process.exit(code);
  }

  /** Called by the host once the main script has been evaluated. */
  _becomeReady(): void {
    this.isReadyNow = true;
    this.emit('will-finish-launching');
    this.markReady();
    this.emit('ready', preventableEvent(), {});
  }

  _knowRenderers(pids: readonly number[]): void {
    this.renderers = pids;
  }

  /** A window refused to close: as in Electron, that cancels the quit. */
  _cancelQuit(): void {
    this.isQuitting = false;
  }

  _windowGone(): void {
    if (windowRegistry.all().length > 0) return;
    if (this.isQuitting) this.finish(0);
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  private finish(code: number): void {
    if (this.hasFinished) return;
    const event = preventableEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) {
      this.isQuitting = false;
      return;
    }
    this.hasFinished = true;
    this.emit('quit', preventableEvent(), code);
    this.exit(code);
  }
}

function commandLine() {
  const switches = new Map<string, string>();
  return {
    appendSwitch: (name: string, value = ''): void => void switches.set(name, value),
    hasSwitch: (name: string): boolean => switches.has(name) || process.argv.includes(`--${name}`),
    getSwitchValue: (name: string): string => switches.get(name) ?? '',
  };
}

export const app = new App();
