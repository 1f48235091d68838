import { call } from './client.ts';

/** Puts a text on the clipboard through the main process, which takes it back at a lock (H45); nothing when empty. */
export async function putOnClipboard(text: string): Promise<void> {
  if (text !== '') await call('clipboard.put', { text });
}
