import type { Reader } from '../engine/reader.ts';

const JSON_WORDS = ['{"__proto__":', '[[[[[[', ':', ',', 'null', '1e999', '\\u0000', '\\ud800', '"a":1,"a":2'];

/** A reader of JSON. */
export const json = (one: Omit<Reader, 'shape' | 'words'>): Reader => ({ shape: 'json', words: JSON_WORDS, ...one });

export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
