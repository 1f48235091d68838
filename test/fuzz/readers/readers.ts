import type { Reader } from '../engine/reader.ts';
import { ANSWER_READERS } from './answers.ts';
import { CALL_READERS } from './calls.ts';
import { CARD_READERS } from './card.ts';
import { DOCUMENT_READERS } from './documents.ts';
import { FRAME_IMAGE_READERS } from './frame-images.ts';
import { KEY_READERS } from './keys.ts';
import { LOT_READERS } from './lots.ts';
import { ROW_READERS } from './rows.ts';
import { TEXT_READERS } from './texts.ts';
import { XML_READERS } from './xml.ts';

/** Every reader of foreign bytes. */
export const READERS: readonly Reader[] = [
  ...XML_READERS,
  ...ANSWER_READERS,
  ...DOCUMENT_READERS,
  ...CARD_READERS,
  ...TEXT_READERS,
  ...CALL_READERS,
  ...ROW_READERS,
  ...LOT_READERS,
  ...KEY_READERS,
  ...FRAME_IMAGE_READERS,
];

/** The reader of this name. */
export function readerNamed(name: string): Reader {
  const found = READERS.find((reader) => reader.name === name);
  if (!found) throw new Error(`No reader named ${name}`);
  return found;
}
