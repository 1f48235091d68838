/** The `component` content of a document: level 1 (a file in base 64) or structured. */
import { dayOf } from '../../calendar.ts';
import { numberOf } from '../../derive.ts';
import type { SeedPatient } from '../../model.ts';
import type { Body, DocumentPlan } from '../document-plan.ts';
import type { Professional } from '../professionals.ts';
import { element, type Xml } from '../xml.ts';
import { electrocardiogramJpeg, faxTiff } from './images.ts';
import { letterheadOf, type Letterhead } from './letterhead.ts';
import { pdfOf } from './pdf.ts';
import { rtfOf, textBytes, textOf } from './plain.ts';
import { structuredBody } from './structured.ts';

const FIVE_MEGABYTES = 5 * 1024 * 1024;
/** Room for the CDA around the base 64 text, so that the whole document stays just under the limit. */
const ENVELOPE = 8 * 1024;

/** Body of the document, of the kind that the plan asks. */
export async function bodyOf(
  plan: DocumentPlan,
  patient: SeedPatient,
  author: Professional | null,
  at: Date,
): Promise<Xml> {
  const head = letterheadOf(patient, author, at);
  const { body } = plan;
  if (body.kind === 'structured') {
    const copy = body.structure.withPdfCopy ? await pdfOf(body.report, head, at) : null;
    return structuredBody(plan.key, body.report, body.structure, dayOf(at).replaceAll('-', ''), copy);
  }
  const { mediaType, bytes } = await fileOf(body, head, at, plan.key);
  return element(
    'nonXMLBody',
    {},
    element('text', { mediaType, representation: 'B64' }, Buffer.from(bytes).toString('base64')),
  );
}

async function fileOf(
  body: Exclude<Body, { kind: 'structured' }>,
  head: Letterhead,
  at: Date,
  key: string,
): Promise<{ mediaType: string; bytes: Uint8Array }> {
  switch (body.kind) {
    case 'pdf':
      return { mediaType: 'application/pdf', bytes: flawed(await pdfOf(body.report, head, at), body.flaw, key) };
    case 'ready-pdf':
      return { mediaType: 'application/pdf', bytes: body.bytes };
    case 'text':
      return { mediaType: 'text/plain', bytes: textBytes(textOf(body.report, head), body.charset) };
    case 'rtf':
      return { mediaType: 'text/rtf', bytes: rtfOf(body.report, head) };
    case 'fax':
      return { mediaType: 'image/tiff', bytes: faxTiff(body.report, head) };
    case 'electrocardiogram':
      return { mediaType: 'image/jpeg', bytes: electrocardiogramJpeg(head, body.beatsPerMinute) };
  }
}

function flawed(pdf: Uint8Array, flaw: 'truncated' | 'five-megabytes' | undefined, key: string): Uint8Array {
  if (flaw === 'truncated') return pdf.subarray(0, Math.floor(pdf.length * 0.6));
  if (flaw === 'five-megabytes') return padded(pdf, key);
  return pdf;
}

/** A PDF of nearly 5 MB as base 64: the end of the file repeats as a comment, which readers skip. */
function padded(pdf: Uint8Array, key: string): Uint8Array {
  const room = Math.floor(((FIVE_MEGABYTES - ENVELOPE) * 3) / 4) - pdf.length;
  const line = `% remplissage ${numberOf(key, 1_000_000)} du bac a sable : document volumineux de demonstration\n`;
  const filler = Buffer.from(line.repeat(Math.ceil(room / line.length)).slice(0, room - 1) + '\n', 'latin1');
  const text = Buffer.from(pdf).toString('latin1');
  const tail = text.lastIndexOf('startxref');
  return Buffer.concat([Buffer.from(pdf.subarray(0, tail)), filler, Buffer.from(pdf.subarray(tail))]);
}
