import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { readSettings, type Settings } from '../../adapters/settings/read-settings.ts';
import { fileLines, lineLog } from '../../adapters/system/log.ts';
import { readSecretFile } from '../../adapters/system/secret-file.ts';
import { fileKeyStore } from '../../adapters/system/workstation-keys.ts';
import { clockOf } from '../../compose/clock.ts';
import { openEstablishment, type EstablishmentParts } from '../../compose/establishment.ts';
import type { Command, CommandLine, ExitCode, Terminal } from '../command.ts';
import { readStandardInput } from '../standard-input.ts';
import { lotsOfFolder, lotsOfStream, type Described } from './lots.ts';
import { feedSentence } from './texts.ts';
import { FeedRun, type FeedWork } from './work.ts';

const USAGE =
  '--config FICHIER --data DOSSIER [--lots DOSSIER|-] [--code-file FICHIER|-] [--recovery-file FICHIER|-] [--wait MINUTES] [--changes] [--frames DOSSIER]';
const ROOT = join(import.meta.dirname, '..', '..', '..');
const MINUTE_MS = 60_000;
const STDIN = '-';

const withoutEnd = (line: string): string => line.replace(/\r?\n$/, '');

/** A secret from a protected file or the standard input; the command line and the environment are read by others. */
async function secretOf(path: string | undefined, field: string): Promise<Result<string | null, Fault>> {
  if (path === undefined) return ok(null);
  if (path === STDIN) return ok(withoutEnd(await readStandardInput()));
  const read = readSecretFile(path, field);
  return read.ok ? ok(withoutEnd(read.value.toString('utf8'))) : read;
}

function version(): string {
  const read: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : '';
}

interface Start {
  readonly settings: Settings;
  readonly data: string;
  readonly code: string;
  readonly recovery: string | null;
}

async function startOf({ values }: CommandLine): Promise<Result<Start, Fault>> {
  const [config, data] = [values.get('config'), values.get('data')];
  if (config === undefined || data === undefined) return fail({ code: 'cli/feed-options' });
  const minutes = values.get('wait');
  if (minutes !== undefined && !(Number(minutes) > 0)) return fail({ code: 'cli/feed-options', field: 'wait' });
  const inputs = ['lots', 'code-file', 'recovery-file'].filter((name) => values.get(name) === STDIN);
  if (inputs.length > 1) return fail({ code: 'cli/two-inputs' });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const settings = readSettings(config, data);
  if (!settings.ok) return settings;
  const code = await secretOf(values.get('code-file'), 'code-file');
  if (!code.ok) return code;
  const recovery = await secretOf(values.get('recovery-file'), 'recovery-file');
  if (!recovery.ok) return recovery;
  return ok({ settings: settings.value, data, code: code.value ?? '', recovery: recovery.value });
}

function partsOf(start: Start, frames: string | undefined, run: FeedRun): EstablishmentParts {
  const { settings, data, code, recovery } = start;
  const clock = clockOf(settings);
  return {
    settings,
    version: version(),
    folder: data,
    resources: join(ROOT, 'resources'),
    // A machine without a session has no key store of a user: the file ties the store to its owner's account.
    keyStore: fileKeyStore(join(data, 'workstation.key')),
    code,
    recovery,
    clock,
    log: lineLog(clock, fileLines(join(data, 'logs', 'feed.log'))),
    ...(frames !== undefined && { frames }),
    onJob: (job) => run.heard(job),
  };
}

/** Ctrl-C, the end asked by the system, and the time given: each ends the work the same way. */
function endOf(minutes: string | undefined): { readonly signal: AbortSignal; readonly why: () => string } {
  const stop = new AbortController();
  const end = (why: string) => (): void => stop.abort(why);
  process.once('SIGINT', end('interrupted'));
  process.once('SIGTERM', end('interrupted'));
  if (minutes !== undefined) setTimeout(end('time-over'), Number(minutes) * MINUTE_MS).unref();
  return { signal: stop.signal, why: () => (stop.signal.aborted ? String(stop.signal.reason) : 'done') };
}

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

function complain(fault: Fault, terminal: Terminal): ExitCode {
  terminal.error(`${feedSentence(fault)}\nUsage : dmp feed ${USAGE}\n`);
  return 2;
}

async function run(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  const start = await startOf(line);
  if (!start.ok) return complain(start.fault, terminal);
  const { signal, why } = endOf(line.values.get('wait'));
  const print = (text: string): void => terminal.out(`${text}\n`);
  const feeding = new FeedRun({
    lots: lotsOf(line.values.get('lots'), signal),
    print,
    signal,
    changes: line.flags.has('changes'),
  });
  const establishment = await openEstablishment(partsOf(start.value, line.values.get('frames'), feeding));
  if (!establishment.ok) return complain(establishment.fault, terminal);
  const { maySend, notice } = establishment.value;
  if (notice !== null) terminal.error(`Un certificat de la structure est échu dans moins de ${notice} jours.\n`);
  if (!maySend) terminal.error('Aucune liste de révocation : les documents sont mis en file et ne partent pas.\n');
  try {
    return await feeding.run(establishment.value);
  } finally {
    await establishment.value.close(why());
    // The input may still be open, and nobody reads it any more.
    process.stdin.destroy();
  }
}

/**
 * `dmp feed`: deposits for an establishment, with its certificates and without a card. Takes descriptions `dmp-feed/1`
 * from a folder or the standard input, queues each before anything leaves, sends, and prints one JSON line a job. The
 * same `uniqueId` is queued once; stopped or killed, the next run goes on. Exit codes: 0 everything is deposited, 1
 * something was refused or still waits, 2 not started.
 */
export const feed: Command = {
  name: 'feed',
  usage: USAGE,
  summary:
    'Dépose et retire les documents d’un établissement avec ses certificats, sans carte ; une ligne JSON par acte.',
  flags: ['changes'],
  values: ['config', 'data', 'lots', 'code-file', 'recovery-file', 'wait', 'frames'],
  run,
};
