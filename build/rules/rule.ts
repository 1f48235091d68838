/** What became of a rule: built, not for this client (with the reason), or open (with what is missing). */
export type Status = 'done' | { notApplicable: string } | { open: string };

/** One line of the manifest: a rule of `rules.md` and where it stands in the product. */
export interface Rule {
  /** `R1` to `R48`, as the rules are numbered in the domain file. */
  id: string;
  title: string;
  /** Files that carry the rule, client and sandbox, from the root of the repository. Each names it in a comment. */
  code: readonly string[];
  /** Files with a test whose title bears the number. */
  tests: readonly string[];
  status: Status;
}

/** How many rules the domain file numbers; one left out of the manifest is an error, not a shorter table. */
export const RULE_COUNT = 48;
