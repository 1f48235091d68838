import type { Judged } from './judge-rules.ts';

/**
 * The table rule → code → test → status.
 * @param judged rules in the order of the manifest
 * @returns lines; the last one is `rules=N done=N not-applicable=N open=N`
 */
export function ruleTable(judged: readonly Judged[]): string {
  const count = (verdict: Judged['verdict']): number => judged.filter((it) => it.verdict === verdict).length;
  const sum = [
    `rules=${judged.length}`,
    `done=${count('done')}`,
    `not-applicable=${count('not-applicable')}`,
    `open=${count('open')}`,
  ];
  return [...judged.flatMap(lines), '', sum.join(' ')].join('\n');
}

function lines({ rule, verdict, reasons }: Judged): string[] {
  return [
    `${rule.id.padEnd(4)}${verdict.padEnd(16)}${rule.title}`,
    ...rule.code.map((path) => `      code  ${path}`),
    ...rule.tests.map((path) => `      test  ${path}`),
    ...reasons.map((reason) => `      why   ${reason}`),
  ];
}
