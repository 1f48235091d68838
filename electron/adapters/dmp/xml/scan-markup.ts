import type { XmlBounds, XmlFaultCode } from './bounds.ts';

const SKIPPED = [
  { open: '<!--', close: '-->' },
  { open: '<![CDATA[', close: ']]>' },
  { open: '<?', close: '?>' },
] as const;

const BANG = 0x21;
const QUESTION = 0x3f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const END = 0x3e;

/** Index just after the construct that starts at `from`, or -1 when it never ends. */
function endOfSkipped(source: string, from: number): number | null {
  const next = source.charCodeAt(from + 1);
  if (next !== BANG && next !== QUESTION) return null;
  const kind = SKIPPED.find(({ open }) => source.startsWith(open, from));
  if (!kind) return null;
  const end = source.indexOf(kind.close, from + kind.open.length);
  return end === -1 ? -1 : end + kind.close.length;
}

/** Index of the `>` that ends the tag at `from`; a `>` inside a quoted value does not count. */
function endOfTag(source: string, from: number): number {
  for (let index = from + 1; index < source.length; index += 1) {
    const sign = source.charCodeAt(index);
    if (sign === END) return index;
    if (sign === QUOTE || sign === APOSTROPHE) {
      index = source.indexOf(sign === QUOTE ? '"' : "'", index + 1);
      if (index === -1) return -1;
    }
  }
  return -1;
}

/**
 * Walks the markup before any parser sees it: refuses document types (entities, external files) and bounds the
 * nesting, so that neither the parser nor a recursive reader can be exhausted.
 *
 * @returns the reason for refusal, or null.
 */
export function scanMarkup(source: string, bounds: XmlBounds): XmlFaultCode | null {
  let depth = 0;
  let elements = 0;
  for (let at = source.indexOf('<'); at !== -1;) {
    const skipped = endOfSkipped(source, at);
    if (skipped === -1) return 'xml/malformed';
    if (skipped !== null) {
      at = source.indexOf('<', skipped);
      continue;
    }
    if (source.startsWith('<!', at)) return 'xml/doctype';
    const end = endOfTag(source, at);
    if (end === -1) return 'xml/malformed';
    if (source.charAt(at + 1) === '/') depth -= 1;
    else {
      elements += 1;
      if (source.charAt(end - 1) !== '/') depth += 1;
    }
    if (depth > bounds.depth) return 'xml/too-deep';
    if (elements > bounds.elements) return 'xml/too-many-elements';
    at = source.indexOf('<', end);
  }
  return elements === 0 ? 'xml/malformed' : null;
}
