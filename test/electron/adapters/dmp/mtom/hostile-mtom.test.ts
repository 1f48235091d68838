import { expect, test } from 'vitest';
import { looksMultipart, readMtom } from '../../../../../electron/adapters/dmp/mtom/read-mtom.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const TYPE = 'multipart/related; boundary="b"';

test('H54: an answer that begins with a thousand empty lines is told apart at once', () => {
  expect(looksMultipart(latin(`${'\n'.repeat(1000)}x`))).toBe(false);
  expect(looksMultipart(latin(`${' \r\n'.repeat(300)}x`))).toBe(false);
  expect(looksMultipart(latin(`${'\n'.repeat(900)}--b\nA: b\n\nx\n--b--`))).toBe(true);
});

test('H54: a part that claims a gigabyte has the bytes that came', () => {
  const read = readMtom(latin('--b\r\nContent-Length: 1073741824\r\n\r\nabc\r\n--b--'), TYPE);
  expect(read).toMatchObject({ ok: true, value: { root: { bytes: latin('abc') } } });
});

test('H54: the name of a part is a name and no path', () => {
  const read = readMtom(latin('--b\r\nContent-ID: <..%2f..%2fetc/passwd>\r\n\r\nabc\r\n--b--'), TYPE);
  // Kept as an identifier to be compared; nothing in the product opens it.
  expect(read.ok && read.value.root.contentId).toBe('../../etc/passwd');
});

test('H54: more parts than any lot has are refused', () => {
  expect(readMtom(latin(`${'--b\r\n\r\nx\r\n'.repeat(5000)}--b--`), TYPE)).toMatchObject({
    fault: { code: 'mtom/too-many-parts' },
  });
});
