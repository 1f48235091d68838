import { registerHooks } from 'node:module';

const NAMES = new Set(['electron', 'electron/main', 'electron/common', 'electron/utility']);

/** From now on `import 'electron'` and `require('electron')` give the module at this address. */
export function redirectElectron(url: string): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      if (NAMES.has(specifier)) return { url, format: 'module-typescript', shortCircuit: true };
      return nextResolve(specifier, context);
    },
  });
}
