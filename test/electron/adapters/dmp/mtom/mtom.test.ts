import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentIdOfReference } from '../../../../../electron/adapters/dmp/mtom/content-id.ts';
import { readMtom } from '../../../../../electron/adapters/dmp/mtom/read-mtom.ts';
import { gather, writeMtom } from '../../../../../electron/adapters/dmp/mtom/write-mtom.ts';

const ACTION = 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b';
const envelope = Buffer.from('<e/>');

function read(body: string | Uint8Array, contentType?: string) {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
  const result = readMtom(bytes, contentType);
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
}

const text = (part: { readonly bytes: Uint8Array } | undefined) => Buffer.from(part?.bytes ?? []).toString('latin1');

test('what is written is read back byte for byte, and its length was known before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }), async (documents) => {
      const attachments = documents.map((bytes, index) => ({ contentId: `d${index}@x`, mediaType: 'text/xml', bytes }));
      const { contentType, body } = writeMtom(envelope, ACTION, attachments, 'uuid:1-2-3');
      const whole = await gather(body);
      expect(whole.length).toBe(body.length);
      const parts = read(whole, contentType);
      expect(text(parts.root)).toBe('<e/>');
      expect(parts.attachments.map((part) => [...part.bytes])).toEqual(documents.map((bytes) => [...bytes]));
      expect(parts.attachments.map((part) => part.contentId)).toEqual(attachments.map((part) => part.contentId));
    }),
  );
});

test('a large attachment is yielded in small chunks, so that progress can be shown', async () => {
  const attachment = { contentId: 'a', mediaType: 'text/xml', bytes: new Uint8Array(1_000_000) };
  const { body } = writeMtom(envelope, ACTION, [attachment], 'b');
  let largest = 0;
  for await (const chunk of body.chunks()) largest = Math.max(largest, chunk.length);
  expect(largest).toBeLessThanOrEqual(64 * 1024);
});

test('H07: a message cut anywhere is a fault, never a shorter message', async () => {
  const attachment = { contentId: 'a', mediaType: 'text/xml', bytes: Buffer.from('0123456789') };
  const { contentType, body } = writeMtom(envelope, ACTION, [attachment], 'mark');
  const whole = await gather(body);
  for (let length = 0; length < whole.length - 2; length += 1) {
    const cut = readMtom(whole.subarray(0, length), contentType);
    expect(cut.ok, `cut at ${length}`).toBe(false);
  }
});

const LINES = [
  '--b',
  'Content-Type: application/xop+xml',
  'Content-ID: <r>',
  '',
  '<e/>',
  '--b',
  'Content-ID: <d>',
  '',
  'x',
  '--b--',
  '',
];

test('lines ended by LF, a preamble, an epilogue and a missing start are read', () => {
  const lenient = read(`preamble\n${LINES.join('\n')}epilogue`, 'Multipart/Related; boundary=b');
  expect([text(lenient.root), text(lenient.attachments[0])]).toEqual(['<e/>', 'x']);
  expect(text(read(LINES.join('\r\n')).root)).toBe('<e/>');
});

test('a lone carriage return at the end of a binary part is kept where lines end with LF', () => {
  expect(text(read(LINES.join('\n').replace('\nx\n', '\nx\r\n')).attachments[0])).toBe('x\r');
});

test('the root is the part that start names, wherever it stands', () => {
  const parts = read(
    '--b\r\nContent-ID: <one>\r\n\r\n1\r\n--b\r\nContent-ID: <two>\r\n\r\n2\r\n--b--',
    'multipart/related; boundary="b"; start="<two>"',
  );
  expect([text(parts.root), text(parts.attachments[0])]).toEqual(['2', '1']);
});

test('base64 and quoted-printable parts are decoded, folded headers unfolded', () => {
  const body =
    '--b\r\nContent-Type: text/xml;\r\n charset="UTF-8"\r\n\r\n<e/>\r\n--b\r\nContent-Transfer-Encoding: Base64\r\n\r\nYWJj\r\nZA==\r\n' +
    '--b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=3Db=\r\nc\r\n--b--';
  const parts = read(body, 'multipart/related; boundary=b');
  expect(parts.root.charset).toBe('UTF-8');
  expect(parts.attachments.map(text)).toEqual(['abcd', 'a=bc']);
});

test('the boundary inside a document does not cut it', () => {
  const parts = read(
    '--b\r\n\r\n<e/>\r\n--b\r\n\r\nsee --b and\r\n--bc\r\nend\r\n--b--',
    'multipart/related; boundary=b',
  );
  expect(text(parts.attachments[0])).toBe('see --b and\r\n--bc\r\nend');
});

test('H03: a percent-encoded reference names the part with the plain identifier', () => {
  const cid = 'b857@urn%3Aihe%3Aiti%3Axds-b%3A2007';
  expect(contentIdOfReference(`cid:${cid}`)).toBe('b857@urn:ihe:iti:xds-b:2007');
  expect(read(`--b\r\nContent-ID: <${cid}>\r\n\r\nx\r\n--b--`).root.contentId).toBe('b857@urn:ihe:iti:xds-b:2007');
  expect(contentIdOfReference('http://elsewhere/doc')).toBeNull();
  expect(contentIdOfReference('cid:100%')).toBe('100%');
});

test('an unknown encoding, broken base64 or endless parts are faults', () => {
  const one = (headers: string, content: string) => Buffer.from(`--b\r\n${headers}\r\n\r\n${content}\r\n--b--`);
  expect(readMtom(one('Content-Transfer-Encoding: x-gzip', 'x'))).toMatchObject({ fault: { code: 'mtom/bad-part' } });
  expect(readMtom(one('Content-Transfer-Encoding: base64', '*'))).toMatchObject({ fault: { code: 'mtom/bad-part' } });
  const endless = Buffer.from(`${'--b\r\n\r\nx\r\n'.repeat(1500)}--b--`);
  expect(readMtom(endless)).toMatchObject({ fault: { code: 'mtom/too-many-parts' } });
});

test('random bytes never make the reader throw', () => {
  const pieces = fc.array(fc.constantFrom('--b', '--', '\r\n', '\n', 'Content-ID: <a>', ':', ' ', 'x', '\0'), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(pieces, (list) => typeof readMtom(Buffer.from(list.join('')), 'a/b; boundary=b').ok === 'boolean'),
  );
});
