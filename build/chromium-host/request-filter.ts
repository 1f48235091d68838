/**
 * Every request of every window passes here. The application's own scheme is answered by its `protocol.handle`;
 * a dev server on the loopback passes when one is configured; anything else is refused and recorded.
 */
import type { Request, Route } from 'playwright-core';
import { fromChromium, isAppAddress, rewriteAddresses, rewritePolicy, toChromium } from './app-scheme.ts';
import type { HostWindow } from './host-window.ts';
import type { MainCommands, SchemeResponse } from './messages.ts';
import type { Peer } from './peer.ts';

export interface BlockedRequest {
  url: string;
  why: 'will-navigate' | 'network';
}

export class RequestFilter {
  readonly blocked: BlockedRequest[] = [];
  private readonly main: Peer<MainCommands>;
  private readonly windowOf: (request: Request) => HostWindow | undefined;
  private readonly devServer: string | null;

  constructor(
    main: Peer<MainCommands>,
    windowOf: (request: Request) => HostWindow | undefined,
    devServer: string | null,
  ) {
    this.main = main;
    this.windowOf = windowOf;
    this.devServer = devServer;
  }

  async handle(route: Route): Promise<void> {
    const request = route.request();
    const url = request.url();
    if (!(await this.mayNavigate(request))) {
      this.blocked.push({ url: fromChromium(url), why: 'will-navigate' });
      return route.abort('aborted');
    }
    if (isAppAddress(url)) return route.fulfill(toFulfil(await this.askApplication(request)));
    if (/^(data|blob|about):/.test(url) || this.isDevServer(url)) return route.continue();
    this.blocked.push({ url, why: 'network' });
    return route.abort('blockedbyclient');
  }

  private async mayNavigate(request: Request): Promise<boolean> {
    const window = this.windowOf(request);
    if (!window || !request.isNavigationRequest() || window.expectedUrl === request.url()) return true;
    const isMainFrame = request.frame() === window.page.mainFrame();
    return this.main.call('mayNavigate', window.id, fromChromium(request.url()), isMainFrame);
  }

  private async askApplication(request: Request): Promise<SchemeResponse> {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(await request.allHeaders())) {
      if (!name.startsWith(':'))
        headers[name] = name === 'origin' ? fromChromium(`${value}/`).replace(/\/$/, '') : value;
    }
    const body = request.postDataBuffer();
    const asked = { url: fromChromium(request.url()), method: request.method(), headers };
    return this.main.call('fetch', body ? { ...asked, body } : asked);
  }

  private isDevServer(url: string): boolean {
    return this.devServer !== null && new URL(url).origin === new URL(this.devServer).origin;
  }
}

function toFulfil(response: SchemeResponse): { status: number; headers: Record<string, string>; body: Buffer } {
  const headers = Object.fromEntries(Object.entries(response.headers).map(translateHeader));
  const isPage = (headers['content-type'] ?? '').startsWith('text/html');
  const body = Buffer.from(response.body);
  // A page may carry its policy and its frames as text of its own.
  return {
    status: response.status,
    headers,
    body: isPage ? Buffer.from(rewriteAddresses(body.toString('utf8'))) : body,
  };
}

function translateHeader([name, value]: [string, string]): [string, string] {
  if (name === 'content-security-policy') return [name, rewritePolicy(value)];
  if (name === 'access-control-allow-origin') return [name, value === '*' ? value : originOnly(value)];
  return [name, value];
}

function originOnly(origin: string): string {
  return origin.includes('://') ? toChromium(origin).replace(/\/$/, '') : origin;
}
