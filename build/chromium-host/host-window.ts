/** One window of the application: a Chromium page with the preload's world and its channel to the main process. */
import { randomBytes } from 'node:crypto';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { fromChromium, toChromium } from './app-scheme.ts';
import { ignoreClosed } from './chromium.ts';
import type { Bounds, MainCommands, WindowEvent, WindowRequest } from './messages.ts';
import { pageWorldScript, preloadWorldScript } from './page/page-scripts.ts';
import { wireParse, wireStringify } from './page/wire.ts';
import type { Peer } from './peer.ts';

const PRELOAD_WORLD = 'electron-preload';

type FromPage =
  | { kind: 'hello' }
  | { kind: 'send'; channel: string; args: unknown[] }
  | { kind: 'invoke'; id: number; channel: string; args: unknown[] };

export class HostWindow {
  readonly id: number;
  readonly page: Page;
  /** How the application asked for it. */
  readonly request: WindowRequest;
  /** The address the application itself asked for: it passes without `will-navigate`. */
  expectedUrl: string | null = null;
  origin: string | null = null;
  isClosed = false;
  private readonly main: Peer<MainCommands>;
  private readonly cdp: CDPSession;
  private readonly nonce = randomBytes(16).toString('hex');
  private readonly bindingName = `__host_${randomBytes(8).toString('hex')}`;
  private servedBy = 0;
  private preloadContextId: number | null = null;

  private constructor(id: number, page: Page, request: WindowRequest, cdp: CDPSession, main: Peer<MainCommands>) {
    this.id = id;
    this.request = request;
    this.page = page;
    this.cdp = cdp;
    this.main = main;
  }

  static async open(id: number, page: Page, context: BrowserContext, request: WindowRequest, main: Peer<MainCommands>) {
    const window = new HostWindow(id, page, request, await context.newCDPSession(page), main);
    await window.injectScripts(request.preload, context.browser()?.version() ?? '');
    await window.setBounds(request.bounds);
    window.forwardEvents();
    return window;
  }

  async load(url: string): Promise<void> {
    const target = new URL(toChromium(url)).href;
    this.expectedUrl = target;
    try {
      await this.page.goto(target);
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      this.report({ name: 'load-failed', code: -2, description, url });
      throw error;
    } finally {
      this.expectedUrl = null;
    }
  }

  async reload(): Promise<void> {
    this.expectedUrl = this.page.url();
    await this.page.reload().finally(() => (this.expectedUrl = null));
  }

  /** Tells the application that the process of its page is gone; this window stands on a new one, still empty. */
  tellRendererGone(): void {
    this.report({ name: 'crashed' });
  }

  /** Tells the application which processes show pages now. The one that came with this load shows this window. */
  tellProcesses(before: number[], renderers: number[]): void {
    this.servedBy = renderers.find((pid) => !before.includes(pid)) ?? this.servedBy;
    this.report({ name: 'processes', renderers, serving: this.servedBy });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.page.close().catch(ignoreClosed);
  }

  async setBounds(bounds: Bounds): Promise<void> {
    const { windowId } = await this.cdp.send('Browser.getWindowForTarget');
    const wanted = { left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height };
    await this.cdp.send('Browser.setWindowBounds', { windowId, bounds: wanted }).catch(ignoreClosed);
  }

  async send(channel: string, args: unknown[]): Promise<void> {
    if (this.preloadContextId !== null) {
      await this.deliver(this.preloadContextId, wireStringify({ kind: 'event', channel, args }));
    }
  }

