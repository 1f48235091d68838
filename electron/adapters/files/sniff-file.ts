import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Claim, NamePart } from '../../../shared/domain/document/whose/claim.ts';
import { findClaims } from '../../../shared/domain/document/whose/find-claims.ts';
import { readWrittenDate } from '../../../shared/domain/document/whose/written-date.ts';
import type { ForeignTraits } from '../../../shared/domain/patient/traits.ts';
import type { FileFaultCode, SniffedFile, SniffFile } from '../../services/deposit/ports.ts';
import { decodePlainText } from './decode-plain-text.ts';
import { detectFormat, type FileFormat } from './detect-format.ts';
import { findIns } from './find-ins.ts';
import { DEFAULT_PDF_BOUNDS, defaultPdfWorker, inspectPdf, type PdfBounds } from './pdf/inspect-pdf.ts';
import type { PdfReport } from './pdf/report.ts';
import { isWholeJpeg } from './read-jpeg.ts';
import { rtfText } from './read-rtf.ts';
import { countTiffPages } from './read-tiff.ts';

type Sniffed = Result<SniffedFile, Fault<FileFaultCode>>;
type Readings = SniffedFile['readings'];

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
  /** Reads many PDFs one after the other, where a thread for each would cost more than the reading. */
  readonly readPdf?: (bytes: Uint8Array) => Promise<PdfReport>;
}

const refuse = (code: FileFaultCode): Sniffed => fail({ code });

/** What one place of a file says of whom it is about; nothing for one that says nothing. */
function readingsOf(text: string, place: string, lines = text): Readings {
  const reading = { place, ins: findIns(text), claims: findClaims(lines) };
  return reading.ins.length + reading.claims.length > 0 ? [reading] : [];
}

async function sniffPdf(bytes: Uint8Array, parts: SnifferParts): Promise<Sniffed> {
  const inspect = (): Promise<PdfReport> =>
    inspectPdf(bytes, parts.pdfWorker ?? defaultPdfWorker(), parts.pdfBounds ?? DEFAULT_PDF_BOUNDS);
  const report = await (parts.readPdf?.(bytes) ?? inspect());
  if (report.kind !== 'read') return refuse(report.kind === 'encrypted' ? 'file/encrypted' : 'file/damaged');
  if (report.blank) return refuse('file/blank');
  const pages = report.texts.flatMap((text, index) => readingsOf(text, `page/${index + 1}`, report.lines[index]));
  const readings = [...pages, ...readingsOf(report.properties.join('\n'), 'properties')];
  return ok({ mediaType: 'application/pdf', pages: report.pages, readings });
}

function sniffJpeg(bytes: Uint8Array): Sniffed {
  return isWholeJpeg(bytes) ? ok({ mediaType: 'image/jpeg', pages: 1, readings: [] }) : refuse('file/damaged');
}

function sniffTiff(bytes: Uint8Array): Sniffed {
  const pages = countTiffPages(bytes);
  return pages === null ? refuse('file/damaged') : ok({ mediaType: 'image/tiff', pages, readings: [] });
}

function sniffRtf(bytes: Uint8Array): Sniffed {
  const text = rtfText(bytes);
  return text === null ? refuse('file/damaged') : ok({ mediaType: 'text/rtf', readings: readingsOf(text, 'text') });
}

/** The header of a CDA states its patient: each name, given name and birth date of it is a claim. */
function headerReadings(found: readonly HeaderIdentity[]): Readings {
  return found.map(({ ins, traits }) => {
    const stated = (part: NamePart) => (shown: string) =>
      ({ kind: 'name', weight: 'stated', part, words: shown.split(/\s+/), shown }) as const;
    const date = traits.birthDate === undefined ? null : readWrittenDate(traits.birthDate);
    const born = { kind: 'birth', weight: 'stated', shown: traits.birthDate ?? '' } as const;
    const claims: Claim[] = [...traits.names.map(stated('family')), ...traits.givenNames.map(stated('given'))];
    return {
      place: 'cda',
      ins: ins.map(({ value }) => value),
      claims: date ? [...claims, { ...born, date: date.date }] : claims,
    };
  });
}

/** Markup is text that nobody should read raw: only a CDA is let through, so that its patient can be compared. */
function sniffText(bytes: Uint8Array, parts: SnifferParts): Sniffed {
  const plain = decodePlainText(bytes);
  if (!plain || plain.text.trim() === '') return refuse(plain ? 'file/empty' : 'file/unsupported');
  if (!/^\s*<[?!a-z]/i.test(plain.text)) {
    return ok({ mediaType: 'text/plain', readings: readingsOf(plain.text, 'text') });
  }
  const header = parts.cdaIdentities(bytes);
  if (!header) return refuse('file/unsupported');
  return ok({ mediaType: 'text/plain', container: 'cda', readings: headerReadings(header) });
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
 * anyone, with its pages and what its words say of whom it is about.
 *
 * Failures: `file/empty`, `file/blank` (no page shows anything), `file/too-large` (limit in bytes), `file/unsupported`, `file/damaged`, `file/encrypted`.
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
