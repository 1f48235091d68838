import { createHash } from 'node:crypto';
import { CopiedText } from '../services/clipboard/copied-text.ts';
import type { TextClipboard } from '../services/clipboard/ports.ts';
import type { CardDesk } from '../services/card/card.ts';
import type { Clock } from '../services/ports.ts';

/** What this workstation puts on the clipboard, before a card is open. */
export function buildCopiedText(clipboard: TextClipboard, keptMs: number, clock: Clock): CopiedText {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  return new CopiedText({ clipboard, hash, clock, keptMs });
}

/** Takes back what was copied as soon as the card is not open any more (N5). */
export function takenBackAtLock(copied: CopiedText, card: CardDesk): void {
  card.onChanged(({ kind }) => {
    if (kind !== 'open') void copied.takeBack();
  });
}
