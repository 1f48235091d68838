import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { forkUtility, type UtilityProcesses } from '../../../../../electron/adapters/reader/clients/fork-utility.ts';

/** Electron's utility process as documented: no id before `spawn`. The process behind it is real. */
class StandIn extends EventEmitter {
  readonly child: ChildProcess = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  readonly posted: unknown[] = [];
  pid: number | undefined = undefined;

  spawned(): void {
    this.pid = this.child.pid;
    this.emit('spawn');
  }

  postMessage(message: unknown): void {
    this.posted.push(message);
  }
}

function started(): { stand: StandIn; utility: UtilityProcesses; given: unknown[] } {
  const stand = new StandIn();
  const given: unknown[] = [];
  return { stand, given, utility: { fork: (...all) => (given.push(...all), stand) } };
}

const quiet = { message: () => undefined, ended: () => undefined };

describe('a card process as a utility process', () => {
  test('gets the library on its command line and nothing else', () => {
    const { stand, utility, given } = started();
    const child = forkUtility(utility, { SOFTHSM2_CONF: 'x' }).fork('card.js', '/lib/p11.so', quiet);
    child.post({ op: 'describe', id: 1 });
    expect(given).toEqual([
      'card.js',
      ['/lib/p11.so'],
      { serviceName: 'poste-dmp-carte', env: { SOFTHSM2_CONF: 'x' } },
    ]);
    expect(stand.posted).toEqual([{ op: 'describe', id: 1 }]);
    stand.child.kill('SIGKILL');
  });

  test('is ended by its id', async () => {
    const { stand, utility } = started();
    const child = forkUtility(utility, {}).fork('card.js', '', quiet);
    stand.spawned();
    child.end();
    expect(await once(stand.child, 'exit')).toEqual([null, 'SIGKILL']);
  });

  test('ended before it runs, ends as soon as it does: no process is left behind a lock', async () => {
    const { stand, utility } = started();
    const child = forkUtility(utility, {}).fork('card.js', '', quiet);
    child.end();
    stand.spawned();
    expect(await once(stand.child, 'exit')).toEqual([null, 'SIGKILL']);
  });
});
