/**
 * Progress lines. They go to stderr, so that a command's own output stays alone on stdout.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`▸ ${line}\n`);
}

/** A step that cannot succeed here: the message is for the user, without a stack. */
export class BootstrapFailure extends Error {}

/**
 * Says what is being done, then how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 */
export async function step(title, work) {
  const startedAt = Date.now();
  say(`${title}…`);
  const result = await work();
  say(`${title} : fait en ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
}
