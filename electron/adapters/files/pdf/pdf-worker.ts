import { parentPort, workerData } from 'node:worker_threads';
import type { PdfRequest } from './report.ts';
import { readPdf } from './read-pdf.ts';

// Entry of a thread that reads one foreign PDF and ends: what it costs is bounded by `inspect-pdf.ts` (H54).
// workerData is what inspect-pdf.ts put there: the two files are one program in two threads.
const report = await readPdf(workerData as PdfRequest);
parentPort?.postMessage(report);
