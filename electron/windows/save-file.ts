import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { dialog, type BrowserWindow } from 'electron';

const KINDS = {
  jsonl: { name: 'Journal vérifiable', extensions: ['jsonl'] },
  html: { name: 'Page à lire', extensions: ['html'] },
} as const;

type Saved =
  { readonly ok: true; readonly value: boolean } | { readonly ok: false; readonly fault: { readonly code: string } };

/** Written piece by piece straight into the chosen file: no copy stands anywhere else (H53). */
function writeInto(path: string, content: Iterable<string>): void {
  const file = openSync(path, 'w', 0o600);
  try {
    for (const piece of content) writeSync(file, piece);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Asks in the desktop's own dialog where to write; the path never leaves the main process. */
export function saveFileFrom(window: () => BrowserWindow | null) {
  return {
    save: async (
      suggestion: { readonly name: string; readonly extension: keyof typeof KINDS },
      content: Iterable<string>,
    ): Promise<Saved> => {
      const { name, extension } = suggestion;
      const { extensions, name: kind } = KINDS[extension];
      const options = { defaultPath: name, filters: [{ name: kind, extensions: [...extensions] }] };
      const owner = window();
      const asked = owner ? dialog.showSaveDialog(owner, options) : dialog.showSaveDialog(options);
      const { canceled, filePath } = await asked;
      if (canceled || !filePath) return { ok: true, value: false };
      try {
        writeInto(filePath, content);
        return { ok: true, value: true };
      } catch {
        // Full disk, read-only place, a key pulled out: nothing half written is left to be taken for a copy.
        rmSync(filePath, { force: true });
        return { ok: false, fault: { code: 'journal/file-not-written' } };
      }
    },
  };
}
