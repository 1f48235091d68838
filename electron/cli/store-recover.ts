import { readFile } from 'node:fs/promises';
import type { Fault } from '../../shared/fault.ts';
import type { Result } from '../../shared/result.ts';
import { fail } from '../../shared/result.ts';
import { readEscrowKey } from '../adapters/store/keys/escrow-key.ts';
import { recoverWithEscrow } from '../adapters/store/recover-with-escrow.ts';
import type { Command, CommandLine, ExitCode, Terminal } from './command.ts';
import { faultSentence } from './journal-report.ts';
import { fileFault } from './journal-store.ts';
import { readStandardInput } from './standard-input.ts';

const OPTIONS = ['store', 'holder', 'key', 'passphrase-file'] as const;
const USAGE = '--store DOSSIER --holder NUMÉRO --key CLÉ.pem|.p12 [--passphrase-file FICHIER|-]';

async function passphraseOf(path: string | undefined): Promise<string> {
  if (path === undefined) return '';
  const text = path === '-' ? await readStandardInput() : await readFile(path, 'utf8');
  return text.replace(/\r?\n$/, '');
}

async function recover({ values }: CommandLine): Promise<Result<string, Fault>> {
  const [folder, holder, keyFile, passphraseFile] = OPTIONS.map((name) => values.get(name));
  if (folder === undefined || holder === undefined || keyFile === undefined) return fail({ code: 'cli/store-options' });
  try {
    const key = readEscrowKey(await readFile(keyFile), await passphraseOf(passphraseFile));
    return key.ok ? recoverWithEscrow(folder, holder, key.value) : key;
  } catch (error) {
    return fail({ code: fileFault(error) });
  }
}

async function run(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  const code = await recover(line);
  if (!code.ok) {
    terminal.error(`${faultSentence(code.fault.code)}\nUsage : dmp store recover ${USAGE}\n`);
    return 2;
  }
  terminal.out(`${code.value}\n`);
  terminal.error('Remettez ce code à son titulaire : il le tape avec le code de sa nouvelle carte, une seule fois.\n');
  return 0;
}

/**
 * `dmp store recover`: a new recovery code for a holder whose card is lost, by the establishment's escrow key. The
 * passphrase comes from a file or the standard input, never from the command line, which other processes read.
 */
export const storeRecover: Command = {
  name: 'store recover',
  usage: USAGE,
  summary: 'Donne un nouveau code de secours à un titulaire, avec la clé de séquestre de l’établissement.',
  flags: [],
  values: [...OPTIONS],
  run,
};
