import { app, nativeImage, type BrowserWindow } from 'electron';

const SIDE = 16;
const RADIUS = 7;
/** Blue, green, red, opacity: the colour of a refusal. */
const DOT = [0x2c, 0x2c, 0xb3, 0xff] as const;

/** A dot: a task bar of Windows shows a picture, not a number. Its words are read by a screen reader. */
function dot(): Electron.NativeImage {
  const pixels = Buffer.alloc(SIDE * SIDE * 4);
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      const inside = Math.hypot(x - SIDE / 2 + 0.5, y - SIDE / 2 + 0.5) <= RADIUS;
      if (inside) pixels.set(DOT, (y * SIDE + x) * 4);
    }
  }
  return nativeImage.createFromBitmap(pixels, { width: SIDE, height: SIDE });
}

function words(count: number): string {
  return count === 1 ? 'Un document attend ou a été refusé' : `${count} documents attendent ou ont été refusés`;
}

/**
 * Shows on the task bar how many documents wait or were refused, locked or not: a number and never a name (H29, H45).
 *
 * @param window the one window; null while there is none.
 */
export function showBadge(count: number, window: BrowserWindow | null): void {
  if (process.platform !== 'win32') app.setBadgeCount(count);
  else if (count === 0) window?.setOverlayIcon(null, '');
  else window?.setOverlayIcon(dot(), words(count));
}
