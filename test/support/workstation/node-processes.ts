import { fork } from 'node:child_process';
import type { UtilityProcesses } from '../../../electron/adapters/reader/clients/fork-utility.ts';

/** Runs the card processes with Node itself, as the stand-in host does: for tests without a window. */
export function nodeUtilityProcess(): UtilityProcesses {
  return {
    fork(entry, args, options) {
      const child = fork(entry, args, { serialization: 'advanced', env: options.env, execArgv: [] });
      return {
        get pid() {
          // Once it has ended its id may be another's, and Electron tells none.
          return child.exitCode === null && child.signalCode === null ? child.pid : undefined;
        },
        // A process killed a moment ago is told by its end, not by the message that it did not take.
        postMessage: (message) => void (child.connected && child.send(message as object, () => undefined)),
        on: (event: 'message' | 'exit' | 'spawn', hear: (value: never) => void) => child.on(event, hear as () => void),
      };
    },
  };
}
