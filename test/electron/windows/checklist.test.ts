/**
 * Electron's own security checklist (electronjs.org, «Security», numbers as of version 45), point by point: what is
 * asked of Electron is asserted here as options and handlers; what Chromium enforces of it is played in
 * `test/app/boundary.spec.ts`. Fuses and the sandbox of the renderer are enforced by real Electron alone.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindowConstructorOptions, Session, WebContents } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { declareAppScheme, serveApp } from '../../../electron/windows/app-protocol.ts';
import { admitServers, refusePermissions, refuseServers } from '../../../electron/windows/guard.ts';
import { openMainWindow } from '../../../electron/windows/main-window.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

type Hear = (event: { url: string; preventDefault: () => void }) => void;
type Serve = (request: Request) => Promise<Response>;

const seen = vi.hoisted(() => ({
  options: [] as object[],
  loaded: [] as string[],
  schemes: [] as object[],
  openHandler: null as null | ((details: { url: string }) => { action: string }),
  heard: new Map<string, unknown>(),
  serve: null as unknown,
}));

vi.mock('electron', () => {
  class BrowserWindow {
    webContents = {
      setWindowOpenHandler: (handler: typeof seen.openHandler) => void (seen.openHandler = handler),
      on: (name: string, hear: unknown) => void seen.heard.set(name, hear),
    };
    constructor(options: object) {
      seen.options.push(options);
    }
    once(): void {}
    on(): void {}
    loadURL(url: string): Promise<void> {
      seen.loaded.push(url);
      return Promise.resolve();
    }
  }
  const protocol = {
    registerSchemesAsPrivileged: (schemes: object[]) => void seen.schemes.push(...schemes),
    handle: (_scheme: string, serve: unknown) => void (seen.serve = serve),
  };
  return { BrowserWindow, protocol };
});

function openedWith(devServer?: string): BrowserWindowConstructorOptions {
  openMainWindow({ preload: '/preload.cjs', devServer });
  return seen.options.at(-1) as BrowserWindowConstructorOptions; // what the double above was given
}

/** Whether a navigation of this kind to this address is let through. */
function letsThrough(name: 'will-navigate' | 'will-attach-webview', url: string): boolean {
  let allowed = true;
  const hear = seen.heard.get(name) as Hear; // registered by guardContents
  hear({ url, preventDefault: () => (allowed = false) });
  return allowed;
}

const sources = globSync('{electron,shared,renderer}/**/*.{ts,tsx,html}', { cwd: ROOT }).map((path) => ({
  path,
  text: readFileSync(join(ROOT, path), 'utf8'),
}));

/** Files of the product in which this stands. */
function filesWith(pattern: RegExp): string[] {
  return sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

describe('the window', () => {
  let options: BrowserWindowConstructorOptions;
  beforeEach(() => {
    options = openedWith();
  });

  test('1: loads its own files and nothing remote', () => {
    expect(seen.loaded.at(-1)).toBe('app://bundle/index.html');
    expect(filesWith(/<script[^>]+src=["']https?:|import\(\s*["'`]https?:|<link[^>]+href=["']https?:/)).toEqual([]);
  });

  test('2, 3, 4, 6, 8, 9, 10: no Node, isolated, sandboxed, web security on, nothing experimental', () => {
    expect(options.webPreferences).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    });
  });

  test('11, 12: there is no webview, nor another window than those made here', () => {
    expect(filesWith(/<webview|allowpopups|enableBlinkFeatures|webviewTag: true/)).toEqual([]);
    expect(filesWith(/new BrowserWindow\b|new BaseWindow\b|new WebContentsView\b/)).toEqual([
      'electron/windows/main-window.ts',
    ]);
  });

  test('16: a version of Electron that is maintained, and exactly that one', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    }; // our own package.json
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
    // Electron keeps its three latest majors; 45 is the latest of the registry in November 2026.
    expect(Number.parseInt(devDependencies['electron'] ?? '', 10)).toBeGreaterThanOrEqual(45);
  });

  test('no developer tools outside development', () => {
    expect(openedWith('http://localhost:5173').webPreferences?.devTools).toBe(true);
    expect(options.webPreferences?.devTools).toBe(false);
  });

  test.each([
    'https://example.test/',
    'http://bundle/',
    'file:///etc/passwd',
    'app://bundle.evil.test/',
    'app://viewer/',
    'data:text/html,x',
    'javascript:1',
    'not an address',
  ])('13: does not go to %s', (url) => {
    expect(letsThrough('will-navigate', url)).toBe(false);
  });

  test('12, 14: opens no window and attaches no webview', () => {
    for (const url of ['https://example.test/', 'app://bundle/index.html', 'about:blank']) {
      expect(seen.openHandler?.({ url })).toEqual({ action: 'deny' });
    }
    expect(letsThrough('will-attach-webview', 'https://example.test/')).toBe(false);
    expect(filesWith(/webviewTag|allowpopups/)).toEqual([]);
  });
});

test('5: every permission is refused, asked for or looked up, whoever asks', () => {
  let ask: unknown = null;
  let check: unknown = null;
  refusePermissions({
    setPermissionRequestHandler: (handler: unknown) => (ask = handler),
    setPermissionCheckHandler: (handler: unknown) => (check = handler),
  } as unknown as Session);
  const decided: boolean[] = [];
  const permissions = ['media', 'geolocation', 'notifications', 'clipboard-read', 'usb', 'fullscreen', 'a-new-one'];
  for (const permission of permissions) {
    (ask as (contents: WebContents | null, permission: string, decide: (yes: boolean) => void) => void)(
      null,
      permission,
      (yes) => decided.push(yes),
    );
    decided.push((check as (contents: null, permission: string) => boolean)(null, permission));
  }
  expect(decided).toEqual(permissions.flatMap(() => [false, false]));
});

