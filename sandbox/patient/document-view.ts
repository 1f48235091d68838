import { elements, element, text, withXmlNow } from '../xml/read.ts';

/** What a document shows to somebody without medical software. */
export interface DocumentView {
  /** Text of a plain document, or sections of a structured one. */
  sections: { title: string; lines: string[] }[];
  /** File inside the document: a PDF, an image. */
  file: { type: string; bytes: Buffer } | null;
}

/** Opens a CDA: its file, or its text (dmp-interface §4.3). */
export function viewDocument(cda: Buffer): DocumentView {
  return withXmlNow(cda, (document) => {
    const body = element(document, '/hl7:ClinicalDocument/hl7:component/hl7:nonXMLBody/hl7:text');
    if (body) return fileView(body.attr('mediaType')?.value ?? '', Buffer.from(body.content, 'base64'));
    const sections = elements(document, '//hl7:structuredBody//hl7:section').map((section) => ({
      title: text(section, 'hl7:title') ?? '',
      lines: elements(section, 'hl7:text//hl7:paragraph | hl7:text//hl7:item | hl7:text//hl7:tr').map((line) =>
        elements(line, 'hl7:td | hl7:th').length > 0
          ? elements(line, 'hl7:td | hl7:th')
              .map((cell) => cell.content.trim())
              .join(' · ')
          : line.content.trim(),
      ),
    }));
    const copy = element(document, '//hl7:observationMedia/hl7:value[@mediaType="application/pdf"]');
    const file = copy ? { type: 'application/pdf', bytes: Buffer.from(copy.content, 'base64') } : null;
    return { sections, file };
  });
}

function fileView(type: string, bytes: Buffer): DocumentView {
  if (type !== 'text/plain') return { sections: [], file: { type, bytes } };
  return { sections: [{ title: '', lines: decoded(bytes).split('\n') }], file: null };
}

/** A file inside a document keeps its own charset, which nothing names: UTF-8 where it can be, else Latin-1. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
