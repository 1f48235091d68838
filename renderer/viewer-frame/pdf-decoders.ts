import jbig2 from 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js';
import openjpeg from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js';

/**
 * The image decoders of scanned pages (CCITT, JBIG2, JPEG 2000) as plain script: our policy lets no WebAssembly compile
 * and nothing be fetched. pdf.js imports them by address, `<folder>/<file name>`: it is given this very chunk as the
 * folder, and the file name arrives as the query of the chunk's own address.
 */
export const folder = `${import.meta.url}?/`;

type Decoder = (imports: unknown) => unknown;
const decoder: Decoder = import.meta.url.endsWith('/openjpeg_nowasm_fallback.js') ? openjpeg : jbig2;

export default decoder;
