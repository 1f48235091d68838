/** Which of the two runs the window: the real Electron, or the host that stands in for it. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Driver {
  name: 'electron' | 'host';
  why: string;
  /** Path of Electron's executable, when it is the driver. */
  executable: string | null;
}

/** Electron when its binary is there, the host otherwise; `APP_DRIVER=host|electron` decides. Throws when it cannot. */
export function chooseDriver(wish: string | undefined = process.env['APP_DRIVER']): Driver {
  const executable = findElectron();
  if (wish === 'host') return { name: 'host', why: 'APP_DRIVER=host', executable: null };
  if (wish === 'electron') {
    if (!executable) throw new Error("APP_DRIVER=electron, but Electron's binary is not installed");
    return { name: 'electron', why: 'APP_DRIVER=electron', executable };
  }
  if (executable) return { name: 'electron', why: "le binaire d'Electron est installé", executable };
  const why = "le binaire d'Electron n'est pas installé : le Chromium du système le remplace";
  return { name: 'host', why, executable: null };
}

/** Path of Electron's executable, or null. `require('electron')` is not used: it would start a download. */
export function findElectron(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const executable = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
  return existsSync(executable) ? executable : null;
}
