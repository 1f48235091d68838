/**
 * Dialogs. Tests replace a method by its answer (test/app/support/launch.ts). Otherwise, on a display, files are
 * chosen in Chromium's own dialog; what cannot be asked throws, so that no test passes on an answer nobody gave.
 */
import { config, host } from './host-link.ts';
import { strict, UnsupportedApi } from './unsupported.ts';
import { windowRegistry } from './window-registry.ts';

interface OpenOptions {
  properties?: string[];
  filters?: { extensions: string[] }[];
}

async function showOpenDialog(...args: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
  // The last argument is the options, with or without a parent window before it.
  const options = (args.at(-1) ?? {}) as OpenOptions;
  const window = windowRegistry.all().at(-1);
  const isFolder = options.properties?.includes('openDirectory') ?? false;
  if (!config.interactive || !window || isFolder) throw unanswered('showOpenDialog');
  const extensions = (options.filters ?? []).flatMap((filter) => filter.extensions).filter((ending) => ending !== '*');
  const multiple = options.properties?.includes('multiSelections') ?? false;
  const filePaths = await host.call('pickFiles', window.id, { multiple, extensions });
  return { canceled: filePaths.length === 0, filePaths };
}

function unanswered(method: string): UnsupportedApi {
  return new UnsupportedApi(`dialog.${method} without an answer given by the test`);
}

function refuse(method: string): () => Promise<never> {
  return () => Promise.reject(unanswered(method));
}

export const dialog = strict('dialog', {
  showOpenDialog,
  showSaveDialog: refuse('showSaveDialog'),
  showMessageBox: refuse('showMessageBox'),
  showErrorBox: (title: string, content: string): void => console.error(`[dialog] ${title}: ${content}`),
});
