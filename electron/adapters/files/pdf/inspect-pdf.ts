import { Worker } from 'node:worker_threads';
import type { PdfReport, PdfRequest } from './report.ts';

/** Bounds on one PDF (H54): a hostile file ends with its thread and touches nothing else. */
export interface PdfBounds {
  readonly textMs: number;
  readonly totalMs: number;
  readonly memoryMb: number;
}

export const DEFAULT_PDF_BOUNDS: PdfBounds = { textMs: 8_000, totalMs: 20_000, memoryMb: 512 };

/** The entry beside this file: as source when Node runs it directly, as its bundle otherwise. */
export function defaultPdfWorker(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './pdf-worker.ts' : './pdf-worker.js', import.meta.url);
}

/**
 * Reads a PDF in a thread of its own, with a limit on time and memory.
 *
 * @returns the report; `damaged` also when the thread ran out of time or memory, since the file cannot be vouched for.
 */
export function inspectPdf(bytes: Uint8Array, worker: URL, bounds: PdfBounds): Promise<PdfReport> {
  const request: PdfRequest = { bytes, textMs: bounds.textMs };
  const thread = new Worker(worker, {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: bounds.memoryMb },
    stdout: true,
    stderr: true,
  });
  return new Promise((settle) => {
    const finish = (report: PdfReport): void => {
      clearTimeout(timer);
      settle(report);
      void thread.terminate();
    };
    const timer = setTimeout(() => finish({ kind: 'damaged' }), bounds.totalMs);
    thread.once('message', (report: PdfReport) => finish(report));
    thread.once('error', () => finish({ kind: 'damaged' }));
    thread.once('exit', () => finish({ kind: 'damaged' }));
  });
}
