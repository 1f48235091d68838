/** Entry of a utility process: gives it `process.parentPort`, then runs the application's module. */
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { redirectElectron } from './redirect-electron.ts';
import { strict } from './unsupported.ts';

redirectElectron(new URL('./electron-in-utility.ts', import.meta.url).href);

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    if (process.connected) process.send?.(structuredClone(message) as object);
  }

  start(): void {}
}

const parentPort = new ParentPort();
// Messages that come before the module listens wait for it, as in Electron.
const early: unknown[] = [];
parentPort.on('newListener', (event) => {
  if (event !== 'message' || parentPort.listenerCount('message') > 0) return;
  queueMicrotask(() => {
    for (const data of early.splice(0)) parentPort.emit('message', { data, ports: [] });
  });
});
process.on('message', (data) => {
  if (parentPort.listenerCount('message') === 0) early.push(data);
  else parentPort.emit('message', { data, ports: [] });
});
process.on('disconnect', () => process.exit(0));
Object.assign(process, { parentPort: strict('process.parentPort', parentPort), type: 'utility' });

const [, , modulePath = ''] = process.argv;
process.argv.splice(1, 2, modulePath);
await import(pathToFileURL(modulePath).href);
