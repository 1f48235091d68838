/** One measured value held against a baseline measured in the same run; `out/bench.json` is a list of these. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: string;
  readonly baselineValue: number;
  /** value / baselineValue. */
  readonly ratio: number;
  /** The limits in words; `none` for a row that only informs. */
  readonly budget: string;
  readonly ok: boolean;
}

/** Limits of product.md; a row keeps all of those it names. */
export interface Limits {
  readonly below?: number;
  readonly ratioBelow?: number;
  readonly atMost?: number;
}

interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: string;
  readonly baselineValue: number;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

function inWords(limits: Limits, unit: string): string {
  const { below, ratioBelow, atMost } = limits;
  const words = [
    ...(below === undefined ? [] : [`< ${below} ${unit}`]),
    ...(atMost === undefined ? [] : [`≤ ${atMost} ${unit}`]),
    ...(ratioBelow === undefined ? [] : [`< ${ratioBelow} × baseline`]),
  ];
  return words.join(', ') || 'none';
}

/** Judges a measured value; without limits the row informs and is `ok`. */
export function judged(measured: Measured, limits: Limits = {}): BenchRow {
  const { name, value, unit, baseline, baselineValue } = measured;
  const { below = Infinity, ratioBelow = Infinity, atMost = Infinity } = limits;
  const ratio = value / baselineValue;
  const ok = value < below && value <= atMost && (limits.ratioBelow === undefined || ratio < ratioBelow);
  return {
    name,
    value: round(value),
    unit,
    baseline,
    baselineValue: round(baselineValue),
    ratio: round(ratio),
    budget: inWords(limits, unit),
    ok,
  };
}
