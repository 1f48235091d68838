import { idsIn } from './ids.ts';
import { comments, testTitles } from './read-tests.ts';
import type { Rule } from './rule.ts';

/** The verdict on a rule: what the files show, whatever the manifest says. */
export interface Judged {
  rule: Rule;
  verdict: 'done' | 'not-applicable' | 'open';
  /** Why it is not done; empty when it is. */
  reasons: string[];
}

/**
 * Compares a line of the manifest with the files it names.
 * @param read text of a file by its path from the root, null when there is none
 * @returns `open` when anything named is missing; `not-applicable` only when the manifest gives its reason
 */
export function judgeRule(rule: Rule, read: (path: string) => string | null): Judged {
  if (typeof rule.status === 'object' && 'notApplicable' in rule.status)
    return { rule, verdict: 'not-applicable', reasons: [rule.status.notApplicable] };
  const reasons = [...codeFaults(rule, read), ...testFaults(rule, read)];
  if (typeof rule.status === 'object') reasons.unshift(rule.status.open);
  return { rule, verdict: reasons.length === 0 ? 'done' : 'open', reasons };
}

function codeFaults(rule: Rule, read: (path: string) => string | null): string[] {
  if (rule.code.length === 0) return ['no code file'];
  return rule.code.flatMap((path) => {
    const source = read(path);
    if (source === null) return [`${path} does not exist`];
    return comments(source).some((comment) => idsIn(comment, 'R').has(rule.id))
      ? []
      : [`${path} does not name ${rule.id}`];
  });
}

function testFaults(rule: Rule, read: (path: string) => string | null): string[] {
  if (rule.tests.length === 0) return ['no test'];
  return rule.tests.flatMap((path) => {
    const source = read(path);
    if (source === null) return [`${path} does not exist`];
    const bears = testTitles(path, source).some((title) => idsIn(title, 'R').has(rule.id));
    return bears ? [] : [`${path} has no test named after ${rule.id}`];
  });
}
