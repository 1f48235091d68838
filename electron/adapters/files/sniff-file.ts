import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { ForeignTraits } from '../../../shared/domain/patient/traits.ts';
import type { FileFaultCode, SniffedFile, SniffFile } from '../../services/deposit/ports.ts';
import { decodePlainText } from './decode-plain-text.ts';
import { detectFormat, type FileFormat } from './detect-format.ts';
import { findIns } from './find-ins.ts';
import { DEFAULT_PDF_BOUNDS, defaultPdfWorker, inspectPdf, type PdfBounds } from './pdf/inspect-pdf.ts';
import { isWholeJpeg } from './read-jpeg.ts';
import { rtfText } from './read-rtf.ts';
import { countTiffPages } from './read-tiff.ts';

type Sniffed = Result<SniffedFile, Fault<FileFaultCode>>;
type Identities = SniffedFile['identities'];

/** A patient named by a CDA header, as the CDA adapter finds him. */
export interface HeaderIdentity {
  readonly ins: readonly { readonly oid: string; readonly value: string }[];
  readonly traits: ForeignTraits;
}

/** What the sniffer needs from elsewhere. */
export interface SnifferParts {
  /** Patients named in the header when the bytes are a CDA, null when they are not. */
  readonly cdaIdentities: (bytes: Uint8Array) => readonly HeaderIdentity[] | null;
  /** Entry of the PDF thread, where the bundle does not put it beside this file. */
  readonly pdfWorker?: URL;
  readonly pdfBounds?: PdfBounds;
}

const refuse = (code: FileFaultCode): Sniffed => fail({ code });

function insIn(text: string, place: string): Identities {
  return findIns(text).map((ins) => ({ ins, place }));
}

async function sniffPdf(bytes: Uint8Array, parts: SnifferParts): Promise<Sniffed> {
  const report = await inspectPdf(bytes, parts.pdfWorker ?? defaultPdfWorker(), parts.pdfBounds ?? DEFAULT_PDF_BOUNDS);
  if (report.kind !== 'read') return refuse(report.kind === 'encrypted' ? 'file/encrypted' : 'file/damaged');
  const identities = report.texts.flatMap((text, index) => insIn(text, `page/${index + 1}`));
  return ok({ mediaType: 'application/pdf', pages: report.pages, identities });
}

function sniffJpeg(bytes: Uint8Array): Sniffed {
  return isWholeJpeg(bytes) ? ok({ mediaType: 'image/jpeg', pages: 1, identities: [] }) : refuse('file/damaged');
}

function sniffTiff(bytes: Uint8Array): Sniffed {
  const pages = countTiffPages(bytes);
  return pages === null ? refuse('file/damaged') : ok({ mediaType: 'image/tiff', pages, identities: [] });
}

function sniffRtf(bytes: Uint8Array): Sniffed {
  const text = rtfText(bytes);
  return text === null ? refuse('file/damaged') : ok({ mediaType: 'text/rtf', identities: insIn(text, 'text') });
}

/** A header names its patient even without an INS: the traits are then all there is to compare. */
function headerIdentities(found: readonly HeaderIdentity[]): Identities {
  return found.flatMap(({ ins, traits }) => {
    const numbers = ins.map(({ value, oid }) => ({ ins: value, oid, traits, place: 'cda' }));
    return numbers.length > 0 ? numbers : [{ traits, place: 'cda' }];
  });
}

/** Markup is text that nobody should read raw: only a CDA is let through, so that its patient can be compared. */
function sniffText(bytes: Uint8Array, parts: SnifferParts): Sniffed {
  const plain = decodePlainText(bytes);
  if (!plain || plain.text.trim() === '') return refuse(plain ? 'file/empty' : 'file/unsupported');
  if (!/^\s*<[?!a-z]/i.test(plain.text)) {
    return ok({ mediaType: 'text/plain', identities: insIn(plain.text, 'text') });
  }
  const header = parts.cdaIdentities(bytes);
  if (!header) return refuse('file/unsupported');
  return ok({ mediaType: 'text/plain', container: 'cda', identities: headerIdentities(header) });
}

function sniffAs(format: FileFormat | null, bytes: Uint8Array, parts: SnifferParts): Sniffed | Promise<Sniffed> {
  switch (format) {
    case 'pdf':
      return sniffPdf(bytes, parts);
    case 'jpeg':
      return sniffJpeg(bytes);
    case 'tiff':
      return sniffTiff(bytes);
    case 'rtf':
      return sniffRtf(bytes);
    case null:
      return sniffText(bytes, parts);
  }
}

/**
 * Finds what a file is by its content (issue §6, H31, H36): PDF, JPEG, TIFF, RTF or plain text, whole and readable by
 * anyone, with its pages and the identities that a machine can read in it.
 *
 * Failures: `file/empty`, `file/too-large` (limit in bytes), `file/unsupported`, `file/damaged`, `file/encrypted`.
 */
export function createFileSniffer(parts: SnifferParts): SniffFile {
  return {
    sniff: async (bytes, maximumBytes) => {
      if (bytes.byteLength === 0) return refuse('file/empty');
      if (bytes.byteLength > maximumBytes) return fail({ code: 'file/too-large', limit: maximumBytes });
      return sniffAs(detectFormat(bytes), bytes, parts);
    },
  };
}
