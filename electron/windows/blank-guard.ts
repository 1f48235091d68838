import type { BrowserWindow } from 'electron';
import { leaveRenderers } from './renderer-processes.ts';

/** Most of the 500 ms that a lock may take (decision 13). */
const HIDE_MS = 400;
/** A page that is only slow has long answered. */
const END_MS = 2_000;
/** A page that ends by itself more often than that does not come up at all. */
const ENDS_PER_MINUTE = 3;

/**
 * Sees to it that the patient leaves the screen at a lock, and the memory of the process that drew it (N5). Once the
 * page says that it is blank its process is ended, and the lock screen comes up in another one. A page that does not say
 * so in time is hidden, which needs nothing of it; one that still does not is ended as it stands.
 */
export class BlankGuard<Screen> {
  readonly #window: () => BrowserWindow | null;
  readonly #address: string;
  readonly #onHopeless: () => void;
  #timers: NodeJS.Timeout[] = [];
  #hidden = false;
  /** Locked, and the page has not said that it is blank. */
  #awaited = false;
  #screen: Screen | null = null;
  #ends: number[] = [];

  /**
   * @param address of the page, to be loaded again.
   * @param onHopeless the page ends by itself again and again.
   */
  constructor(window: () => BrowserWindow | null, address: string, onHopeless: () => void) {
    this.#window = window;
    this.#address = address;
    this.#onHopeless = onHopeless;
  }

  /** From now on a page whose process has gone, whoever ended it, comes up again in another. */
  watch(window: BrowserWindow): void {
    window.webContents.on('render-process-gone', () => this.#gone());
  }

  /** The card was open and is not any more. */
  locked(): void {
    this.#forget();
    this.#awaited = true;
    this.#screen = null;
    this.#timers = [setTimeout(() => this.#hide(), HIDE_MS), setTimeout(() => this.#crash(), END_MS)];
  }

  /**
   * The page says that nothing of a patient is on it.
   *
   * @param screen where one worked; kept for the page that comes after it.
   */
  blank(screen: Screen | null): void {
    if (!this.#awaited) return;
    this.#forget();
    this.#screen = screen;
    // Not in this turn: the page has its answer first.
    setImmediate(() => void this.#renew());
  }

  /** Where one worked when the card left. */
  screenAtLock(): Screen | null {
    return this.#screen;
  }

  /** Another holder came: where the last one worked is none of his business. */
  forgetScreen(): void {
    this.#screen = null;
  }

  #open(): BrowserWindow | null {
    const window = this.#window();
    return window && !window.isDestroyed() ? window : null;
  }

  #forget(): void {
    this.#awaited = false;
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers = [];
  }

  #hide(): void {
    this.#hidden = true;
    this.#open()?.hide();
  }

  /** Its end is heard by `#gone`, which loads the page again. */
  #crash(): void {
    this.#awaited = true;
    this.#open()?.webContents.forcefullyCrashRenderer();
  }

  async #renew(): Promise<void> {
    const window = this.#open();
    if (!window) return;
    try {
      if (await leaveRenderers(window)) await this.#load();
      else this.#crash();
    } catch {
      this.#crash();
    }
  }

  #gone(): void {
    const wanted = this.#awaited;
    this.#forget();
    if (!wanted) this.#screen = null;
    if (!wanted && this.#endsTooOften()) this.#onHopeless();
    else setImmediate(() => void this.#load());
  }

  #endsTooOften(): boolean {
    const now = performance.now();
    this.#ends = [...this.#ends.filter((at) => now - at < 60_000), now];
    return this.#ends.length > ENDS_PER_MINUTE;
  }

  async #load(): Promise<void> {
    const window = this.#open();
    if (!window) return;
    await window.loadURL(this.#address).catch(() => undefined);
    if (window.isDestroyed()) return;
    if (this.#hidden) window.show();
    this.#hidden = false;
    if (window.isFocused()) window.webContents.focus();
  }
}
