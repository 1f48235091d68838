/**
 * The window's own code, built as the product builds it and served on loopback with the product's content policies, for
 * component tests and development pictures. Never part of the product.
 */
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { buildOnce } from './build-once.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

/** The two policies of electron/windows/app-protocol.ts, with this server in place of our scheme. */
function policyOf(path: string, origin: string): string {
  if (path.startsWith('viewer-frame')) {
    return `default-src 'none'; script-src ${origin}; style-src ${origin}; img-src blob: data:; font-src ${origin} data: blob:; base-uri 'none'; form-action 'none'`;
  }
  return `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

export interface ServedWindow {
  readonly address: string;
  stop(): Promise<void>;
}

async function buildInto(folder: string): Promise<void> {
  // The test runner's own setting would make this a development build.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({
    root: join(ROOT, 'renderer'),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome140',
      assetsInlineLimit: 0,
      rollupOptions: {
        input: {
          index: join(ROOT, 'renderer', 'index.html'),
          'viewer-frame': join(ROOT, 'renderer', 'viewer-frame', 'index.html'),
        },
      },
    },
  });
  process.env['NODE_ENV'] = before;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server has no port'));
      else resolve(address.port);
    });
  });
}

/** Serves both pages of the window, built from the present sources, on a random port of loopback. */
export async function startWindow(): Promise<ServedWindow> {
  const folder = await buildOnce(buildInto);
  let origin = '';
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', origin).pathname.slice(1) || 'index.html';
    const path = normalize(asked);
    const type = path.startsWith('..') ? undefined : TYPES[extname(path)];
    readFile(join(folder, path)).then(
      (bytes) => {
        response.writeHead(type ? 200 : 404, {
          'content-type': type ?? 'text/plain',
          'content-security-policy': policyOf(path, origin),
          'access-control-allow-origin': '*',
        });
        response.end(type ? bytes : '');
      },
      () => response.writeHead(404).end(),
    );
  });
  origin = `http://127.0.0.1:${await listen(server)}`;
  return {
    address: `${origin}/index.html`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
