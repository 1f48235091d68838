/** The running application under the host: its main process, its Chromium and its windows. */
import type * as Electron from 'electron';
import type { Page, Request, Route } from 'playwright-core';
import { fromChromium, toChromium } from './app-scheme.ts';
import { ignoreClosed, type RunningChromium } from './chromium.ts';
import { HostWindow } from './host-window.ts';
import type { MainProcess } from './main-process.ts';
import type { Bounds, FilePick, HostCommands, WindowRequest } from './messages.ts';
import { applyPermissions } from './permissions.ts';
import { RequestFilter, type BlockedRequest } from './request-filter.ts';

const QUIT_MS = 5000;

export class Host implements HostCommands {
  /** Addresses that the application asked the system's browser to open. Nothing is opened. */
  readonly external: string[] = [];
  /** Notifications that the application has shown. Nothing is displayed. */
  readonly notifications: Record<string, unknown>[] = [];
  /** What `start` waits for. */
  stage = 'Chromium to open';
  private readonly hostWindows = new Map<number, HostWindow>();
  private readonly loadedPages: Page[] = [];
  private readonly loadWaiters: ((page: Page) => void)[] = [];
  private readonly evaluated: Promise<void>;
  private readonly started: Promise<void>;
  private markEvaluated: () => void = () => undefined;
  private markStarted: () => void = () => undefined;
  private isCreatingPage = false;
  private sparePage: Page | null = null;
  private chromium!: RunningChromium;
  private main!: MainProcess;
  private filter!: RequestFilter;
  private starting: Promise<RunningChromium> | null = null;
  private cleaning: Promise<void> | null = null;

  constructor() {
    this.evaluated = new Promise((resolve) => (this.markEvaluated = resolve));
    this.started = new Promise((resolve) => (this.markStarted = resolve));
  }

  /** Joins the two halves, which start at the same time, and lets the application's `ready` fire. */
  async start(main: MainProcess, chromium: Promise<RunningChromium>, devServer: string | null): Promise<void> {
    this.main = main;
    this.starting = chromium;
    void main.exit.then(() => this.cleanUp());
    this.chromium = await chromium;
    this.stage = 'Chromium to hand its requests over';
    const { context } = this.chromium;
    this.sparePage = context.pages()[0] ?? null;
    this.filter = new RequestFilter(main.peer, (request) => this.windowOf(request), devServer);
    // An application that ended at once (a second instance) takes its Chromium with it: the order may fail, or never be
    // answered.
    const routed = context.route('**/*', (route) => this.answer(route));
    routed.catch(() => undefined);
    try {
      await Promise.race([routed, main.exit]);
    } catch (error) {
      if (!main.isGone) throw error;
    }
    if (main.isGone) return;
    context.on('page', (page) => void this.refusePopup(page).catch(ignoreClosed));
    this.markStarted();
    this.stage = 'the main script to be evaluated';
    // Electron fires `ready` once the main script has been evaluated.
    await Promise.race([this.evaluated, main.exit]);
    main.peer.tell('ready');
  }

  get pid(): number {
    return this.main.child.pid ?? 0;
  }

  get mainProcess(): MainProcess {
    return this.main;
  }

  get blocked(): readonly BlockedRequest[] {
    return this.filter.blocked;
  }

  /** Pages of the open windows, oldest first. */
  windows(): Page[] {
    return [...this.hostWindows.values()].filter((window) => !window.isClosed).map((window) => window.page);
  }

