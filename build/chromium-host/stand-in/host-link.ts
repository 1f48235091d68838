/** The main process's end of the channel to the host, and what the host told it about itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_VARIABLE, type HostCommands, type MainCommands, type StandInConfig } from '../messages.ts';
import { Peer, type PeerMessage } from '../peer.ts';

// Written by the host just before the fork (main-process.ts).
export const config = JSON.parse(process.env[CONFIG_VARIABLE] ?? '{}') as StandInConfig;
// The application and its children must not see it: they do not know which host runs.
delete process.env[CONFIG_VARIABLE];

/** Name and version of the application. */
export const description = JSON.parse(readFileSync(join(config.appDir, 'package.json'), 'utf8')) as {
  name: string;
  productName?: string;
  version?: string;
};

/** What this process answers; filled by main-commands.ts, which needs the modules that need `host`. */
const handlers: Partial<MainCommands> = {};

export const host = new Peer<HostCommands>((message) => {
  if (process.connected) process.send?.(message);
}, handlers);

export function answerHost(commands: MainCommands): void {
  Object.assign(handlers, commands);
  process.on('message', (message) => {
    // The host is the only one at the other end of this channel.
    void host.receive(message as PeerMessage, (method, error) => console.error(`[main] ${method}:`, error));
  });
  process.on('disconnect', () => process.exit(0));
}
