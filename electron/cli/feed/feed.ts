import { openEstablishment } from '../../compose/establishment.ts';
import type { Command, CommandLine, ExitCode, Terminal } from '../command.ts';
import { lotsOfFolder, lotsOfStream, namesOf, type Described } from './lots.ts';
import { complain, endOf, partsOf, startOf, STDIN, tellJournal, tellOpening } from './start.ts';
import { FeedRun, type FeedWork } from './work.ts';

const USAGE =
  '--config FICHIER --data DOSSIER [--lots DOSSIER|-] [--code-file FICHIER|-] [--recovery-file FICHIER|-] [--wait MINUTES] [--changes] [--retry-refused] [--break-seen] [--frames DOSSIER]';
const HALTED =
  'Envoi arrêté après cinq refus identiques : corrigez la configuration ou les certificats, puis relancez avec --retry-refused. Le reste attend.';
const HELD_BACK =
  'Des documents ou des retraits attendent une version refusée (waitsFor) : relancez avec --retry-refused, ou retirez cette version.';

/** The standard input until the end is asked for: a line that was cut then was never taken in. */
async function* lotsOfInput(signal: AbortSignal): AsyncGenerator<Described> {
  signal.addEventListener('abort', () => process.stdin.destroy(), { once: true });
  try {
    yield* lotsOfStream(process.stdin);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Null for a folder that cannot be read. */
function lotsOf(path: string | undefined, signal: AbortSignal): FeedWork['lots'] | null {
  if (path === undefined) return [];
  if (path === STDIN) return lotsOfInput(signal);
  const names = namesOf(path);
  return names && lotsOfFolder(path, names);
}

async function run(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  const start = await startOf(line, ['lots']);
  if (!start.ok) return complain(start.fault, feed, terminal);
  const { signal, why } = endOf(line.values.get('wait'));
  const lots = lotsOf(line.values.get('lots'), signal);
  if (!lots) return complain({ code: 'cli/lots-unreadable', field: 'lots' }, feed, terminal);
  const feeding = new FeedRun({
    lots,
    print: (text) => terminal.out(`${text}\n`),
    signal,
    changes: line.flags.has('changes'),
    retryRefused: line.flags.has('retry-refused'),
  });
  const parts = partsOf(start.value, line.values.get('frames'), (job) => feeding.heard(job));
  const establishment = await openEstablishment(parts);
  if (!establishment.ok) return complain(establishment.fault, feed, terminal);
  const at = establishment.value;
  tellOpening(at, terminal);
  try {
    const code = await feeding.run(at);
    if (feeding.halted !== null) terminal.error(`${HALTED} (${feeding.halted})\n`);
    if (feeding.holdsBack) terminal.error(`${HELD_BACK}\n`);
    const isWhole = await tellJournal(at, line.flags.has('break-seen'), terminal);
    return isWhole ? code : 1;
  } finally {
    await at.close(why());
    // The input may still be open, and nobody reads it any more.
    process.stdin.destroy();
  }
}

/**
 * `dmp feed`: deposits and withdrawals for an establishment, with its certificates and without a card. Takes descriptions `dmp-feed/1`
 * from a folder or the standard input, queues each before anything leaves, sends, and prints one JSON line a job. The
 * same `uniqueId` is queued once; stopped or killed, the next run goes on. Exit codes: 0 everything is deposited, 1
 * something was refused or still waits, 2 not started.
 */
export const feed: Command = {
  name: 'feed',
  usage: USAGE,
  summary:
    'Dépose et retire les documents d’un établissement avec ses certificats, sans carte ; une ligne JSON par acte.',
  flags: ['changes', 'retry-refused', 'break-seen'],
  values: ['config', 'data', 'lots', 'code-file', 'recovery-file', 'wait', 'frames'],
  run,
};
