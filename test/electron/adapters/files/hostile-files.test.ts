import { describe, expect, test } from 'vitest';
import { createFileSniffer } from '../../../../electron/adapters/files/sniff-file.ts';
import { countTiffPages } from '../../../../electron/adapters/files/read-tiff.ts';
import { makePdf } from '../../../fixtures/files/make-pdf.ts';

const MAXIMUM = 5 * 1024 * 1024;
const sniffer = createFileSniffer({ cdaIdentities: () => null });
const sniff = (bytes: Uint8Array) => sniffer.sniff(bytes, MAXIMUM);
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const GIGABYTE = 1024 * 1024 * 1024;

/** Directories one after the other, each pointing at the same long list of strips. */
function sharedStrips(directories: number, strips: number): Uint8Array {
  const list = 8 + directories * 30;
  const bytes = Buffer.alloc(list + strips * 4);
  bytes.write('II*\u0000\u0008', 'latin1');
  for (let index = 0; index < directories; index += 1) {
    const at = 8 + index * 30;
    bytes.writeUInt16LE(2, at);
    [273, 279].forEach((tag, field) => {
      const entry = at + 2 + field * 12;
      bytes.writeUInt16LE(tag, entry);
      bytes.writeUInt16LE(4, entry + 2);
      bytes.writeUInt32LE(strips, entry + 4);
      bytes.writeUInt32LE(list, entry + 8);
    });
    bytes.writeUInt32LE(index + 1 < directories ? at + 30 : 0, at + 26);
  }
  return bytes;
}

describe('a TIFF', () => {
  test('H54: directories that share their strips cost no more than the file is worth', () => {
    expect(countTiffPages(sharedStrips(3, 1000))).toBe(3);
    expect(countTiffPages(sharedStrips(9000, 100_000))).toBeNull();
  });
});

describe('a PDF that is something else as well', () => {
  test.each([
    ['HTML in front', (pdf: Uint8Array) => Buffer.concat([latin('<html><script>alert(1)</script>\n'), pdf])],
    ['HTML behind', (pdf: Uint8Array) => Buffer.concat([pdf, latin('\n<script>alert(1)</script>')])],
    ['a ZIP behind', (pdf: Uint8Array) => Buffer.concat([pdf, latin('PK\u0003\u0004aaaaPK\u0005\u0006')])],
  ])('H31, H54: %s is a PDF for everyone, or nothing', async (_name, made) => {
    const found = await sniff(made(await makePdf(['une'])));
    // No other type, ever: what reads a PDF reads it, and nothing reads it as a page.
    expect(found.ok ? found.value.mediaType : 'application/pdf').toBe('application/pdf');
    if (!found.ok) expect(found.fault.code).toMatch(/^file\/(damaged|unsupported)$/);
  });

  test.each([
    ['a ZIP in front', latin('PK\u0003\u0004%PD')],
    ['an SVG', latin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page', latin('<!doctype html><script>alert(1)</script>')],
  ])('H31: %s is no document', async (_name, bytes) => {
    expect(await sniff(bytes)).toMatchObject({ ok: false, fault: { code: 'file/unsupported' } });
  });
});

test('H54: a stream that claims a gigabyte is read or refused, never allotted', async () => {
  const pdf = Buffer.from(await makePdf(['une'])).toString('latin1');
  const claims = latin(pdf.replace(/\/Length \d+/g, `/Length ${GIGABYTE}`));
  const found = await sniff(claims);
  expect(found.ok ? found.value.mediaType : found.fault.code).toMatch(/^(application\/pdf|file\/damaged)$/);
  expect(process.memoryUsage().arrayBuffers).toBeLessThan(GIGABYTE / 2);
});