describe('servers that the host’s own network stack meets (certificate pinning, H57)', () => {
  type Verify = (request: object, decide: (verdict: number) => void) => void;
  async function verdictOf(hold: (session: Session) => void): Promise<number> {
    let verify: unknown = null;
    hold({ setCertificateVerifyProc: (handler: unknown) => (verify = handler) } as unknown as Session);
    // Trusted by the system, by a root of its own: that counts for nothing.
    const met = { hostname: 'dmp.example', certificate: { data: 'PEM' }, verificationResult: 'OK', errorCode: 0 };
    return new Promise<number>((decided) => (verify as Verify)(met, decided));
  }

  test.each([
    ['judged good', true, 0],
    ['judged otherwise', false, -2],
    ['not to be judged', null, -2],
  ] as const)('one %s', async (_, admitted, verdict) => {
    const asked: string[][] = [];
    const hold = (session: Session): void =>
      admitServers(session, (...what) => {
        asked.push(what);
        return admitted === null ? Promise.reject(new Error('no certificate')) : Promise.resolve(admitted);
      });
    expect(await verdictOf(hold)).toBe(verdict);
    expect(asked).toEqual([['dmp.example', 'PEM']]);
  });

  test('the window’s session meets none, and both are held before anything is shown', async () => {
    expect(await verdictOf(refuseServers)).toBe(-2);
    expect(filesWith(/setCertificateVerifyProc/)).toEqual(['electron/windows/guard.ts']);
    const composed = sources.find(({ path }) => path === 'electron/compose.ts')?.text ?? '';
    const places = [
      'refuseServers(session.defaultSession)',
      'admitServers(session.fromPartition(PARTITION)',
      'openMainWindow({',
    ];
    const at = places.map((words) => composed.indexOf(words));
    expect(at.every((place, index) => place > (at[index - 1] ?? 0))).toBe(true);
    expect(filesWith(/fromPartition\(/)).toEqual(['electron/compose.ts']);
  });
});

describe('7: the content policies', () => {
  async function policyOf(address: string): Promise<string> {
    serveApp(join(ROOT, 'renderer'));
    const answer = await (seen.serve as Serve)(new Request(address)); // registered by serveApp
    return answer.headers.get('content-security-policy') ?? '';
  }

  test.each(['app://bundle/index.html', 'app://viewer/index.html'])(
    'of %s begin with nothing and have no unsafe word',
    async (address) => {
      const policy = await policyOf(address);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain("form-action 'none'");
      expect(policy).toMatch(/frame-ancestors ('none'|app:\/\/bundle)(;|$)/);
      expect(policy).not.toMatch(/unsafe|\*|https?:|connect-src|wasm-/);
    },
  );

  test('have no weaker twin in a page, but for the style of a proof that leaves the program and runs no script', () => {
    expect(filesWith(/unsafe-(inline|eval|hashes)/)).toEqual(['electron/services/consent/proof-page.ts']);
    expect(filesWith(/default-src 'none'; style-src 'unsafe-inline'"/)).toEqual([
      'electron/services/consent/proof-page.ts',
    ]);
  });
});

test('15: only one place hands an address to the system, and it checks it', () => {
  expect(filesWith(/openExternal|openPath/)).toEqual(['electron/windows/open-in-browser.ts']);
});

test('17: only one place listens to the window, and it checks who speaks', () => {
  expect(filesWith(/ipcMain\s*\.\s*(on|once|handle|handleOnce)\b/)).toEqual(['electron/ipc/register.ts']);
});

test('18: the window has a scheme of its own, without the rights of a file', () => {
  seen.schemes.length = 0;
  declareAppScheme();
  expect(seen.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ]);
  expect(filesWith(/loadFile\(|['"`]file:\/\//)).toEqual([]);
});

test('19: the fuses of the package close what this program does not need', () => {
  const text = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');
  const block = /^electronFuses:\n((?: {2}.+\n)+)/m.exec(text)?.[1] ?? '';
  const fuses = Object.fromEntries(
    block
      .trim()
      .split('\n')
      .map((line) => line.trim().split(': ')),
  );
  expect(fuses).toEqual({
    runAsNode: 'false',
    enableCookieEncryption: 'true',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    grantFileProtocolExtraPrivileges: 'false',
  });
});

test('20: the page gets two functions of ours and nothing of Electron', () => {
  const preload = readFileSync(join(ROOT, 'electron', 'preload.ts'), 'utf8');
  expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
  expect(preload).toContain("exposeInMainWorld('dmp', bridge)");
  expect(filesWith(/\beval\(|new Function\(/)).toEqual([]);
});

test('H53: nothing of ours writes a dump of the memory, or asks the host for one', () => {
  const asked = globSync('{electron,shared,renderer}/**/*.{ts,tsx}', { cwd: ROOT }).filter((file) =>
    /crashReporter|writeHeapSnapshot|process\.report|heapsnapshot|report-(on|uncaught)/.test(
      readFileSync(join(ROOT, file), 'utf8'),
    ),
  );
  expect(asked).toEqual([]);
  expect(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')).toMatch(
    /enableNodeOptionsEnvironmentVariable: false/,
  );
});

test('no certificate is ever waved through, and no switch weakens Chromium', () => {
  expect(filesWith(/rejectUnauthorized:\s*false|certificate-error|NODE_TLS_REJECT/)).toEqual([]);
  expect(filesWith(/appendSwitch|commandLine\./)).toEqual([]);
});
