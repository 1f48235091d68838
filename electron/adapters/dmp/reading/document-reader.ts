import type { ReadableDocument, ReadDocument } from '../../../services/records/ports.ts';
import { isXml, readDocument } from '../cda/read-document.ts';
import { DEFAULT_READING, defaultEntry, type ReadingMeans } from './page-reader.ts';
import { ReadingThread } from './reading-thread.ts';

/** Sixty megabytes of CDA take two seconds on two cores; a hostile one is not waited for longer than this (H54). */
const LONGEST_MS = 20_000;

/** Nothing of it is shown: half a document must not pass for a whole one (H36). */
function tooHeavy(mediaType: string): ReadableDocument {
  return {
    header: null,
    patient: null,
    body: { kind: 'unreadable', faultCode: 'document/too-heavy-to-read', mediaType },
  };
}

/**
 * A reader of documents with a thread of its own for long ones: 5 MB of CDA are a third of a second of work, during which
 * nothing else would be heard, a pulled card neither (N5, H15, H44). Results are those of `readDocument`, and
 * `document/too-heavy-to-read` when the thread died or took too long.
 */
export function documentReader(means: Partial<ReadingMeans> = {}): ReadDocument {
  const { entry, threadFromBytes, ...bounds } = { ...DEFAULT_READING, answerMs: LONGEST_MS, ...means };
  const thread = new ReadingThread(entry ?? defaultEntry(), bounds);
  return {
    readDocument: async (bytes, mimeType) => {
      if (bytes.length < threadFromBytes || !isXml(bytes)) return readDocument(bytes, mimeType);
      return (await thread.read({ kind: 'document', bytes, mimeType })) ?? tooHeavy(mimeType);
    },
  };
}
