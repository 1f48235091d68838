import { failureName, openModule, P, type Handle, type Module } from '../pkcs11/module.ts';
import type { WatcherReport } from './messages.ts';
import { serviceAnswers } from './pcsc-service.ts';

/** How often slots are looked at: a pulled card is seen within this and one call (spike: 110 ms). */
const POLL_MS = 50;
/** How often the watcher says that it is alive; silence for longer locks the workstation (H44). */
const HEARTBEAT_MS = 200;
/** CKF_TOKEN_PRESENT of PKCS#11 v2.40 §3.2, which the binding does not name. */
const TOKEN_PRESENT = 0x01;
/** CKF_REMOVABLE_DEVICE and CKF_HW_SLOT: a reader, whatever stands in it. */
const READER = 0x02 | 0x04;
/** After a failure of the library (pcscd restarted, driver late) it is loaded again, not before this. */
const RELOAD_MS = 1_000;
/** How often the library is made anew while no card is in: some (OpenSC) go on showing a reader whose cable is out. */
const AFRESH_MS = 1_000;

function sameReport(a: WatcherReport | null, b: WatcherReport): boolean {
  return a !== null && JSON.stringify(a) === JSON.stringify(b);
}

/**
 * One look at the slots: what the reader says, never the card. It logs in nowhere and asks no removable token for
 * anything, for each such question takes the reader from the process that signs (decision 8), and a card pulled in the
 * midst of one leaves OpenSC 0.23 waiting for itself for ever (C_GetTokenInfo, seen with a debugger).
 */
export function lookAtSlots(module: Module): WatcherReport {
  refresh(module);
  const slots = module.C_GetSlotList(false);
  if (slots.length === 0) return { kind: 'no-reader' };
  return { kind: slots.some((slot) => holdsCard(module, slot)) ? 'card' : 'no-card' };
}

/** Some libraries (OpenSC) tell the state of a slot from a memory of up to a second, unless asked for events. */
function refresh(module: Module): void {
  try {
    module.C_WaitForSlotEvent(P.CKF_DONT_BLOCK);
  } catch {
    // No event, or a library without events: the slots themselves are looked at next.
  }
}

/** A token of software stands in no reader and shows empty slots as full: there the token itself may be asked. */
function holdsCard(module: Module, slot: Handle): boolean {
  const { flags } = module.C_GetSlotInfo(slot);
  if ((flags & TOKEN_PRESENT) === 0) return false;
  if ((flags & READER) !== 0) return true;
  return isInitialised(module, slot);
}

/** How often, and after how long, a token of software is asked again before it counts as gone. */
const ASKED_AGAIN = 7;
const BETWEEN_MS = 25;
const PAUSE = new Int32Array(new SharedArrayBuffer(4));

/**
 * SoftHSM2 writes its token file anew at each presentation of a PIN, and another process that reads it in that instant
 * finds it empty: one such glimpse is no removal. A card in a reader never comes here.
 */
function isInitialised(module: Module, slot: Handle): boolean {
  for (let asked = 1; ; asked += 1) {
    try {
      if ((module.C_GetTokenInfo(slot).flags & P.CKF_TOKEN_INITIALIZED) !== 0) return true;
      if (asked === ASKED_AGAIN) return false;
    } catch (error) {
      if (asked === ASKED_AGAIN) throw error;
    }
    Atomics.wait(PAUSE, 0, 0, BETWEEN_MS);
  }
}

/**
 * Watches the slots for ever and reports each change, with a heartbeat in between.
 *
 * @param library path of the PKCS#11 library, or null when none was found.
 * @param report hears every change and heartbeat.
 */
export function watchSlots(library: string | null, report: (what: WatcherReport) => void): void {
  const watch = new SlotWatch(library, report);
  setInterval(() => watch.look(), POLL_MS);
  setInterval(() => report({ kind: 'heartbeat' }), HEARTBEAT_MS);
  watch.look();
}

class SlotWatch {
  readonly #library: string | null;
  readonly #report: (what: WatcherReport) => void;
  #module: Module | null = null;
  #last: WatcherReport | null = null;
  #seen: WatcherReport['kind'] | null = null;
  #retryAt = 0;
  #afreshAt = 0;
  #asksService = false;

  constructor(library: string | null, report: (what: WatcherReport) => void) {
    this.#library = library;
    this.#report = report;
  }

  look(): void {
    if (!this.#library) return this.#tell({ kind: 'middleware-missing' });
    if (!this.#module && Date.now() < this.#retryAt) return;
    try {
      if (!this.#module) this.#afreshAt = Date.now() + AFRESH_MS;
      this.#module ??= openModule(this.#library);
      this.#take(lookAtSlots(this.#module));
    } catch (error) {
      this.#tell({ kind: 'fault', reason: failureName(error) });
      this.#module = forget(this.#module);
      this.#retryAt = Date.now() + RELOAD_MS;
    }
  }

  #tell(what: WatcherReport): void {
    this.#seen = what.kind;
    if (sameReport(this.#last, what)) return;
    this.#last = what;
    this.#report(what);
  }

  #take(seen: WatcherReport): void {
    if (seen.kind === 'no-reader') void this.#tellNoReader();
    else this.#tell(seen);
    // The next look is through a library that has no memory; about 1 ms, in the process that never logs in.
    if (seen.kind !== 'card' && Date.now() >= this.#afreshAt) this.#module = forget(this.#module);
  }

  /** No reader, or nobody who could show one: asked before either is told. */
  async #tellNoReader(): Promise<void> {
    this.#seen = 'no-reader';
    if (this.#asksService) return;
    this.#asksService = true;
    const answers = await serviceAnswers();
    this.#asksService = false;
    // A reader or a card may have been seen meanwhile.
    if (this.#seen !== 'no-reader') return;
    this.#tell(answers ? { kind: 'no-reader' } : { kind: 'fault', reason: 'NO_SERVICE' });
  }
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
