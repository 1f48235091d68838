import { openEstablishment } from '../../compose/establishment.ts';
import type { Command, CommandLine, ExitCode, Terminal } from '../command.ts';
import { lotsOfFolder, lotsOfStream, type Described } from './lots.ts';
import { complain, endOf, partsOf, startOf, STDIN, tellJournal, tellOpening } from './start.ts';
import { FeedRun, type FeedWork } from './work.ts';

const USAGE =
  '--config FICHIER --data DOSSIER [--lots DOSSIER|-] [--code-file FICHIER|-] [--recovery-file FICHIER|-] [--wait MINUTES] [--changes] [--break-seen] [--frames DOSSIER]';
/** The standard input until the end is asked for: a line that was cut then was never taken in. */
async function* lotsOfInput(signal: AbortSignal): AsyncGenerator<Described> {
  signal.addEventListener('abort', () => process.stdin.destroy(), { once: true });
  try {
    yield* lotsOfStream(process.stdin);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function lotsOf(path: string | undefined, signal: AbortSignal): FeedWork['lots'] {
  if (path === undefined) return [];
  return path === STDIN ? lotsOfInput(signal) : lotsOfFolder(path);
}

async function run(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  const start = await startOf(line, ['lots']);
  if (!start.ok) return complain(start.fault, feed, terminal);
  const { signal, why } = endOf(line.values.get('wait'));
  const feeding = new FeedRun({
    lots: lotsOf(line.values.get('lots'), signal),
    print: (text) => terminal.out(`${text}\n`),
    signal,
    changes: line.flags.has('changes'),
  });
  const parts = partsOf(start.value, line.values.get('frames'), (job) => feeding.heard(job));
  const establishment = await openEstablishment(parts);
  if (!establishment.ok) return complain(establishment.fault, feed, terminal);
  const at = establishment.value;
  tellOpening(at, terminal);
  try {
    const code = await feeding.run(at);
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
  flags: ['changes', 'break-seen'],
  values: ['config', 'data', 'lots', 'code-file', 'recovery-file', 'wait', 'frames'],
  run,
};
