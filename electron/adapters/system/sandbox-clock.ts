import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { Clock } from '../../services/ports.ts';
import { systemClock } from './clock.ts';

/** Written by the sandbox store beside the client's configuration when its clock is moved. */
export const CLOCK_OFFSET_FILE = 'clock-offset.json';

const LOOK_EVERY_MS = 250;
const fileSchema = z.strictObject({ offsetMs: z.number().int() });

/** The machine's clock with the offset of the sandbox store. */
export interface SandboxClock extends Clock {
  /** Calls back each time the store's clock was moved; the returned function ends it. */
  follow(onMoved: () => void): () => void;
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs} ${stats.ino}` : '';
}

/** An absent or unreadable file is no offset: it may just be written. */
function offsetIn(path: string): number | null {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).offsetMs;
  } catch {
    return null;
  }
}

/**
 * The clock of a workstation in the sandbox environment: it follows the store's, which a demonstration may move. Spans
 * (`after`) stay those of the machine: a moved clock is no time without a sign of life. Never used with a real store.
 *
 * @param path the offset file, `{"offsetMs": n}`.
 */
export function sandboxClock(path: string): SandboxClock {
  let stamp = stampOf(path);
  let offsetMs = offsetIn(path) ?? 0;
  const look = (): boolean => {
    const latest = stampOf(path);
    if (latest === stamp) return false;
    const read = latest === '' ? 0 : offsetIn(path);
    if (read === null) return false;
    stamp = latest;
    offsetMs = read;
    return true;
  };
  return {
    now: () => systemClock.now() + offsetMs,
    after: systemClock.after,
    // The sandbox's days pass for it as well: to move them is no clock that was set.
    elapsedMs: () => performance.now() + offsetMs,
    follow: (onMoved) => {
      const timer = setInterval(() => {
        if (look()) onMoved();
      }, LOOK_EVERY_MS);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}
