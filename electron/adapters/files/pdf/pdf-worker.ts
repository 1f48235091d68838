import { parentPort, workerData } from 'node:worker_threads';
import { rationMemory } from '../../../../shared/ration-memory.ts';
import type { PdfRequest } from './report.ts';
import { readPdf } from './read-pdf.ts';

// Entry of a thread that reads foreign PDFs: what it costs is bounded by those who start it (H54). With a request at its
// start it reads that one and ends; without one it reads what it is sent, one after the other.
// What comes in is what inspect-pdf.ts and pdf-reader.ts send: they and this file are one program in two threads.
rationMemory();
const first = workerData as PdfRequest | null;
if (first) parentPort?.postMessage(await readPdf(first));
else parentPort?.on('message', (request: PdfRequest) => void answer(request));

async function answer(request: PdfRequest): Promise<void> {
  parentPort?.postMessage(await readPdf(request));
}
