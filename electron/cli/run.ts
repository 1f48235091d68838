import type { Fault } from '../../shared/fault.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';
import { helpText } from './help.ts';
import { parseLine, type LineFaultCode } from './parse-line.ts';

const HELP = new Set(['help', '--help', '-h', 'aide']);

/** The command whose words begin the line: the longest name wins. */
function findCommand(given: readonly string[], commands: readonly Command[]): Command | undefined {
  const fits = commands.filter(({ name }) => name.split(' ').every((word, index) => given[index] === word));
  return fits.toSorted((a, b) => b.name.length - a.name.length)[0];
}

const SENTENCES: Record<LineFaultCode, string> = {
  'cli/unknown-option': 'Option inconnue',
  'cli/value-missing': 'Valeur absente après',
};

function complain({ code, field = '' }: Fault<LineFaultCode>, command: Command, terminal: Terminal): ExitCode {
  terminal.error(`${SENTENCES[code]} : ${field}\nUsage : dmp ${command.name} ${command.usage}\n`);
  return 2;
}

/**
 * Runs one `dmp` command.
 *
 * @param given arguments, without those of Node.
 * @returns the exit code: 2 also for an unknown command or option, the usage then being said on the error output.
 */
export async function runCli(
  given: readonly string[],
  terminal: Terminal,
  commands: readonly Command[] = COMMANDS,
): Promise<ExitCode> {
  const [first] = given;
  if (first !== undefined && HELP.has(first)) {
    terminal.out(helpText(commands));
    return 0;
  }
  const command = findCommand(given, commands);
  if (!command) {
    terminal.error(`${first === undefined ? 'Aucune commande donnée' : `Commande inconnue : ${first}`}\n\n`);
    terminal.error(helpText(commands));
    return 2;
  }
  const line = parseLine(given.slice(command.name.split(' ').length), command);
  return line.ok ? command.run(line.value, terminal) : complain(line.fault, command, terminal);
}
