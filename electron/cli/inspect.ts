import { readFile } from 'node:fs/promises';
import { exitCodeOf, inspectBytes } from '../adapters/dmp/inspect/inspect-bytes.ts';
import type { InspectReport } from '../adapters/dmp/inspect/report.ts';
import type { Command, CommandLine, ExitCode, Terminal } from './command.ts';
import { reportText } from './report-text.ts';

/** A file larger than this is no message of the DMP; reading it would only exhaust the machine (H54). */
const LARGEST_FILE = 512 * 1024 * 1024;

/** A file that is not there is reported like one that cannot be read: one object, whatever happens. */
async function inspectFile(path: string): Promise<InspectReport> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > LARGEST_FILE) return { kind: 'unknown', faults: [{ code: 'file/too-large', place: path }] };
    return inspectBytes(bytes);
  } catch (error) {
    // Only the system's refusals are expected here; anything else is a bug and must be seen.
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    return {
      kind: 'unknown',
      faults: [{ code: code === 'ENOENT' ? 'file/not-found' : 'file/unreadable', place: path }],
    };
  }
}

async function run({ words, flags, values }: CommandLine, terminal: Terminal): Promise<ExitCode> {
  const [path, ...others] = words;
  if (path === undefined || others.length > 0) {
    terminal.error('Donnez un fichier, et un seul.\nUsage : dmp inspect FICHIER [--json]\n');
    return 2;
  }
  if (values.has('frames')) terminal.error('--frames est sans effet ici : « inspect » n’échange avec aucun serveur.\n');
  const report = await inspectFile(path);
  terminal.out(flags.has('json') ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
  return exitCodeOf(report);
}

/** `dmp inspect`: says what a file of the DMP holds, without any server and without changing anything (issue §8). */
export const inspect: Command = {
  name: 'inspect',
  usage: 'FICHIER [--json]',
  summary: 'Décrit un CDA, un message XDS, MTOM, SAML ou HL7 v3 : identifiants, codes, auteurs, pièces, anomalies.',
  flags: ['json'],
  values: ['frames'],
  run,
};
