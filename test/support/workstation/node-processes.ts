import { fork } from 'node:child_process';
import type { UtilityProcesses } from '../../../electron/adapters/reader/clients/fork-utility.ts';

/** Runs the card processes with Node itself, as the stand-in host does: for tests without a window. */
export function nodeUtilityProcess(): UtilityProcesses {
  return {
    fork(entry, args, options) {
      const child = fork(entry, args, { serialization: 'advanced', env: options.env, execArgv: [] });
      return {
        get pid() {
          return child.pid;
        },
        postMessage: (message) => void (child.connected && child.send(message as object)),
        on: (event: 'message' | 'exit' | 'spawn', hear: (value: never) => void) => child.on(event, hear as () => void),
      };
    },
  };
}
