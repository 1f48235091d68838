import { accessSync, constants, createReadStream, statSync } from 'node:fs';
import type { Fault } from '../../../shared/fault.ts';
import { LONGEST_QUESTION_BYTES, readHandedOverQuestion } from '../../adapters/system/handed-over-question.ts';
import { openEstablishment, type Establishment } from '../../compose/establishment.ts';
import type { Command, CommandLine, ExitCode, Terminal } from '../command.ts';
import { lotsOfStream, type Described } from '../feed/lots.ts';
import { complain, endOf, partsOf, startOf, STDIN, tellJournal, tellOpening } from '../feed/start.ts';

const USAGE =
  '--config FICHIER --data DOSSIER --ask FICHIER|- [--code-file FICHIER|-] [--recovery-file FICHIER|-] [--wait MINUTES] [--break-seen] [--frames DOSSIER]';

/** One line of answer: the asker's own reference, and nothing of the patient. */
type Line = Readonly<Record<string, unknown>>;

const told = (faults: readonly Fault[]): Line[] =>
  faults.map(({ code, field }) => ({ code, ...(field !== undefined && { field }) }));

async function answer({ source, text }: Described, at: Establishment, signal: AbortSignal): Promise<Line> {
  if (text === null || text.length > LONGEST_QUESTION_BYTES)
    return { reference: null, source, faults: told([{ code: 'feed/too-long' }]) };
  const question = readHandedOverQuestion(text);
  if (!question.ok) return { reference: question.fault.reference, source, faults: told(question.fault.faults) };
  const { reference } = question.value;
  const asked = await at.exists(question.value, signal);
  if (asked.ok) return { reference, dossier: asked.value };
  if (asked.fault.kind === 'not-asked') return { reference, source, faults: told(asked.fault.faults) };
  const { class: kind, code, serverCode } = asked.fault.fault;
  return { reference, failure: { class: kind, code }, ...(serverCode !== undefined && { serverCode }) };
}

/** One question after another: each is an act of its own, journaled. */
async function askAll(
  questions: AsyncIterable<Described>,
  at: Establishment,
  signal: AbortSignal,
  print: (line: Line) => void,
): Promise<ExitCode> {
  let unanswered = 0;
  try {
    for await (const question of questions) {
      if (signal.aborted) return 1;
      const line = await answer(question, at, signal);
      if (!('dossier' in line)) unanswered += 1;
      print(line);
    }
  } catch (error) {
    // The input was closed because the end was asked for: what was cut was never asked.
    if (!signal.aborted) throw error;
    return 1;
  }
  return unanswered === 0 ? 0 : 1;
}

/** Either gives bytes as they come: no encoding is set. */
function inputOf(path: string, signal: AbortSignal): AsyncIterable<Buffer> {
  const input = path === STDIN ? process.stdin : createReadStream(path);
  signal.addEventListener('abort', () => input.destroy(), { once: true });
  return input;
}

/** A file, and ours to read: a folder or a pipe would end in the middle of the work. */
function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    // Absent, or another's.
    return false;
  }
}

async function run(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  const ask = line.values.get('ask');
  if (ask === undefined) return complain({ code: 'cli/ask-missing', field: 'ask' }, exists, terminal);
  if (ask !== STDIN && !isReadable(ask))
    return complain({ code: 'cli/ask-unreadable', field: 'ask' }, exists, terminal);
  const start = await startOf(line, ['ask']);
  if (!start.ok) return complain(start.fault, exists, terminal);
  const { signal, why } = endOf(line.values.get('wait'));
  const establishment = await openEstablishment(partsOf(start.value, line.values.get('frames')));
  if (!establishment.ok) return complain(establishment.fault, exists, terminal);
  const at = establishment.value;
  tellOpening(at, terminal);
  try {
    const questions = lotsOfStream(inputOf(ask, signal));
    const code = await askAll(questions, at, signal, (said) => terminal.out(`${JSON.stringify(said)}\n`));
    const isWhole = await tellJournal(at, line.flags.has('break-seen'), terminal);
    return isWhole ? code : 1;
  } finally {
    await at.close(why());
    process.stdin.destroy();
  }
}

/**
 * `dmp exists`: whether patients have a DMP (TD0.2), for an establishment with its certificates. Questions
 * `dmp-exists/1`, one a line; one JSON line of answer each, under the asker's own reference. Exit codes: 0 every question
 * has its answer, 1 one has not, 2 not started.
 */
export const exists: Command = {
  name: 'exists',
  usage: USAGE,
  summary: 'Demande si des patients ont un DMP, avec les certificats de l’établissement ; une ligne JSON par question.',
  flags: ['break-seen'],
  values: ['config', 'data', 'ask', 'code-file', 'recovery-file', 'wait', 'frames'],
  run,
};
