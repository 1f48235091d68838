/** What crosses between the window and its viewer frame. Plain data only: the frame is foreign ground (H54). */
export type ToFrame =
  | { readonly kind: 'show'; readonly mediaType: string; readonly bytes: Uint8Array }
  | { readonly kind: 'page'; readonly step: 1 | -1 };

/** What the frame says back; `pages` is what it found to show. */
export type FromFrame =
  { readonly kind: 'ready' } | { readonly kind: 'shown'; readonly pages: number } | { readonly kind: 'failed' };

/** Reads a message of the frame; null when it is none of ours. */
export function readFromFrame(data: unknown): FromFrame | null {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return null;
  if (data.kind === 'ready' || data.kind === 'failed') return { kind: data.kind };
  if (data.kind === 'shown' && 'pages' in data && typeof data.pages === 'number') {
    return { kind: 'shown', pages: data.pages };
  }
  return null;
}
