import type { Random } from '../../model/world/random.ts';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const deep = (depth: number): Json => {
  let value: Json = 1;
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { a: value };
  return value;
};

const VALUES: readonly (() => Json)[] = [
  () => null, () => true, () => 0, () => -1, () => 1e308, () => Number.MAX_SAFE_INTEGER + 2, () => 0.1, () => '', () => ' ',
  () => [], () => ({}), () => 'a'.repeat(5000), () => '../../etc/passwd', () => '__proto__', () => 'constructor',
  () => '\ud800', () => '\u0000', () => '<script>', () => '2026-02-31', () => 'AAAA', () => '====', () => deep(20),
  () => deep(90), () => ({ ['__proto__']: 1, toString: 1, length: -1 }), () => Array.from({ length: 60 }, () => null),
]; // prettier-ignore

interface Place {
  readonly holder: Json[] | { [name: string]: Json };
  readonly name: string;
}

function places(value: Json, into: Place[] = [], depth = 0): Place[] {
  if (typeof value !== 'object' || value === null || depth > 60) return into;
  for (const name of Object.keys(value)) {
    into.push({ holder: value, name });
    places(Reflect.get(value, name) as Json, into, depth + 1); // Parsed JSON.
  }
  return into;
}

function change(value: Json, random: Random, other: Json): Json {
  const all = places(value);
  const place = all[random.below(all.length)];
  if (!place) return random.pick(VALUES)();
  const { holder, name } = place;
  const elsewhere = places(other);
  const theirs = elsewhere[random.below(elsewhere.length)];
  const acts: readonly (() => unknown)[] = [
    () => Reflect.set(holder, name, random.pick(VALUES)()),
    () => Reflect.set(holder, name, random.pick(VALUES)()),
    () => (Array.isArray(holder) ? holder.splice(Number(name), 1) : Reflect.deleteProperty(holder, name)),
    () => Reflect.set(holder, random.pick(['extra', '__proto__', '0', '']), random.pick(VALUES)()),
    () => theirs && Reflect.set(holder, name, Reflect.get(theirs.holder, theirs.name)),
    () => Array.isArray(holder) && holder.push(Reflect.get(holder, name) as Json), // Parsed JSON.
  ];
  random.pick(acts)();
  return value;
}

/** The value of a JSON text changed in one place; null when the text is none. */
function changedText(text: string, random: Random, other: string): string | null {
  try {
    // Parsed JSON is Json.
    return JSON.stringify(change(JSON.parse(text) as Json, random, JSON.parse(other) as Json));
  } catch {
    return null;
  }
}

/** A JSON text, or one value a line: a member taken out, doubled, nested, made hostile; lines moved. */
export function changedJson(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  const others = Buffer.from(other).toString('utf8').split('\n');
  const at = random.below(lines.length);
  if (lines.length > 2 && random.chance(0.3)) {
    const moved = lines.splice(at, 1);
    lines.splice(random.below(lines.length), 0, ...moved, ...(random.chance(0.3) ? moved : []));
  } else {
    const changed = changedText(lines[at] ?? '', random, others[random.below(others.length)] ?? 'null');
    if (changed !== null) lines[at] = changed;
  }
  return Buffer.from(lines.join('\n'), 'utf8');
}
