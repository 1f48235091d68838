import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ options: Options }>>['values'];

/** What a person typed after a command: unknown, missing or senseless words end the run at once, and say why (exit 2). */
export class CommandLine {
  readonly #usage: string;

  /** @param usage one line, as it would be typed. */
  constructor(usage: string) {
    this.#usage = usage;
  }

  /** The options given; `--help` shows the usage and ends with 0. */
  read<const Options extends ParseArgsOptionsConfig>(options: Options): Values<Options> {
    if (process.argv.includes('--help')) {
      console.log(this.#usage);
      process.exit(0);
    }
    try {
      return parseArgs({ options }).values;
    } catch (error) {
      return this.refuse(error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error));
    }
  }

  /** A whole number from `least` on. */
  wholeNumber(name: string, text: string, least = 0): number {
    const number = Number(text);
    // `Number('')` is 0: what is empty is no number.
    if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
    return this.refuse(`${name} wants a whole number from ${least} on, not «${text}»`);
  }

  refuse(why: string): never {
    console.error(`✗ ${why}\n${this.#usage}`);
    process.exit(2);
  }
}
