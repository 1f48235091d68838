/** What is searched: each secret in every form in which a program may write it down. */

/** Something that must be in no file. */
export interface Secret {
  /** What it is, for the report; never the secret itself. */
  readonly name: string;
  /** As it is written: text in all its spellings, or bytes. */
  readonly spellings: readonly (string | Uint8Array)[];
}

/** One form of one secret. */
export interface Needle {
  readonly secret: string;
  readonly encoding: string;
  readonly bytes: Buffer;
  /** Compared without regard to ASCII case; base64 is compared as it is. */
  readonly folded: boolean;
}

/** Below this a text is found by chance in any program's files. */
export const SHORTEST = 6;
const SHORTEST_BASE64 = 8;

/** Lower-case ASCII letters; every other byte as it is. */
export function foldAscii(bytes: Uint8Array): Buffer {
  const folded = Buffer.from(bytes);
  for (let at = 0; at < folded.length; at += 1) {
    const byte = folded[at] ?? 0;
    if (byte >= 0x41 && byte <= 0x5a) folded[at] = byte + 0x20;
  }
  return folded;
}

/** Big-endian twin of a UTF-16LE text. */
function swapped(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** The characters of a base64 text that do not depend on what stands before or after the bytes, at each alignment. */
export function base64Forms(bytes: Uint8Array): string[] {
  const standard = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const stable = Math.floor((whole.length * 8) / 6);
    return whole.toString('base64').slice(Math.ceil((before * 8) / 6), stable);
  });
  const forAddresses = standard.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([...standard, ...forAddresses])].filter((text) => text.length >= SHORTEST_BASE64);
}

function percentForms(bytes: Buffer, text: string | null): string[] {
  const each = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const usual = text === null ? [] : [encodeURIComponent(text)];
  return [each, ...usual, ...usual.map((one) => one.replaceAll('%20', '+'))];
}

/** JSON and XML write what is not ASCII by its number. */
function escapedForms(text: string): string[] {
  const inJson = text.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const inXml = text.replace(/[^ -~]/g, (char) => `&#${char.charCodeAt(0)};`);
  return [inJson, inXml];
}

function cases(text: string): string[] {
  return [...new Set([text, text.toLowerCase(), text.toUpperCase(), text.normalize('NFD')])];
}

interface Form {
  readonly encoding: string;
  readonly bytes: Buffer;
  readonly folded: boolean;
}

const form = (encoding: string, bytes: Buffer | string, folded = true): Form => ({
  encoding,
  bytes: folded ? foldAscii(Buffer.from(bytes)) : Buffer.from(bytes),
  folded,
});

function formsOfBytes(bytes: Buffer, text: string | null): Form[] {
  return [
    form('as it is', bytes, text !== null),
    form('hex', bytes.toString('hex')),
    ...percentForms(bytes, text).map((one) => form('percent', one)),
    ...base64Forms(bytes).map((one) => form('base64', one, false)),
  ];
}

function formsOfText(text: string): Form[] {
  return cases(text).flatMap((spelt) => [
    ...formsOfBytes(Buffer.from(spelt, 'utf8'), spelt),
    form('latin-1', Buffer.from(spelt, 'latin1')),
    form('utf-16le', Buffer.from(spelt, 'utf16le')),
    form('utf-16be', swapped(spelt)),
    ...base64Forms(Buffer.from(spelt, 'utf16le')).map((one) => form('base64 of utf-16', one, false)),
    ...escapedForms(spelt).map((one) => form('escaped', one)),
  ]);
}

/**
 * Every form of every secret, each once. A spelling shorter than six characters is not searched by itself.
 *
 * @param secrets what must be nowhere.
 */
function needlesOf(secrets: readonly Secret[]): Needle[] {
  const needles = new Map<string, Needle>();
  for (const { name, spellings } of secrets) {
    for (const spelling of spellings) {
      if (spelling.length < SHORTEST) continue;
      const forms = typeof spelling === 'string' ? formsOfText(spelling) : formsOfBytes(Buffer.from(spelling), null);
      for (const one of forms) {
        const key = `${one.folded}:${one.bytes.toString('latin1')}`;
        if (!needles.has(key)) needles.set(key, { secret: name, ...one });
      }
    }
  }
  return [...needles.values()];
}

/** Needles under their first three bytes: thousands are looked for in one pass over the bytes. */
class NeedleIndex {
  readonly #starts = new Uint8Array(1 << 24);
  readonly #byStart = new Map<number, Needle[]>();

  constructor(needles: readonly Needle[]) {
    for (const needle of needles) {
      const start = needle.bytes.readUIntLE(0, 3);
      this.#starts[start] = 1;
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), needle]);
    }
  }

  /** Every needle that stands in these bytes, each once. */
  findIn(bytes: Buffer): Set<Needle> {
    const found = new Set<Needle>();
    const starts = this.#starts;
    let start = bytes.length > 1 ? bytes.readUInt16LE(0) << 8 : 0;
    for (let at = 2; at < bytes.length; at += 1) {
      start = (start >>> 8) | ((bytes[at] ?? 0) << 16);
      if (starts[start] === 1) this.#compare(bytes, at - 2, start, found);
    }
    return found;
  }

  #compare(bytes: Buffer, at: number, start: number, found: Set<Needle>): void {
    for (const needle of this.#byStart.get(start) ?? []) {
      const end = at + needle.bytes.length;
      if (end <= bytes.length && bytes.compare(needle.bytes, 0, needle.bytes.length, at, end) === 0) found.add(needle);
    }
  }
}

/** Forms compared as they are, and forms compared without regard to case, each in an index of its own. */
export class Needles {
  readonly count: number;
  readonly #exact: NeedleIndex;
  readonly #folded: NeedleIndex;

  constructor(secrets: readonly Secret[]) {
    const needles = needlesOf(secrets);
    this.count = needles.length;
    this.#exact = new NeedleIndex(needles.filter(({ folded }) => !folded));
    this.#folded = new NeedleIndex(needles.filter(({ folded }) => folded));
  }

  findIn(bytes: Buffer): Needle[] {
    return [...this.#exact.findIn(bytes), ...this.#folded.findIn(foldAscii(bytes))];
  }
}
