import type { Random } from '../../model/world/random.ts';

/** Lines taken out, doubled, moved, given to another; line ends changed: MIME, PDF objects, headers. */
export function changedLines(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  // Latin-1 keeps every byte of what stands between the lines.
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const others = Buffer.from(other).toString('latin1').split('\n');
  const at = random.below(lines.length);
  const some = lines.slice(at, at + 1 + random.below(6));
  const acts: readonly (() => unknown)[] = [
    () => lines.splice(at, some.length),
    () => lines.splice(at, 0, ...Array.from({ length: random.pick([1, 1, 2, 2, 40, 1200]) }, () => some).flat()),
    () => lines.splice(random.below(lines.length), 0, ...lines.splice(at, some.length)),
    () => lines.splice(at, 0, ...others.slice(random.below(others.length), random.below(others.length) + 4)),
    () => lines.splice(at, 0, ...Array.from({ length: random.pick([1, 1, 3, 30, 900]) }, () => random.pick(['', '\r', ' ', '--']))),
    () => lines.splice(at, 1, (lines[at] ?? '').replace(/\r$/, '')),
    () => lines.splice(at, 1, ` ${lines[at] ?? ''}`),
    () => lines.splice(at, 1, (lines[at] ?? '').repeat(random.pick([2, 100]))),
  ]; // prettier-ignore
  random.pick(acts)();
  return Buffer.from(lines.join('\n'), 'latin1');
}
