/** The small modules: what the desktop offers to an application. Each says what it does not do. */
import { readFile } from 'node:fs/promises';
import { host } from './host-link.ts';
import { StrictEmitter } from './strict-emitter.ts';
import { strict, UnsupportedApi } from './unsupported.ts';

/** Nothing is opened; the host keeps the address for tests. */
export const shell = strict('shell', {
  openExternal(url: string): Promise<void> {
    host.tell('openExternal', url);
    return Promise.resolve();
  },
  beep(): void {},
});

/** Text only, in this process's memory: the system's own is not touched. */
function textPlace() {
  let held = '';
  return {
    readText: (): Promise<string> => Promise.resolve(held),
    writeText(text: string): Promise<void> {
      held = text;
      return Promise.resolve();
    },
    clear: (): void => void (held = ''),
  };
}

/** The mouse's own selection stands beside it on Linux, as in Electron; nothing but a test puts anything there. */
export const clipboard = strict('clipboard', {
  ...textPlace(),
  selection: process.platform === 'linux' ? strict('clipboard.selection', textPlace()) : undefined,
});

const POWER_EVENTS = [
  'suspend',
  'resume',
  'lock-screen',
  'unlock-screen',
  'shutdown',
  'on-ac',
  'on-battery',
  'user-did-resign-active',
];
/** The machine's own power events do not come; tests emit them. */
export const powerMonitor = new StrictEmitter('powerMonitor', POWER_EVENTS);

/** Not drawn: the host keeps it for tests. */
export class Notification extends StrictEmitter {
  private readonly options: Record<string, unknown>;

  constructor(options: Record<string, unknown> = {}) {
    super('Notification', ['show', 'click', 'close', 'failed', 'action']);
    this.options = options;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    host.tell('notify', this.options);
    this.emit('show');
  }

  close(): void {
    this.emit('close');
  }
}

/** Menus are kept, not drawn: their accelerators do not work under the host. */
export class Menu {
  private static current: Menu | null = null;
  items: unknown[] = [];

  constructor() {
    return strict('Menu', this);
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.current = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.current;
  }

  static buildFromTemplate(template: unknown[]): Menu {
    const menu = new Menu();
    menu.items = template;
    return menu;
  }
}

class NativeTheme extends StrictEmitter {
  /** The system's preference for dark colours is not read. */
  readonly shouldUseDarkColors = false;
  themeSource = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }
}
export const nativeTheme = new NativeTheme();

const WORK_AREA = { x: 0, y: 0, width: 1280, height: 800 };
const DISPLAY = { id: 1, bounds: WORK_AREA, workArea: WORK_AREA, workAreaSize: WORK_AREA, scaleFactor: 1 };
/** One display of fixed size. */
class Screen extends StrictEmitter {
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
  }

  getPrimaryDisplay(): typeof DISPLAY {
    return DISPLAY;
  }

  getAllDisplays(): (typeof DISPLAY)[] {
    return [DISPLAY];
  }

  getDisplayMatching(): typeof DISPLAY {
    return DISPLAY;
  }
}
export const screen = new Screen();

/** Files only: network requests of the main process do not go through Chromium here. */
export const net = strict('net', {
  isOnline: (): boolean => true,
  async fetch(input: string | URL): Promise<Response> {
    const url = String(input);
    if (!url.startsWith('file:')) throw new UnsupportedApi(`net.fetch('${new URL(url).protocol}')`);
    return new Response(await readFile(new URL(url)));
  },
});
