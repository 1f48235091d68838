import type { BrowserWindow } from 'electron';

/** Most of the 500 ms that a lock may take (decision 13). */
const HIDE_MS = 400;
/** A page that is only slow has long answered. */
const END_MS = 2_000;

/**
 * Sees to it that the patient leaves the screen at a lock, whatever the page does (N5). A page that does not say in time
 * that it is blank is hidden, which needs nothing of it; one that still does not is ended with its process, and loaded
 * anew in another.
 */
export class BlankGuard {
  readonly #window: () => BrowserWindow | null;
  readonly #address: string;
  #timers: NodeJS.Timeout[] = [];
  #hidden = false;

  /** @param address of the page, to be loaded again. */
  constructor(window: () => BrowserWindow | null, address: string) {
    this.#window = window;
    this.#address = address;
  }

  /** The card was open and is not any more. */
  locked(): void {
    this.#forget();
    this.#timers = [setTimeout(() => this.#hide(), HIDE_MS), setTimeout(() => this.#end(), END_MS)];
  }

  /** The page says that nothing of a patient is on it. */
  blank(): void {
    this.#forget();
    const window = this.#window();
    if (this.#hidden && window && !window.isDestroyed()) window.show();
    this.#hidden = false;
  }

  #forget(): void {
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers = [];
  }

  #hide(): void {
    const window = this.#window();
    if (!window || window.isDestroyed()) return;
    this.#hidden = true;
    window.hide();
  }

  #end(): void {
    const window = this.#window();
    if (!window || window.isDestroyed()) return;
    window.webContents.once('render-process-gone', () => {
      if (!window.isDestroyed()) void window.loadURL(this.#address).then(() => this.blank());
    });
    window.webContents.forcefullyCrashRenderer();
  }
}
