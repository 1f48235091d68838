import { win32 } from 'node:path';

/**
 * Where a workstation's own data must lie when the system's habit would carry them away (H53). Electron keeps them in
 * the roaming profile of Windows, which a domain copies to a server at each logoff and cloud tools follow: a store that
 * is being written would come back torn, and its keys would be on two machines. Linux and macOS keep theirs local.
 *
 * @param variables of the environment; `LOCALAPPDATA` is the folder of the account that stays on this machine.
 * @param name of the application, as Electron gives it.
 * @returns the folder to be used, or null when Electron's own is right.
 */
export function localProfileFolder(
  platform: NodeJS.Platform,
  variables: Readonly<Record<string, string | undefined>>,
  name: string,
): string | null {
  const local = variables['LOCALAPPDATA'];
  if (platform !== 'win32' || !local || !win32.isAbsolute(local)) return null;
  return win32.join(local, name);
}
