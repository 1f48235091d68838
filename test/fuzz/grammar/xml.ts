import type { Random } from '../../model/world/random.ts';

const TOKEN = /<[^>]*>|[^<]+/g;
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g;

const VALUES = [
  '', ' ', '0', '-1', '1e400', '../../etc/passwd', 'file:///etc/passwd', 'http://127.0.0.1:9/x', 'javascript:alert(1)',
  'cid:', 'cid:%', '&#0;', '&#x110000;', '&#xD800;', '&lt;script&gt;', '&unknown;', '\u202e', '^^^^&amp;&amp;ISO', '~|^&amp;',
  '20261332256199', '99999999999999999999', 'urn:uuid:', '1.2.250.1.213.1.4.8', 'true', 'B64', 'DF', 'text/xml',
]; // prettier-ignore
const PIECES = [
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '<!-- -- -->', '<!---->', '<![CDATA[]]]]><![CDATA[>]]>',
  '<?xml-stylesheet href="http://127.0.0.1:9/x.xsl" type="text/xsl"?>', '<?xml version="1.1"?>', '<a xmlns:x=""/>',
  '<x:y/>', ']]>', '<a b="c" b="d"/>', '<script>alert(1)</script>', '<a xmlns="urn:hl7-org:v3"/>', '<', '&', '<a',
]; // prettier-ignore

/** Index just after the element that begins at `from`; `from + 1` for anything else. */
function endOf(tokens: readonly string[], from: number): number {
  const first = tokens[from] ?? '';
  if (!/^<[A-Za-z]/.test(first) || first.endsWith('/>')) return from + 1;
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (token.startsWith('</')) depth -= 1;
    else if (/^<[A-Za-z]/.test(token) && !token.endsWith('/>')) depth += 1;
    if (depth <= 0) return at + 1;
  }
  return tokens.length;
}

function withValue(token: string, random: Random): string {
  const all = [...token.matchAll(ATTRIBUTE)];
  const one = all[random.below(all.length)];
  if (!one) return token.startsWith('<') ? token : random.pick(VALUES);
  const [whole, name = ''] = one;
  const cut = random.chance(0.2) ? '' : `${name}="${random.pick(VALUES)}"`;
  return token.slice(0, one.index) + cut + token.slice(one.index + whole.length);
}

type Change = (tokens: readonly string[], at: number, random: Random, other: readonly string[]) => readonly string[];

const replace = (tokens: readonly string[], from: number, to: number, by: readonly string[]): string[] => [
  ...tokens.slice(0, from),
  ...by,
  ...tokens.slice(to),
];

const CHANGES: readonly Change[] = [
  (tokens, at) => replace(tokens, at, endOf(tokens, at), []),
  (tokens, at, random) => {
    const whole = tokens.slice(at, endOf(tokens, at));
    return replace(tokens, at, at, Array.from({ length: random.pick([1, 1, 2, 2, 3, 20, 200]) }, () => whole).flat());
  },
  // An element put inside another place, its own ancestors included.
  (tokens, at, random) => replace(tokens, random.below(tokens.length), 0, tokens.slice(at, endOf(tokens, at))),
  (tokens, at, random) => {
    const to = random.below(tokens.length);
    return replace(tokens, to, to, tokens.slice(at, endOf(tokens, at)));
  },
  (tokens, at, random, other) => {
    const from = random.below(other.length);
    return replace(tokens, at, random.chance(0.5) ? at : endOf(tokens, at), other.slice(from, endOf(other, from)));
  },
  (tokens, at, random) => replace(tokens, at, at + 1, [withValue(tokens[at] ?? '', random)]),
  (tokens, at, random) => replace(tokens, at, at + 1, [withValue(tokens[at] ?? '', random)]),
  (tokens, at, random) => replace(tokens, at, at, [random.pick(PIECES)]),
  (tokens, at, random) => {
    const depth = random.pick([1, 2, 3, 3, 30, 190, 250, 3000]);
    const name = /^<([\w:.-]+)/.exec(tokens[at] ?? '')?.[1] ?? 'x';
    const end = endOf(tokens, at);
    return replace(tokens, at, end, [`<${name}>`.repeat(depth), ...tokens.slice(at, end), `</${name}>`.repeat(depth)]);
  },
  // Another name or prefix for one tag only: the other end no longer fits.
  (tokens, at, random) => replace(tokens, at, at + 1, [(tokens[at] ?? '').replace(/[\w.-]+/, random.pick(['a', 'x:y', 'id']))]),
]; // prettier-ignore

/** Elements taken out, doubled, moved, nested, given to another; values made hostile. Most results stay well formed. */
export function changedXml(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  const tokens = Buffer.from(bytes).toString('utf8').match(TOKEN) ?? [];
  const others = Buffer.from(other).toString('utf8').match(TOKEN) ?? [];
  if (tokens.length === 0) return bytes;
  return Buffer.from(random.pick(CHANGES)(tokens, random.below(tokens.length), random, others).join(''), 'utf8');
}
