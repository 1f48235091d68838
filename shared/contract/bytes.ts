import { z } from 'zod';

/** Bytes of one document or file. Any `Uint8Array` will do, a Node buffer included. */
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