  /** Shows Chromium's own file dialog, as if the page had asked, and returns the chosen paths. */
  async pickFiles(multiple: boolean, extensions: string[]): Promise<string[]> {
    const accept = extensions.map((extension) => `.${extension}`).join(',');
    const expression = `new Promise((resolve) => {
      const input = Object.assign(document.createElement('input'), { type: 'file', multiple: ${multiple}, accept: ${JSON.stringify(accept)} });
      input.addEventListener('change', () => resolve([...input.files]));
      input.addEventListener('cancel', () => resolve([]));
      input.click();
    })`;
    const { result } = await this.cdp.send('Runtime.evaluate', { expression, awaitPromise: true, userGesture: true });
    const { result: entries } = await this.cdp.send('Runtime.getProperties', { objectId: result.objectId ?? '' });
    const files = entries.filter((entry) => /^\d+$/.test(entry.name) && entry.value?.objectId);
    const infos = files.map((file) => this.cdp.send('DOM.getFileInfo', { objectId: file.value?.objectId ?? '' }));
    return (await Promise.all(infos)).map((info) => info.path);
  }

  private async injectScripts(preload: WindowRequest['preload'], chromeVersion: string): Promise<void> {
    this.cdp.on('Runtime.bindingCalled', (call) => {
      if (call.name === this.bindingName) {
        void this.fromPage(call.payload, call.executionContextId).catch(ignoreClosed);
      }
    });
    // Without Page.enable first, addScriptToEvaluateOnNewDocument is silently inert on this session.
    await this.cdp.send('Page.enable');
    await this.cdp.send('Runtime.enable');
    await this.cdp.send('Runtime.addBinding', { name: this.bindingName, executionContextName: PRELOAD_WORLD });
    await this.cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(this.nonce) });
    if (!preload) return;
    const processInfo = preloadProcess(chromeVersion);
    const script = { ...preload, nonce: this.nonce, bindingName: this.bindingName, processInfo };
    const source = preloadWorldScript(script);
    await this.cdp.send('Page.addScriptToEvaluateOnNewDocument', { worldName: PRELOAD_WORLD, source });
  }

  private forwardEvents(): void {
    const { page } = this;
    page.on('console', (message) => this.report({ name: 'console', level: message.type(), text: message.text() }));
    page.on('domcontentloaded', () => this.report({ name: 'dom-ready' }));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.report({ name: 'navigated', url: fromChromium(frame.url()) });
    });
    page.on('load', () => void this.reportLoaded().catch(ignoreClosed));
    page.on('close', () => {
      if (!this.isClosed) this.report({ name: 'closed-by-user' });
      this.isClosed = true;
    });
  }

  private async reportLoaded(): Promise<void> {
    if (!this.page.url().startsWith('data:')) this.report({ name: 'loaded', title: await this.page.title() });
  }

  private report(event: WindowEvent): void {
    this.main.tell('windowEvent', this.id, event);
  }

  private async fromPage(payload: string, contextId: number): Promise<void> {
    // Only our own preload script knows the binding's random name, and it writes this shape.
    const message = wireParse(payload) as FromPage;
    if (message.kind === 'hello') {
      this.preloadContextId = contextId;
      return;
    }
    const url = fromChromium(this.page.mainFrame().url());
    if (message.kind === 'send') return this.main.tell('message', this.id, message.channel, message.args, url);
    const { id, channel, args } = message;
    const reply = await this.main.call('invoke', this.id, channel, args, url);
    await this.deliver(contextId, replyText(id, channel, reply));
  }

  private async deliver(contextId: number, text: string): Promise<void> {
    const expression = `__hostDeliver(${JSON.stringify(text)})`;
    await this.cdp.send('Runtime.evaluate', { expression, contextId }).catch(ignoreClosed);
  }
}

function replyText(id: number, channel: string, reply: object): string {
  try {
    return wireStringify({ kind: 'reply', id, ...reply });
  } catch (error) {
    return wireStringify({ kind: 'reply', id, error: `Error invoking remote method '${channel}': ${String(error)}` });
  }
}

function preloadProcess(chromeVersion: string): object {
  const { platform, arch, versions } = process;
  return {
    platform,
    arch,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    env: {},
    argv: [],
    versions: { chrome: chromeVersion, electron: 'host', node: versions.node },
  };
}
