/** Entry of the forked main process: resolves `electron` to the stand-in, then evaluates the unmodified bundle. */
import { pathToFileURL } from 'node:url';
import { config, host } from './host-link.ts';
import { redirectElectron } from './redirect-electron.ts';

const versions = { electron: config.electronVersion };
for (const [name, value] of Object.entries(versions)) Object.defineProperty(process.versions, name, { value });
Object.assign(process, { type: 'browser', resourcesPath: config.appDir });
redirectElectron(new URL('./electron.ts', import.meta.url).href);
const { app } = await import('./electron.ts');
// As Electron does: asked to end, the application quits as its user would, with its own goodbyes.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

// Electron gives [executable, application folder, ...arguments].
const [, , mainFile = ''] = process.argv;
process.argv.splice(1, 2, config.appDir);
try {
  await import(pathToFileURL(mainFile).href);
} catch (error) {
  console.error(error);
  process.exit(1);
}
host.tell('mainEvaluated');
