/**
 * Stand-in for the main process's module `electron`, in plain Node. Every name that Electron exports is here, so that
 * an import never fails at link time; what the host does not have throws by name when it is used.
 */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { clipboard, Menu, nativeTheme, net, Notification, powerMonitor, screen, shell } from './desktop-services.ts';
import { dialog } from './dialog.ts';
import { answerHost } from './host-link.ts';
import { ipcMain } from './ipc-main.ts';
import { mainCommands } from './main-commands.ts';
import { protocol } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import { session } from './session.ts';
import { absent, strict } from './unsupported.ts';
import { utilityProcess } from './utility-process.ts';

export { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, nativeTheme, net, Notification, powerMonitor };
export { protocol, safeStorage, screen, session, shell, utilityProcess };

export const autoUpdater = absent('autoUpdater');
export const BaseWindow = absent('BaseWindow');
export const BrowserView = absent('BrowserView');
export const contentTracing = absent('contentTracing');
export const crashReporter = absent('crashReporter');
export const desktopCapturer = absent('desktopCapturer');
export const globalShortcut = absent('globalShortcut');
export const ImageView = absent('ImageView');
export const inAppPurchase = absent('inAppPurchase');
export const MenuItem = absent('MenuItem');
export const MessageChannelMain = absent('MessageChannelMain');
export const nativeImage = absent('nativeImage');
export const netLog = absent('netLog');
export const powerSaveBlocker = absent('powerSaveBlocker');
export const pushNotifications = absent('pushNotifications');
export const ServiceWorkerMain = absent('ServiceWorkerMain');
export const ShareMenu = absent('ShareMenu');
export const systemPreferences = absent('systemPreferences');
export const TouchBar = absent('TouchBar');
export const Tray = absent('Tray');
export const View = absent('View');
export const webContents = absent('webContents');
export const WebContentsView = absent('WebContentsView');
export const webFrameMain = absent('webFrameMain');

const supported = { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, nativeTheme, net, Notification };
const rest = { powerMonitor, protocol, safeStorage, screen, session, shell, utilityProcess };
const electron: object = strict('electron', { ...supported, ...rest });
export default electron;

answerHost(mainCommands(() => electron));
