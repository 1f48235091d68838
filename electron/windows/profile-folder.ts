import { win32 } from 'node:path';

/** What the system and Electron say of the account's folders. */
export interface AccountFolders {
  readonly platform: NodeJS.Platform;
  /** Where the profile would lie. */
  readonly chosen: string;
  /** Data of applications that follow the account from machine to machine. */
  readonly roaming: string;
  /** `LOCALAPPDATA`: those that stay on this machine. */
  readonly local: string | undefined;
  /** Of the application, as Electron gives it. */
  readonly name: string;
}

/**
 * Where a workstation's own data must lie when the system's habit would carry them away (H53). Electron keeps them in
 * the roaming profile of Windows, which a domain copies to a server at each logoff and cloud tools follow: a store that
 * is being written would come back torn, and its keys would be on two machines. Linux and macOS keep theirs local.
 *
 * @returns the folder to be used, or null when the chosen one is right or was asked for by hand (`--user-data-dir`).
 */
export function localProfileFolder({ platform, chosen, roaming, local, name }: AccountFolders): string | null {
  if (platform !== 'win32' || !local || !win32.isAbsolute(local)) return null;
  if (win32.relative(win32.join(roaming, name), chosen) !== '') return null;
  return win32.join(local, name);
}
