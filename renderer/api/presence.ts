import { call } from './client.ts';

const AT_MOST_EVERY_MS = 5_000;
const SIGNS = ['keydown', 'pointerdown', 'wheel'] as const;

/** Tells the main process that somebody is there, so that the idle lock waits (decision 13); returns how to stop. */
export function reportPresence(): () => void {
  let toldAt = 0;
  const tell = (): void => {
    const now = Date.now();
    if (now - toldAt < AT_MOST_EVERY_MS) return;
    toldAt = now;
    void call('app.touch', {});
  };
  SIGNS.forEach((sign) => window.addEventListener(sign, tell, { passive: true, capture: true }));
  return () => SIGNS.forEach((sign) => window.removeEventListener(sign, tell, { capture: true }));
}
