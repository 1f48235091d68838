#!/usr/bin/env node
/**
 * `cli.ts [APP_DIR] [ARGUMENTS]` starts the application under the host and ends with its exit code. Takes the same
 * arguments as the `electron` command, so that electron-vite can be pointed here.
 */
import { launchHost } from './launch-host.ts';

const PROFILE = '--user-data-dir=';
const given = process.argv.slice(2).filter((argument) => argument !== '--no-sandbox');
const profile = given.find((argument) => argument.startsWith(PROFILE))?.slice(PROFILE.length);
const [appDir = '.', ...args] = given.filter((argument) => !argument.startsWith(PROFILE));
const headless = process.env['HEADLESS'] ? { headless: true } : {};
const host = await launchHost({ appDir, args, ...headless, ...(profile ? { userData: profile } : {}) });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void host.close());
const code = await host.ended();
process.exit(typeof code === 'number' ? code : 1);
