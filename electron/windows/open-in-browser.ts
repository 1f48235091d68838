import { shell } from 'electron';
import { mayOpen } from './allowed-page.ts';

/**
 * Opens pages in the system's browser, those of one configured site only: https, that very host and port, below one
 * path, without a user in the address (Electron security checklist 15). Anything else is refused.
 *
 * @param site address of the site, or null where none is configured: then everything is refused.
 */
export function browserFor(site: string | null, below: string) {
  return {
    openInBrowser: async (url: string): Promise<boolean> => {
      if (!mayOpen(url, site, below)) return false;
      try {
        await shell.openExternal(url);
        return true;
      } catch {
        // No browser, or the desktop refused: said to the user as it is.
        return false;
      }
    },
  };
}
