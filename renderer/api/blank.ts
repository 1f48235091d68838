import type { Screen } from '../../shared/contract/app.ts';
import { call } from './client.ts';

const DRAWN_AT_MOST_MS = 100;

/** Whether the page shows the lock screen, or the wait before it: neither holds anything of a patient. */
function isBlank(): boolean {
  return document.querySelector('#root > .lock, #root > .waiting') !== null;
}

/** The next turn, also in a window that is minimised: its timers are slowed down there, its messages are not. */
function nextTurn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** After the next frame was drawn; a page that nobody sees draws none. */
function drawn(): Promise<void> {
  if (document.visibilityState === 'hidden') return Promise.resolve();
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    // Covered or minimised in this very moment: it would wait until it is seen again.
    setTimeout(resolve, DRAWN_AT_MOST_MS);
  });
}

/**
 * Tells the main process once the page is blank after a lock, and drawn so: its process is ended then, and the screen
 * keeps what was drawn last until another page draws. A page that does not say it is ended as it stands (N5).
 *
 * @param screen where one worked.
 */
export async function sayBlank(screen: Screen | null): Promise<void> {
  for (let turns = 0; turns < 1_000 && !isBlank(); turns += 1) await nextTurn();
  if (!isBlank()) return;
  await drawn();
  await call('app.blank', { screen });
}
