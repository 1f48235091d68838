import { killById, type Child, type ChildEvents, type ForkProcess } from './fork-process.ts';

/** An Electron utility process, as far as we use it. */
interface UtilityChild {
  readonly pid?: number | undefined;
  postMessage(message: unknown): void;
  on(event: 'message', hear: (message: unknown) => void): unknown;
  on(event: 'exit', hear: (code: number) => void): unknown;
  on(event: 'spawn', hear: () => void): unknown;
}

/** `utilityProcess` of Electron, as far as we use it; `compose.ts` passes the real one in. */
export interface UtilityProcesses {
  fork(entry: string, args: string[], options: { serviceName: string; env: Record<string, string> }): UtilityChild;
}

/**
 * Starts the card processes as utility processes of the application.
 *
 * @param env environment of the children, as strings. It names the token folder of a test card, never a PIN.
 */
export function forkUtility(utility: UtilityProcesses, env: Record<string, string>): ForkProcess {
  return {
    fork(entry: string, argument: string, events: ChildEvents): Child {
      const child = utility.fork(entry, [argument], { serviceName: 'poste-dmp-carte', env });
      let unwanted = false;
      // Its id is known once it runs: an end asked for before that waits for it.
      child.on('spawn', () => {
        if (unwanted) killById(child.pid);
      });
      child.on('message', (message) => events.message(message));
      child.on('exit', () => events.ended());
      return {
        get pid() {
          return child.pid;
        },
        post: (message) => child.postMessage(message),
        end: () => {
          unwanted = true;
          killById(child.pid);
        },
      };
    },
  };
}
