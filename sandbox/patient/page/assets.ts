import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Reply } from './reply.ts';

const require = createRequire(import.meta.url);
const here = import.meta.dirname;

/** Files a page may ask for by name: nothing else of the disk is reachable. */
const FILES: Readonly<Record<string, { path: () => string; type: string }>> = {
  '/style.css': { path: () => join(here, 'style.css'), type: 'text/css; charset=utf-8' },
  '/code.js': { path: () => join(here, 'code.js'), type: 'text/javascript; charset=utf-8' },
  '/fonts/sans.woff2': {
    path: () => require.resolve('@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2'),
    type: 'font/woff2',
  },
  '/fonts/mono.woff2': {
    path: () => require.resolve('@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-600-normal.woff2'),
    type: 'font/woff2',
  },
};

/** A style sheet, script or font; null for any other address. */
export function asset(pathname: string): Reply | null {
  if (pathname === '/favicon.ico') return { status: 204, type: 'image/x-icon', body: '' };
  const file = Object.hasOwn(FILES, pathname) ? FILES[pathname] : undefined;
  return file ? { status: 200, type: file.type, body: readFileSync(file.path()) } : null;
}
