/** A run ends with the process that asked for it, however that one died: killed outright, it passes nothing on. */
import { readFileSync } from 'node:fs';

const EVERY_MS = 500;

/**
 * Calls once when the process that started this one is no longer there.
 * @param {() => void} tell
 * @returns {() => void} stops watching
 */
export function whenOwnerIsGone(tell) {
  const parent = process.ppid;
  const starter = starterOf(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (starter === null || isThere(starter))) return;
    clearInterval(timer);
    tell();
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * npm puts a shell between itself and us, which outlives it. Null where npm did not start us, or nobody tells.
 * @param {number} shell
 * @returns {number | null}
 */
function starterOf(shell) {
  if (process.platform !== 'linux' || process.env.npm_lifecycle_event === undefined) return null;
  try {
    // «pid (name) state ppid …»: a name may hold anything, so what counts stands behind its last bracket.
    return Number(readFileSync(`/proc/${shell}/stat`, 'utf8').split(')').at(-1)?.split(' ')[2]) || null;
  } catch {
    // Gone already: its end is what the watch then sees.
    return null;
  }
}

/** @param {number} pid */
function isThere(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is there too.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
