import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dialog, type BrowserWindow } from 'electron';

const KINDS = {
  jsonl: { name: 'Journal vérifiable', extensions: ['jsonl'] },
  html: { name: 'Page à lire', extensions: ['html'] },
  pdf: { name: 'Document PDF', extensions: ['pdf'] },
  jpg: { name: 'Image JPEG', extensions: ['jpg'] },
  png: { name: 'Image PNG', extensions: ['png'] },
  tif: { name: 'Image TIFF', extensions: ['tif'] },
  rtf: { name: 'Texte RTF', extensions: ['rtf'] },
  txt: { name: 'Texte', extensions: ['txt'] },
} as const;

type Saved =
  { readonly ok: true; readonly value: boolean } | { readonly ok: false; readonly fault: { readonly code: string } };

interface Suggestion {
  readonly name: string;
  readonly extension: keyof typeof KINDS;
}

/** Written piece by piece straight into the chosen file: no copy stands anywhere else (H53). */
function writeInto(path: string, content: Iterable<string | Uint8Array>): void {
  const file = openSync(path, 'w', 0o600);
  try {
    for (const piece of content) writeFileSync(file, piece);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Nothing half written is left to be taken for a copy: a full disk, a read-only place, a key pulled out. */
function written(path: string, content: Iterable<string | Uint8Array>): Saved {
  try {
    writeInto(path, content);
    return { ok: true, value: true };
  } catch {
    rmSync(path, { force: true });
    return { ok: false, fault: { code: 'journal/file-not-written' } };
  }
}

/** Asks in the desktop's own dialog where to write; the path never leaves the main process. */
export function saveFileFrom(window: () => BrowserWindow | null) {
  const choose = async ({ name, extension }: Suggestion): Promise<string | null> => {
    const { extensions, name: kind } = KINDS[extension];
    const options = { defaultPath: name, filters: [{ name: kind, extensions: [...extensions] }] };
    const owner = window();
    const asked = owner ? dialog.showSaveDialog(owner, options) : dialog.showSaveDialog(options);
    const { canceled, filePath } = await asked;
    return canceled || !filePath ? null : filePath;
  };
  return {
    save: async (suggestion: Suggestion, content: Iterable<string>): Promise<Saved> => {
      const path = await choose(suggestion);
      return path === null ? { ok: true, value: false } : written(path, content);
    },
    /** `mayLeave` is asked after the place was chosen: a dialog can stand open over a lock or a closed dossier. */
    saveDocument: async (
      suggestion: Suggestion,
      bytes: Uint8Array,
      mayLeave: () => Exclude<Saved, { ok: true }> | { readonly ok: true },
    ): Promise<Saved> => {
      const path = await choose(suggestion);
      if (path === null) return { ok: true, value: false };
      const allowed = mayLeave();
      return allowed.ok ? written(path, [bytes]) : allowed;
    },
  };
}
