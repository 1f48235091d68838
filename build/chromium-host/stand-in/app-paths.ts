import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnsupportedApi } from './unsupported.ts';

/** Where Electron on Linux puts things. `userData` can be given by the host. */
export function appPath(name: string, appName: string, userData: string | null): string {
  const configHome = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  const profile = userData ?? join(configHome, appName);
  const paths: Record<string, string> = {
    home: homedir(),
    appData: configHome,
    userData: profile,
    sessionData: profile,
    logs: join(profile, 'logs'),
    temp: tmpdir(),
    exe: process.execPath,
    downloads: join(homedir(), 'Downloads'),
    documents: join(homedir(), 'Documents'),
    desktop: join(homedir(), 'Desktop'),
  };
  const path = paths[name];
  if (!path) throw new UnsupportedApi(`app.getPath('${name}')`);
  return path;
}
