import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { PluginOption } from 'vite';

const root = import.meta.dirname;

/** Entries whose file is there: the parts of the house are built in turn. */
function present(entries: Record<string, string>): Record<string, string> {
  const found = Object.entries(entries).filter(([, file]) => existsSync(join(root, file)));
  return Object.fromEntries(found.map(([name, file]) => [name, join(root, file)]));
}

const mainEntries = present({
  main: 'electron/main.ts',
  card: 'electron/card-process.ts',
  watcher: 'electron/watcher-process.ts',
  cli: 'electron/cli.ts',
  // Run in worker threads of the main process, which looks for them beside its own file.
  'pdf-worker': 'electron/adapters/files/pdf/pdf-worker.ts',
  'answer-worker': 'electron/adapters/dmp/reading/answer-worker.ts',
});

const pageEntries = present({
  index: 'renderer/index.html',
  'viewer-frame': 'renderer/viewer-frame/index.html',
});

/**
 * The page carries its content policy, which refuses the script that the development server puts in for hot reload.
 * Taken out while developing, and only then: the product keeps it.
 */
const developmentPolicy: PluginOption = {
  name: 'development-policy',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node24',
      // As a package of its own it brings the files of all its languages: 90 ms of every start.
      externalizeDeps: { exclude: ['zod'] },
      rollupOptions: {
        input: mainEntries,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node24',
      // A sandboxed preload can require `electron` only: everything else is inside the one file.
      externalizeDeps: false,
      rollupOptions: {
        input: present({ preload: 'electron/preload.ts' }),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    plugins: [react(), developmentPolicy],
    // The viewer frame has an opaque origin: the development server must let it load its own modules.
    server: { cors: { origin: '*' } },
    build: {
      outDir: join(root, 'out/renderer'),
      target: 'chrome140',
      sourcemap: false,
      minify: true,
      assetsInlineLimit: 0,
      rollupOptions: { input: pageEntries },
    },
  },
});
