import { parentPort } from 'node:worker_threads';
import { readDocument } from '../cda/read-document.ts';
import type { Task, ToRead, WasRead } from './message.ts';
import { readQueryPage } from './read-page.ts';

// Entry of the thread that reads long answers, so that the main process hears a pulled card meanwhile (N5, H44).
// What it costs is bounded by `reading-thread.ts`.
function readTask(task: Task): WasRead['read'] {
  if (task.kind === 'document') return readDocument(task.bytes, task.mimeType);
  return readQueryPage({ ...task.head, body: task.bytes }, task.messageId);
}

/** The file in a document is given away, not copied: it may be as long as the document. */
function given(read: WasRead['read']): ArrayBuffer[] {
  if (!('body' in read)) return [];
  const file = read.body.kind === 'file' ? read.body : read.body.kind === 'structured' ? read.body.copy : undefined;
  return file?.bytes.buffer instanceof ArrayBuffer ? [file.bytes.buffer] : [];
}

const port = parentPort;
port?.on('message', ({ number, task }: ToRead) => {
  const read = readTask(task);
  const done: WasRead = { number, read };
  port.postMessage(done, given(read));
});
