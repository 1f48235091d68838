import { parentPort } from 'node:worker_threads';
import type { ToRead, WasRead } from './message.ts';
import { readQueryPage } from './read-page.ts';

// Entry of the thread that reads long answers, so that the main process hears a pulled card meanwhile (N5, H44).
// What it costs is bounded by `reading-thread.ts`.
const port = parentPort;
port?.on('message', ({ number, answer, messageId }: ToRead) => {
  const read: WasRead = { number, page: readQueryPage(answer, messageId) };
  port.postMessage(read);
});
