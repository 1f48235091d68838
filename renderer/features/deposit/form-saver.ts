import type { DepositForm } from '../../../shared/contract/deposit.ts';
import type { Fault } from '../../../shared/fault.ts';

/** How long a change may wait before it is on disk (decision 13): short, since a pulled card ends the screen at once. */
export const SAVE_DELAY_MS = 60;

export type SaveState = 'saved' | 'saving' | 'not-saved';

type SaveForm = (draftId: string, form: DepositForm) => Promise<readonly Fault[]>;

/**
 * Keeps what is typed. The first change starts the wait, later ones join it, so that somebody who types without a pause
 * is saved too. Writes go one after the other: an older form never lands on a newer one.
 */
export class FormSaver {
  readonly #save: SaveForm;
  readonly #onState: (state: SaveState) => void;
  readonly #pending = new Map<string, DepositForm>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<readonly Fault[]> = Promise.resolve([]);

  constructor(save: SaveForm, onState: (state: SaveState) => void) {
    this.#save = save;
    this.#onState = onState;
  }

  /** Notes a change; it is saved within the delay. */
  note(draftId: string, form: DepositForm): void {
    this.#pending.set(draftId, form);
    this.#onState('saving');
    this.#timer ??= setTimeout(() => void this.flush(), SAVE_DELAY_MS);
  }

  /** A draft that is gone is not saved any more. */
  forget(draftId: string): void {
    this.#pending.delete(draftId);
  }

  /** Saves at once. Gives the faults of this turn; what could not be saved is kept for the next one. */
  flush(): Promise<readonly Fault[]> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running = this.#running.then(() => this.#writeAll());
    return this.#running;
  }

  async #writeAll(): Promise<readonly Fault[]> {
    const faults: Fault[] = [];
    for (const [draftId, form] of [...this.#pending]) {
      this.#pending.delete(draftId);
      const met = await this.#save(draftId, form);
      if (met.length > 0 && !this.#pending.has(draftId)) this.#pending.set(draftId, form);
      faults.push(...met);
    }
    if (this.#timer === undefined) this.#onState(faults.length > 0 ? 'not-saved' : 'saved');
    return faults;
  }
}
