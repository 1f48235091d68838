import { fork } from 'node:child_process';
import { killById, type Child, type ChildEvents, type ForkProcess } from './fork-process.ts';

function isSendable(message: unknown): message is object {
  return typeof message === 'object' && message !== null;
}

/**
 * Starts the card processes as plain Node children: in tests and on the command line, with bytes as structured clones.
 *
 * @param env environment of the children; ours by default. It names the token folder of a test card, never a PIN.
 */
export function forkNode(env: NodeJS.ProcessEnv = process.env): ForkProcess {
  return {
    fork(entry: string, argument: string, events: ChildEvents): Child {
      const child = fork(entry, [argument], {
        env,
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      let over = false;
      const end = (): void => {
        if (!over) events.ended();
        over = true;
      };
      child.on('message', (message) => events.message(message));
      child.on('exit', end);
      child.on('error', end);
      return {
        pid: child.pid,
        end: () => {
          // Once it has ended its id may be another's.
          if (!over) killById(child.pid);
        },
        post: (message) => {
          if (child.connected && isSendable(message)) child.send(message, () => undefined);
        },
      };
    },
  };
}
