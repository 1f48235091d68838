import { readCda } from '../../../electron/adapters/dmp/cda/read-cda.ts';
import { readDocument } from '../../../electron/adapters/dmp/cda/read-document.ts';
import { defaultPdfWorker } from '../../../electron/adapters/files/pdf/inspect-pdf.ts';
import { PdfReader } from '../../../electron/adapters/files/pdf/pdf-reader.ts';
import { createFileSniffer } from '../../../electron/adapters/files/sniff-file.ts';
import { plainText } from '../../../renderer/viewer-frame/plain-text.ts';
import { rtfText } from '../../../renderer/viewer-frame/rtf-text.ts';
import { cdaHeaderSchema } from '../../../shared/contract/cda.ts';
import { bodySchema } from '../../../shared/contract/document.ts';
import { expectCoded, promise, type Reader } from '../engine/reader.ts';
import { JPEGS, pdfs, RTFS, TEXTS, TIFFS } from '../seeds/files.ts';
import { CDA_DOCUMENTS } from '../seeds/messages.ts';

const NARRATIVE_WORDS = [
  '<script>',
  'javascript:',
  ' onerror="x"',
  ' style="background:url(http://127.0.0.1:9/)"',
  'representation="B64"',
  'href="file:///etc/passwd"',
  '<svg xmlns="http://www.w3.org/2000/svg"/>',
];

const cda: Reader = {
  name: 'cda',
  what: 'CDA: header, identities, narrative, embedded files; within the contract',
  weight: 6,
  shape: 'xml',
  words: NARRATIVE_WORDS,
  seeds: () => CDA_DOCUMENTS,
  read: (bytes) => {
    expectCoded(readCda(bytes));
    const { header, body } = readDocument(bytes, 'text/xml');
    // What comes out is what the window is promised: a closed union, no markup.
    bodySchema.parse(body);
    cdaHeaderSchema.nullable().parse(header);
  },
};

const sniffer = createFileSniffer({
  cdaIdentities: () => null,
  // A PDF is read by the reader of its own below: here its thread would cost more than the rest.
  pdfBounds: { textMs: 0, totalMs: 0, memoryMb: 16 },
});
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1030)).includes('%PDF-');

const files: Reader = {
  name: 'files',
  what: 'a file to be deposited: text, RTF, JPEG',
  weight: 14,
  shape: 'bytes',
  words: [
    '{\\rtf1',
    '\\u-1?',
    '\\uc9999999 ',
    "\\'e9",
    '{\\*',
    '}',
    '\u00ff\u00d8\u00ff',
    '\u00ff\u00da',
    '\u00ff\u00d9',
    '279035121518989',
  ],
  seeds: () => [...RTFS, ...TEXTS, ...JPEGS],
  read: async (bytes) => {
    if (!isPdf(bytes)) expectCoded(await sniffer.sniff(bytes, 5 * 1024 * 1024));
  },
};

const TIFF_WORDS = ['II*\u0000', 'MM\u0000*'];

const tiff: Reader = {
  name: 'tiff',
  what: 'a TIFF to be deposited: directories, strips',
  weight: 14,
  shape: 'tiff',
  words: TIFF_WORDS,
  seeds: () => TIFFS,
  read: async (bytes) => {
    if (!isPdf(bytes)) expectCoded(await sniffer.sniff(bytes, 5 * 1024 * 1024));
  },
};

const frameText: Reader = {
  name: 'frame-text',
  what: 'viewer frame: RTF and plain text',
  weight: 14,
  shape: 'bytes',
  words: ['{\\rtf1', '\\u-1?', '\\uc-5 ', "\\'e9", '\\bin9999999 ', '{\\*', '}'],
  seeds: () => [...RTFS, ...TEXTS],
  read: (bytes) => {
    promise(typeof rtfText(bytes) === 'string' && typeof plainText(bytes) === 'string', 'a text');
  },
};

/** As the product reads them: in a thread that is ended when it takes too long or too much. */
const pdfReader = new PdfReader(defaultPdfWorker(), { textMs: 500, totalMs: 3_000, memoryMb: 256 });

const pdf: Reader = {
  name: 'pdf',
  what: 'PDF (pdf.js): pages, words, protection; the engine of the frame too',
  weight: 0.3,
  shape: 'lines',
  words: [
    '/Length 1073741824',
    '/JS',
    '/OpenAction',
    '/Encrypt',
    '/ObjStm',
    '/XFA',
    '1 0 R',
    'endobj',
    'stream\n',
    'xref',
    '/Kids[2 0 R]',
    '/Count 2147483647',
    '<<',
    '[',
    '(',
  ],
  seeds: pdfs,
  read: async (bytes) => {
    const report = await pdfReader.read(Uint8Array.from(bytes));
    promise(['read', 'encrypted', 'damaged'].includes(report.kind), 'a report');
  },
};

export const DOCUMENT_READERS: readonly Reader[] = [cda, files, tiff, frameText, pdf];
