import { normalize, sep } from 'node:path';

const VIEWER_PREFIX = 'viewer-frame/';

/** A path as it is meant; null when its escapes are of no text. */
function decodedPath({ pathname }: URL): string | null {
  try {
    return decodeURIComponent(pathname).replace(/^\/+/, '');
  } catch {
    return null;
  }
}

/**
 * The file of the built window that an address names, relative to its folder.
 *
 * @returns null for another host, for a path that leaves the folder, and for escapes that are of no text.
 */
export function fileOf(url: URL): string | null {
  const decoded = decodedPath(url);
  if (decoded === null) return null;
  const asked = decoded || 'index.html';
  const inViewer = url.host === 'viewer' && (asked === 'index.html' || asked === 'viewer-frame/index.html');
  const path = normalize(inViewer ? `${VIEWER_PREFIX}index.html` : asked);
  const known = url.host === 'bundle' || url.host === 'viewer';
  return known && !path.startsWith('..') && !path.startsWith(sep) ? path : null;
}
