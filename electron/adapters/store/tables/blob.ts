import { z } from 'zod';

/** Bytes out of SQLite: the binding gives a Node buffer, the rest of the program knows plain bytes only. */
export const blobSchema = z
  .instanceof(Uint8Array)
  .transform((bytes) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
