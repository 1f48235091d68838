declare module 'pdfjs-dist/build/pdf.worker.mjs' {
  /** The engine's worker half; pdf.js looks it up on the global object. */
  export const WorkerMessageHandler: unknown;
}
