import { shell } from 'electron';

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

/** Whether an address is a page of the site below this path. */
export function mayOpen(url: string, site: string | null, below: string): boolean {
  if (site === null || !URL.canParse(url) || !URL.canParse(site)) return false;
  const { protocol, host, username, password, pathname } = new URL(url);
  const plain = protocol === 'https:' && username === '' && password === '';
  return plain && host === new URL(site).host && pathname.startsWith(below);
}
