declare module 'pdfjs-dist/build/pdf.worker.mjs' {
  /** The engine's worker half; pdf.js looks it up on the global object. */
  export const WorkerMessageHandler: unknown;
}

declare module 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js' {
  export default function instantiate(imports: unknown): unknown;
}

declare module 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js' {
  export default function instantiate(imports: unknown): unknown;
}
