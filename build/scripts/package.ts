/** `npm run package`: installers in `dist/`, with electron-builder, when Electron's binary is here. */
import { dirname } from 'node:path';
import { runScript } from './running/child-process.ts';
import { findElectron } from './running/choose-driver.ts';

const executable = findElectron();
if (executable) {
  const distribution = `--config.electronDist=${dirname(executable)}`;
  const args = ['--config', 'electron-builder.yml', distribution, ...process.argv.slice(2)];
  process.exitCode = await runScript('node_modules/electron-builder/cli.js', args);
} else {
  console.error(
    "✗ Le binaire d'Electron n'est pas installé sur ce poste : sans lui, rien à empaqueter.\n" +
      '  Le remplaçant de build/chromium-host sert au développement et aux tests ; il ne se distribue pas.\n' +
      '  Relancer avec accès à la distribution du binaire : npm run package -- --retry-electron',
  );
  process.exitCode = 1;
}
