/** Where the delimiters of a multipart body cut it. */
export interface RawParts {
  readonly parts: readonly Uint8Array[];
  /** The closing delimiter was there: without it the message was cut short. */
  readonly closed: boolean;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const DASH = 0x2d;

interface Delimiter {
  readonly from: number;
  readonly to: number;
  readonly closes: boolean;
}

/** End of the delimiter line that begins at `from`, or null when the bytes there are not a delimiter after all. */
function delimiterAt(body: Buffer, from: number, length: number): Delimiter | null {
  const startsLine = from === 0 || body[from - 1] === LINE_FEED;
  if (!startsLine) return null;
  let at = from + length;
  const closes = body[at] === DASH && body[at + 1] === DASH;
  if (closes) return { from, to: at + 2, closes };
  while (body[at] === 0x20 || body[at] === 0x09) at += 1;
  if (body[at] === RETURN) at += 1;
  return body[at] === LINE_FEED ? { from, to: at + 1, closes } : null;
}

function nextDelimiter(body: Buffer, mark: Buffer, from: number): Delimiter | null {
  for (let at = body.indexOf(mark, from); at !== -1; at = body.indexOf(mark, at + 1)) {
    const delimiter = delimiterAt(body, at, mark.length);
    if (delimiter) return delimiter;
  }
  return null;
}

/** The line end before a delimiter belongs to it; a lone line feed only where the message ends its lines so. */
function withoutLineEnd(body: Buffer, from: number, to: number, crlf: boolean): Uint8Array {
  const end = crlf && body[to - 2] === RETURN ? to - 2 : to - 1;
  return body.subarray(from, Math.max(from, end));
}

/**
 * Cuts a multipart body at its delimiters (RFC 2046 §5.1.1): a preamble and an epilogue are left out, lines may end
 * with CRLF or with a lone LF.
 *
 * @param most number of parts after which one stops reading.
 */
export function splitParts(bytes: Uint8Array, boundary: string, most: number): RawParts {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = Buffer.from(`--${boundary}`, 'utf8');
  const parts: Uint8Array[] = [];
  let here = nextDelimiter(body, mark, 0);
  const crlf = here !== null && body[here.to - 2] === RETURN;
  while (here && !here.closes && parts.length <= most) {
    const next = nextDelimiter(body, mark, here.to);
    if (!next) return { parts, closed: false };
    parts.push(withoutLineEnd(body, here.to, next.from, crlf));
    here = next;
  }
  return { parts, closed: here?.closes ?? false };
}
