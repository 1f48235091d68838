/**
 * Whether an address may be handed to the system's browser: https, that very host and port, below one path, nobody's
 * name in the address (Electron security checklist 15). Dots in the path are resolved before it is compared.
 *
 * @param site address of the one configured site; null where there is none: then nothing may.
 */
export function mayOpen(url: string, site: string | null, below: string): boolean {
  if (site === null || !URL.canParse(url) || !URL.canParse(site)) return false;
  const { protocol, host, username, password, pathname } = new URL(url);
  const plain = protocol === 'https:' && username === '' && password === '';
  return plain && host === new URL(site).host && pathname.startsWith(below);
}