  /** The first page that has loaded an address of the application; fails when the main process ends before. */
  firstWindow(timeoutMs = 30_000): Promise<Page> {
    const [loaded] = this.loadedPages;
    if (loaded) return Promise.resolve(loaded);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No window after ${timeoutMs} ms`)), timeoutMs);
      this.loadWaiters.push((page) => {
        clearTimeout(timer);
        resolve(page);
      });
      void this.main.exit.then((code) => {
        clearTimeout(timer);
        reject(new Error(`The main process ended (${code}) before a window had loaded`));
      });
    });
  }

  /** Runs a function in the main process: it receives the module `electron` and one cloneable argument. */
  evaluate<R, A>(work: (electron: typeof Electron, argument: A) => R | Promise<R>, argument?: A): Promise<R> {
    // The function is sent as text; what comes back is a structured clone of what it returned.
    return this.main.peer.call('evaluate', String(work), argument) as Promise<R>;
  }

  /** Quits the application, then makes sure that nothing it started is left. */
  async close(): Promise<void> {
    await this.main.quit(QUIT_MS);
    await this.cleanUp();
  }

  /** Resolves with the exit code once the main process has ended and Chromium is closed. */
  async ended(): Promise<number | string> {
    const code = await this.main.exit;
    await this.cleanUp();
    return code;
  }

  // ---- asked by the main process ----

  mainEvaluated(): void {
    this.markEvaluated();
  }

  async createWindow(windowId: number, request: WindowRequest): Promise<void> {
    await this.started;
    await this.openWindow(windowId, request);
  }

  async loadUrl(windowId: number, url: string): Promise<void> {
    const window = this.window(windowId);
    const before = await this.chromium.renderers();
    // An address without an origin (`data:`) has no permission to be given.
    const { origin } = new URL(toChromium(url));
    window.origin = origin === 'null' ? null : origin;
    await applyPermissions(window, this.chromium.context, this.main.peer);
    await window.load(url);
    window.tellProcesses(before, await this.chromium.renderers());
  }

  async permissionsChanged(): Promise<void> {
    await this.started;
    for (const window of this.hostWindows.values()) {
      await applyPermissions(window, this.chromium.context, this.main.peer);
    }
  }

  async closeWindow(windowId: number): Promise<void> {
    await this.hostWindows.get(windowId)?.close();
  }

  async setBounds(windowId: number, bounds: Bounds): Promise<void> {
    await this.hostWindows.get(windowId)?.setBounds(bounds);
  }

  async bringToFront(windowId: number): Promise<void> {
    await this.hostWindows.get(windowId)?.page.bringToFront();
  }

  async send(windowId: number, channel: string, args: unknown[]): Promise<void> {
    await this.hostWindows.get(windowId)?.send(channel, args);
  }

  reload(windowId: number): Promise<void> {
    return this.window(windowId).reload();
  }

  /** The page is closed, whatever it does, and its process with it; the window goes on in a new one. */
  async endRenderer(windowId: number): Promise<void> {
    const old = this.window(windowId);
    const fresh = await this.openWindow(windowId, old.request);
    await old.close();
    fresh.tellRendererGone();
  }

  executeJavaScript(windowId: number, code: string): Promise<unknown> {
    return this.window(windowId).page.evaluate(code);
  }

  screenshot(windowId: number): Promise<Uint8Array> {
    return this.window(windowId).page.screenshot();
  }

  printToPdf(windowId: number): Promise<Uint8Array> {
    return this.window(windowId).page.pdf();
  }

  pickFiles(windowId: number, pick: FilePick): Promise<string[]> {
    return this.window(windowId).pickFiles(pick.multiple, pick.extensions);
  }

  openExternal(url: string): void {
    this.external.push(url);
  }

  notify(notification: Record<string, unknown>): void {
    this.notifications.push(notification);
  }

  childStarted(pid: number): void {
    this.main.grandchildren.add(pid);
  }

  childEnded(pid: number): void {
    this.main.grandchildren.delete(pid);
  }

  // ---- inside ----

  private async openWindow(windowId: number, request: WindowRequest): Promise<HostWindow> {
    const before = this.sparePage ? [] : await this.chromium.renderers();
    const page = await this.newPage();
    const window = await HostWindow.open(windowId, page, this.chromium.context, request, this.main.peer);
    window.tellProcesses(before, await this.chromium.renderers());
    this.hostWindows.set(windowId, window);
    page.on('load', () => this.markLoaded(page));
    // A page that has crashed takes no order any more: its window needs another one.
    page.on('crash', () => void this.endRenderer(windowId).catch(ignoreClosed));
    page.on('close', () => {
      if (this.hostWindows.get(windowId) === window) this.hostWindows.delete(windowId);
    });
    return window;
  }

  private window(windowId: number): HostWindow {
    const window = this.hostWindows.get(windowId);
    if (!window) throw new Error(`Window ${windowId} is closed`);
    return window;
  }

  private windowOf(request: Request): HostWindow | undefined {
    const page = request.frame().page();
    return [...this.hostWindows.values()].find((window) => window.page === page);
  }

  private async newPage(): Promise<Page> {
    const spare = this.sparePage;
    this.sparePage = null;
    if (spare) return spare;
    this.isCreatingPage = true;
    return this.chromium.context.newPage().finally(() => (this.isCreatingPage = false));
  }

  private async answer(route: Route): Promise<void> {
    try {
      await this.filter.handle(route);
    } catch (error) {
      if (!this.main.isGone) console.error('[host] request', route.request().url(), error);
      await route.abort().catch(ignoreClosed);
    }
  }

  private markLoaded(page: Page): void {
    if (page.url().startsWith('data:')) return;
    this.loadedPages.push(page);
    for (const waiter of this.loadWaiters.splice(0)) waiter(page);
  }

  /** A window the page opened by itself is closed; the application only hears of it. */
  private async refusePopup(page: Page): Promise<void> {
    if (this.isCreatingPage) return;
    const opener = await page.opener();
    const window = [...this.hostWindows.values()].find((candidate) => candidate.page === opener);
    if (!window) return;
    const url = fromChromium(page.url());
    await page.close();
    const answer = await this.main.peer.call('windowOpen', window.id, url);
    if (answer === 'allow') console.error(`[host] window.open(${url}) is not supported by the Chromium host`);
  }

  private cleanUp(): Promise<void> {
    const close = (chromium: RunningChromium): Promise<void> => chromium.close();
    // When Chromium itself could not start, `start` has thrown already and there is nothing to close.
    this.cleaning ??= this.starting ? this.starting.then(close, () => undefined) : Promise.resolve();
    return this.cleaning;
  }
}
