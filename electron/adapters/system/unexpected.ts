import type { Log } from '../../services/ports.ts';

/** Where a frame of a stack stands: file and line, without its folders. */
const FRAME = /^\s+at .*?([\w.-]+:\d+):\d+\)?$/m;

/** What may be written of an error: its name and the line it came from, never its message, which may quote a patient. */
export function kindOf(reason: unknown): Record<string, string> {
  if (!(reason instanceof Error)) return { error: typeof reason };
  const [, at] = FRAME.exec(reason.stack ?? '') ?? [];
  return { error: reason.name, ...(at !== undefined && { at }) };
}

/**
 * The last resort for what no code of ours expected: Node and Electron would show it, or print it, with its message.
 * A promise that nobody awaited is noted and the program goes on: every act that counts answers by a `Result` of its own.
 * After an exception nothing is sure any more: noted, and `end` is called, once.
 *
 * @param source the process of the program.
 */
export function onUnexpected(source: Pick<NodeJS.Process, 'on'>, log: Log, end: () => void): void {
  let ending = false;
  source.on('unhandledRejection', (reason) => log.warn('app/unhandled-rejection', kindOf(reason)));
  source.on('uncaughtException', (error) => {
    log.warn('app/uncaught-exception', kindOf(error));
    if (ending) return;
    ending = true;
    end();
  });
}
