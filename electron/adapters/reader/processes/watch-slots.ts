import { failureName, openModule, P, type Module } from '../pkcs11/module.ts';
import type { WatcherReport } from './messages.ts';

/** How often slots are looked at: a pulled card is seen within this and one call (spike: 110 ms). */
const POLL_MS = 50;
/** How often the watcher says that it is alive; silence for longer locks the workstation (H44). */
const HEARTBEAT_MS = 200;
/** CKF_TOKEN_PRESENT of PKCS#11 v2.40 §3.2, which the binding does not name. */
const TOKEN_PRESENT = 0x01;
/** After a failure of the library (pcscd restarted, driver late) it is loaded again, not before this. */
const RELOAD_MS = 1_000;

function sameReport(a: WatcherReport | null, b: WatcherReport): boolean {
  return a !== null && JSON.stringify(a) === JSON.stringify(b);
}

/** Slots as they were last seen, so that tokens are asked for their name only when they come. */
export class SlotWatch {
  readonly #module: Module;
  #token: { readonly slot: string; readonly name: string } | null = null;

  constructor(module: Module) {
    this.#module = module;
  }

  /**
   * One look at the slots. It never logs in, and asks a token for its name only once: each such question takes the
   * reader for itself and would slow down the process that signs (decision 8).
   */
  look(): WatcherReport {
    this.#refresh();
    const slots = this.#module.C_GetSlotList(false);
    const holding = slots.filter((slot) => (this.#module.C_GetSlotInfo(slot).flags & TOKEN_PRESENT) !== 0);
    const known = holding.find((slot) => slot.toString('hex') === this.#token?.slot);
    if (known && this.#token) return { kind: 'card', token: this.#token.name };
    this.#token = null;
    for (const slot of holding) {
      const token = this.#module.C_GetTokenInfo(slot);
      if ((token.flags & P.CKF_TOKEN_INITIALIZED) === 0) continue;
      const name = `${token.label.trim()}/${token.serialNumber.trim()}`;
      this.#token = { slot: slot.toString('hex'), name };
      return { kind: 'card', token: name };
    }
    return { kind: slots.length === 0 ? 'no-reader' : 'no-card' };
  }

  /** Some libraries (OpenSC) tell the state of a slot from a memory of up to a second, unless asked for events. */
  #refresh(): void {
    try {
      // Something happened: what is there now may be another card.
      if (this.#module.C_WaitForSlotEvent(P.CKF_DONT_BLOCK)) this.#token = null;
    } catch {
      // No event, or a library without events: the slots themselves are looked at next.
    }
  }
}

/**
 * Watches the slots for ever and reports each change, with a heartbeat in between.
 *
 * @param library path of the PKCS#11 library, or null when none was found.
 * @param report hears every change and heartbeat.
 */
export function watchSlots(library: string | null, report: (what: WatcherReport) => void): void {
  let module: Module | null = null;
  let watch: SlotWatch | null = null;
  let last: WatcherReport | null = null;
  let retryAt = 0;
  const tell = (what: WatcherReport): void => {
    if (sameReport(last, what)) return;
    last = what;
    report(what);
  };
  const look = (): void => {
    if (!library) return tell({ kind: 'middleware-missing' });
    if (!module && Date.now() < retryAt) return;
    try {
      module ??= openModule(library);
      watch ??= new SlotWatch(module);
      tell(watch.look());
    } catch (error) {
      tell({ kind: 'fault', reason: failureName(error) });
      module = forget(module);
      watch = null;
      retryAt = Date.now() + RELOAD_MS;
    }
  };
  setInterval(look, POLL_MS);
  setInterval(() => report({ kind: 'heartbeat' }), HEARTBEAT_MS);
  look();
}

function forget(module: Module | null): null {
  try {
    module?.C_Finalize();
    module?.close();
  } catch {
    // The library is already in ruins; a fresh load is all that is wanted.
  }
  return null;
}
