/** What crosses between the window and its viewer frame; `at` is the page to begin with, from 1. Plain data only: the frame is foreign ground (H54). */
export type ToFrame =
  | { readonly kind: 'show'; readonly mediaType: string; readonly bytes: Uint8Array; readonly at?: number }
  | { readonly kind: 'page'; readonly step: 1 | -1 }
  | { readonly kind: 'copying'; readonly allowed: boolean }
  /** Asks for a sign of life: a file that never ends keeps the frame from giving one (H54). */
  | { readonly kind: 'ping' };

/** What the frame says back; `pages` is what it found to show, `page` the one in the middle of what is seen, from 1. */
export type FromFrame =
  | { readonly kind: 'ready' }
  | { readonly kind: 'alive' }
  | { readonly kind: 'shown'; readonly pages: number }
  | { readonly kind: 'at'; readonly page: number; readonly pages: number }
  | { readonly kind: 'copy'; readonly text: string }
  /** Somebody is there; `lock` when he pressed the key of the lock. */
  | { readonly kind: 'sign'; readonly lock: boolean }
  /** Something is dragged over it, which is the window's to take. */
  | { readonly kind: 'dragged' }
  | { readonly kind: 'failed' };

/** Reads a message of the frame; null when it is none of ours. */
export function readFromFrame(data: unknown): FromFrame | null {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return null;
  switch (data.kind) {
    case 'ready':
    case 'failed':
    case 'alive':
    case 'dragged':
      return { kind: data.kind };
  }
  if (data.kind === 'sign') return { kind: 'sign', lock: 'lock' in data && data.lock === true };
  if (data.kind === 'copy')
    return 'text' in data && typeof data.text === 'string' ? { kind: 'copy', text: data.text } : null;
  if (!('pages' in data) || typeof data.pages !== 'number') return null;
  if (data.kind === 'shown') return { kind: 'shown', pages: data.pages };
  const page = data.kind === 'at' && 'page' in data ? data.page : null;
  return typeof page === 'number' ? { kind: 'at', page, pages: data.pages } : null;
}
