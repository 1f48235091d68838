import { BrowserWindow } from 'electron';
import { guardContents, trustedOrigins } from './guard.ts';

/** Where the window's code is. */
export interface WindowPlaces {
  readonly preload: string;
  /** Address of the development server, when one is running. */
  readonly devServer: string | undefined;
}

/** Title while locked and unlocked alike: a task switcher must not tell whose dossier is open (H45). */
const NEUTRAL_TITLE = 'Poste DMP';

/** The one page of the window. */
export function pageAddress(devServer: string | undefined): string {
  return devServer ?? 'app://bundle/index.html';
}

/** Opens the one window: sandboxed, isolated, without Node (style anchors §1). */
export function openMainWindow(places: WindowPlaces): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: NEUTRAL_TITLE,
    backgroundColor: '#f1f3f1',
    webPreferences: {
      preload: places.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: places.devServer !== undefined,
    },
  });
  guardContents(window.webContents, trustedOrigins(places.devServer));
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(pageAddress(places.devServer));
  return window;
}
