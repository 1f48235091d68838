import { call } from './client.ts';

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

/** Tells the main process once the page is blank after a lock: a page that does not is ended (N5). */
export async function sayBlank(): Promise<void> {
  for (let turns = 0; turns < 1_000 && !isBlank(); turns += 1) await nextTurn();
  if (isBlank()) await call('app.blank', {});
}
