/** Where a command writes: results on `out`, everything said to the person on `error`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** Exit codes of `dmp` (issue §8): done; done, with remarks; not done. */
export type ExitCode = 0 | 1 | 2;

/** Options given to a command, already told apart from its arguments. */
export interface CommandLine {
  readonly words: readonly string[];
  /** Options without value, such as `json`. */
  readonly flags: ReadonlySet<string>;
  /** Options with a value, such as `frames`. */
  readonly values: ReadonlyMap<string, string>;
}

/** One command of `dmp`. A new one is one file, and one line in `commands.ts`. */
export interface Command {
  /** Words that call it: `inspect`, `journal verify`. */
  readonly name: string;
  /** What follows the name, for the help. */
  readonly usage: string;
  /** One French sentence. */
  readonly summary: string;
  /** Names of the options it takes, without dashes. */
  readonly flags: readonly string[];
  readonly values: readonly string[];
  readonly run: (line: CommandLine, terminal: Terminal) => Promise<ExitCode>;
}
