import type { Clock } from '../ports.ts';
import type { TextClipboard } from './ports.ts';

export interface CopiedTextNeeds {
  readonly clipboard: TextClipboard;
  /** SHA-256, hexadecimal. */
  readonly hash: (text: string) => string;
  readonly clock: Clock;
  /** How long a copied text stays, in milliseconds. */
  readonly keptMs: number;
}

/** Desktops end lines in their own way, and some end a text with a zero: the same text all the same. */
function plain(text: string): string {
  return text.replaceAll('\r', '').replace(/\0+$/, '');
}

/**
 * What this workstation put on the clipboard. It is taken back at a lock, at the change of dossier and after a while,
 * if it still stands there: what another program put there since is not ours to clear (H45, N5). Only its digest is
 * kept.
 */
export class CopiedText {
  readonly #needs: CopiedTextNeeds;
  #digest: string | null = null;
  #cancel: () => void = () => undefined;
  /** One after the other: a text on its way to the clipboard must not arrive behind the lock that takes it back. */
  #tail: Promise<void> = Promise.resolve();

  constructor(needs: CopiedTextNeeds) {
    this.#needs = needs;
  }

  /** Puts a text on the clipboard; resolves once it stands there. */
  async put(text: string): Promise<void> {
    const { clipboard, hash, clock, keptMs } = this.#needs;
    this.#cancel();
    this.#cancel = clock.after(keptMs, () => void this.takeBack());
    await this.#next(async () => {
      // Kept before it is written: a text that arrived although an error says otherwise is taken back too.
      this.#digest = hash(plain(text));
      await clipboard.writeText(text);
    });
  }

  /** Clears the clipboard if our text still stands there; resolves when that is done. */
  async takeBack(): Promise<void> {
    this.#cancel();
    await this.#next(async () => {
      const digest = this.#digest;
      this.#digest = null;
      if (digest === null) return;
      const { clipboard } = this.#needs;
      // Whoever copies has selected before: the same text stands in both places, each is cleared if it still does.
      await this.#clearIfOurs(clipboard, digest);
      if (clipboard.selection) await this.#clearIfOurs(clipboard.selection, digest);
    });
  }

  async #clearIfOurs(place: Pick<TextClipboard, 'readText' | 'clear'>, digest: string): Promise<void> {
    if (this.#needs.hash(plain(await place.readText())) === digest) place.clear();
  }

  #next(act: () => Promise<void>): Promise<void> {
    // A desktop that refuses its clipboard to one act may give it to the next: nothing of the workstation waits for it.
    this.#tail = this.#tail.then(act).catch(() => undefined);
    return this.#tail;
  }
}
