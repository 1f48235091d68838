import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BREAK_TEXTS } from '../../../shared/domain/audit/labels.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { readSettings, type Settings } from '../../adapters/settings/read-settings.ts';
import { fileLines, lineLog } from '../../adapters/system/log.ts';
import { readSecretFile } from '../../adapters/system/secret-file.ts';
import { fileKeyStore } from '../../adapters/system/workstation-keys.ts';
import { clockOf } from '../../compose/clock.ts';
import type { Establishment, EstablishmentParts } from '../../compose/establishment.ts';
import type { CommandLine, ExitCode, Terminal } from '../command.ts';
import { readStandardInput } from '../standard-input.ts';
import { feedSentence } from './texts.ts';

/** The standard input, where a file is asked for. */
export const STDIN = '-';
const ROOT = join(import.meta.dirname, '..', '..', '..');
const MINUTE_MS = 60_000;

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

/** Settings and secrets of a worker. */
export interface Start {
  readonly settings: Settings;
  readonly data: string;
  readonly code: string;
  readonly recovery: string | null;
}

/** Makes the folder of the worker when it is not there; false when it cannot be. */
function isFolder(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return statSync(path).isDirectory();
  } catch {
    // Whatever the disk says of it, the worker has no place there.
    return false;
  }
}

/** What a worker starts from; `cli/…`, `settings/…`, `establishment/file-…` with what is wrong. */
export async function startOf({ values }: CommandLine, inputNames: readonly string[]): Promise<Result<Start, Fault>> {
  const [config, data] = [values.get('config'), values.get('data')];
  if (config === undefined || data === undefined) return fail({ code: 'cli/feed-options' });
  const minutes = values.get('wait');
  if (minutes !== undefined && !(Number(minutes) > 0)) return fail({ code: 'cli/feed-options', field: 'wait' });
  const inputs = [...inputNames, 'code-file', 'recovery-file'].filter((name) => values.get(name) === STDIN);
  if (inputs.length > 1) return fail({ code: 'cli/two-inputs' });
  if (!isFolder(data)) return fail({ code: 'cli/data-folder', field: 'data' });
  const settings = readSettings(config, data);
  if (!settings.ok) return settings;
  const code = await secretOf(values.get('code-file'), 'code-file');
  if (!code.ok) return code;
  const recovery = await secretOf(values.get('recovery-file'), 'recovery-file');
  if (!recovery.ok) return recovery;
  return ok({ settings: settings.value, data, code: code.value ?? '', recovery: recovery.value });
}

/** What the establishment is opened with. */
export function partsOf(
  start: Start,
  frames: string | undefined,
  onJob: EstablishmentParts['onJob'] = () => undefined,
): EstablishmentParts {
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
    onJob,
  };
}

/** Ctrl-C, the end asked by the system, and the time given: each ends the work the same way. */
export function endOf(minutes: string | undefined): { readonly signal: AbortSignal; readonly why: () => string } {
  const stop = new AbortController();
  const end = (why: string) => (): void => stop.abort(why);
  process.once('SIGINT', end('interrupted'));
  process.once('SIGTERM', end('interrupted'));
  if (minutes !== undefined) setTimeout(end('time-over'), Number(minutes) * MINUTE_MS).unref();
  return { signal: stop.signal, why: () => (stop.signal.aborted ? String(stop.signal.reason) : 'done') };
}

/** Why nothing was started, with the usage. */
export function complain(
  fault: Fault,
  command: { readonly name: string; readonly usage: string },
  terminal: Terminal,
): ExitCode {
  terminal.error(`${feedSentence(fault)}\nUsage : dmp ${command.name} ${command.usage}\n`);
  return 2;
}

/** What whoever runs the worker should know before it works. */
export function tellOpening({ maySend, notice }: Establishment, terminal: Terminal): void {
  if (notice !== null) terminal.error(`Un certificat de la structure est échu dans moins de ${notice} jours.\n`);
  if (!maySend) terminal.error('Aucune liste de révocation : les documents sont mis en file et ne partent pas.\n');
}

/**
 * What was found of the journal (H55): a break is told at each run until somebody says that it was seen.
 *
 * @returns false when there is one that nobody has seen.
 */
export async function tellJournal(at: Establishment, seen: boolean, terminal: Terminal): Promise<boolean> {
  const verdict = await at.journalVerified();
  if (verdict.kind !== 'broken' || verdict.seen) return true;
  terminal.error(`Journal rompu. Écriture n° ${verdict.sequence} : ${BREAK_TEXTS[verdict.cause]}\n`);
  if (seen) at.acknowledgeBreak();
  else terminal.error('Prévenez le responsable de la sécurité, puis relancez avec --break-seen.\n');
  return seen;
}
