import { setTimeout as pause } from 'node:timers/promises';
import type { Locator } from '@playwright/test';

/** As long as a hand holds a file still before it lets it go. */
const HELD_MS = 100;

/** Drags a file of the disk straight over the middle of a place and lets it go there, as the browser hears it from the desktop. */
export async function dropFile(place: Locator, path: string): Promise<void> {
  const box = await place.boundingBox();
  if (!box) throw new Error('The place for files is not on screen');
  const browser = await place.page().context().newCDPSession(place.page());
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const tell = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    browser.send('Input.dispatchDragEvent', { type, ...at, data });
  await tell('dragEnter');
  await tell('dragOver');
  await pause(HELD_MS);
  // What has come under a still pointer meanwhile is entered anew: a browser sees to it, this protocol does not.
  await tell('dragEnter');
  await tell('dragOver');
  await tell('drop');
  await browser.detach();
}
