import type { DocumentBody } from '../../shared/contract/document.ts';
import type { Passage } from '../../shared/domain/emergency/card/extract.ts';
import { decodePlainText } from '../adapters/files/decode-plain-text.ts';
import { DEFAULT_PDF_BOUNDS } from '../adapters/files/pdf/inspect-pdf.ts';
import { PdfReader } from '../adapters/files/pdf/pdf-reader.ts';
import { rtfText } from '../adapters/files/read-rtf.ts';
import { passagesOf } from '../services/emergency/passages.ts';
import type { ReadWords } from '../services/emergency/ports.ts';
import { identityVerdict } from '../services/records/documents.ts';
import type { ReadDocument } from '../services/records/ports.ts';

type Words = Awaited<ReturnType<ReadWords['readWords']>>;
type FileBody = Extract<DocumentBody, { kind: 'file' }>;

const UNREADABLE: Words = { kind: 'unread', why: 'unreadable' };
const page = (text: string, number: number): Passage => ({ place: { kind: 'page', page: number }, text });

/** A file without a word on any page is a picture: it is counted as unread, never as empty (H27). */
function pages(texts: readonly string[]): Words {
  const written = texts.map((text, index) => page(text, index + 1)).filter(({ text }) => /\p{L}{2}/u.test(text));
  return written.length > 0 ? { kind: 'read', passages: written } : { kind: 'unread', why: 'image' };
}

async function pdfWords(bytes: Uint8Array, pdf: PdfReader): Promise<Words> {
  const report = await pdf.read(bytes);
  if (report.kind !== 'read') return UNREADABLE;
  // Pages whose words were not reached in time leave the whole file unread: half of it must not pass for all of it.
  return report.texts.length === report.pages ? pages(report.texts) : UNREADABLE;
}

function plainWords({ mediaType, bytes }: FileBody): Words {
  const text = mediaType === 'text/rtf' ? rtfText(bytes) : (decodePlainText(bytes)?.text ?? null);
  return text === null ? UNREADABLE : pages([text]);
}

async function wordsOf(body: DocumentBody, pdf: PdfReader): Promise<Words> {
  if (body.kind === 'unreadable') return UNREADABLE;
  if (body.kind === 'structured') {
    const passages = passagesOf(body.sections);
    if (passages.length === 0 && body.copy) return pdfWords(body.copy.bytes, pdf);
    // Words that the reader could not place may be the ones that matter (H37).
    return body.incomplete ? UNREADABLE : { kind: 'read', passages };
  }
  if (body.mediaType === 'application/pdf') return pdfWords(body.bytes, pdf);
  const isText = body.mediaType === 'text/rtf' || body.mediaType === 'text/plain';
  return isText ? plainWords(body) : { kind: 'unread', why: 'image' };
}

/** Reads the words of a retrieved document for the emergency card, sections first, then pages; never throws. */
export function wordsReader(reader: ReadDocument, pdfWorker: URL): ReadWords {
  const pdf = new PdfReader(pdfWorker, DEFAULT_PDF_BOUNDS);
  return {
    readWords: async (document, patient) => {
      const readable = await reader.readDocument(document.bytes, document.mimeType);
      // H03: what a document of somebody else says is not this person's, wherever it was filed.
      if (identityVerdict(readable, patient).kind === 'differs') return { kind: 'unread', why: 'other-person' };
      return wordsOf(readable.body, pdf);
    },
  };
}
