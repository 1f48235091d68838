import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { protocol } from 'electron';
import { fileOf } from './app-file.ts';

/** Our own scheme: `app://bundle/…` is the window, `app://viewer/…` the frame that shows foreign documents. */
export const APP_ORIGIN = 'app://bundle';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const WINDOW_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  'frame-src app://viewer',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The viewer is a sandboxed frame of opaque origin: it takes bytes by message, reaches no network, and may only run
 * its own script (H54).
 */
const VIEWER_POLICY = [
  "default-src 'none'",
  'script-src app://viewer app://bundle',
  'style-src app://viewer app://bundle',
  'img-src blob: data:',
  'font-src app://viewer app://bundle data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors app://bundle',
].join('; ');

/** Must run before `ready`: the scheme behaves as a secure origin with its own storage and CSP. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ]);
}

async function serve(folder: string, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const path = request.method === 'GET' ? fileOf(url) : null;
  const type = path ? TYPES[extname(path)] : undefined;
  if (!path || !type) return new Response(null, { status: 404 });
  const body = await readFile(join(folder, path)).catch(() => null);
  if (!body) return new Response(null, { status: 404 });
  const headers = {
    'content-type': type,
    'content-security-policy': url.host === 'viewer' ? VIEWER_POLICY : WINDOW_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // The viewer frame has an opaque origin: its own modules are cross-origin to it.
    ...(url.host === 'viewer' && { 'access-control-allow-origin': '*' }),
  };
  return new Response(new Uint8Array(body), { headers });
}

/** Serves the built window from `folder`, and nothing else. */
export function serveApp(folder: string): void {
  protocol.handle('app', (request) => serve(folder, request));
}
