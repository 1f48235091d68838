/** Builds the two scripts injected at document start: one for the world of the page, one for the preload's world. */
import { SCHEME_SUFFIX } from '../app-scheme.ts';
import { translateAppAddresses } from './app-addresses.ts';
import { bridgeSource } from './bridge.ts';
import { preloadElectronSource } from './preload-electron.ts';
import { wireSource } from './wire.ts';

export interface PreloadScript {
  nonce: string;
  bindingName: string;
  file: string;
  source: string;
  processInfo: object;
}

/** For every frame: addresses. For the top frame: its end of the bridge. */
export function pageWorldScript(nonce: string): string {
  return `(() => {
    (${translateAppAddresses})(${JSON.stringify(SCHEME_SUFFIX)});
    if (window !== window.top) return;
    ${wireSource}
    ${bridgeSource}
    bridgeConnect(${JSON.stringify(nonce)}, 'page');
  })()`;
}

/** The preload, wrapped as Electron wraps a sandboxed one: CommonJS, `require` knows `electron` only. */
export function preloadWorldScript(preload: PreloadScript): string {
  return `(() => {
    if (window !== window.top) return;
    const { electron, processInfo } = (() => {
      ${wireSource}
      ${bridgeSource}
      ${preloadElectronSource}
      const post = bridgeConnect(${JSON.stringify(preload.nonce)}, 'preload');
      return {
        electron: preloadElectron(post, ${JSON.stringify(preload.bindingName)}),
        processInfo: ${JSON.stringify(preload.processInfo)},
      };
    })();
    const require = (id) => {
      if (id === 'electron' || id === 'electron/renderer') return electron;
      throw new Error('module not found: ' + id);
    };
    const module = { exports: {} };
    (function (require, module, exports, process, global) {
${preload.source}
    }).call(module.exports, require, module, module.exports, processInfo, globalThis);
  })()
//# sourceURL=${preload.file}`;
}
