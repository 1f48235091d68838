import { open } from 'node:fs/promises';
import { journalPage } from '../services/audit/hand-over-page.ts';
import { extractOf, handedOverLines } from '../services/audit/hand-over-lines.ts';
import type { AuditStore } from '../services/audit/ports.ts';
import type { Command, CommandLine, ExitCode, Terminal } from './command.ts';
import { faultSentence } from './journal-report.ts';
import { fileFault, openStoreOf, STORE_OPTIONS } from './journal-store.ts';

const USAGE = '--store DOSSIER --holder NUMÉRO --code-file FICHIER --out FICHIER.jsonl|.html [--from JOUR] [--to JOUR]';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** Days of the command line are days of UTC, the end included; NaN for what is no day. */
function dayAt(text: string | undefined, more: number): number | undefined {
  if (text === undefined) return undefined;
  return DAY.test(text) ? Date.parse(text) + more : Number.NaN;
}

function contentOf(audit: AuditStore, holder: string, line: CommandLine): Iterable<string> | null {
  const from = dayAt(line.values.get('from'), 0);
  const to = dayAt(line.values.get('to'), DAY_MS);
  const filter = { practitionerId: holder, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const count = audit.count(filter);
  const last = audit.find(filter, 0, 1)[0];
  const first = count > 0 ? audit.find(filter, count - 1, 1)[0] : undefined;
  if (!first || !last) return null;
  const software = 'dmp journal export';
  const exportedAt = Date.now();
  if (line.values.get('out')?.endsWith('.html')) {
    const rows = audit.read(first.sequence, last.sequence - first.sequence + 1);
    const facts = { holderName: holder, software, at: exportedAt, patient: null, from: from ?? null, to: to ?? null };
    return journalPage(rows, facts);
  }
  const period = { first: first.sequence, last: last.sequence };
  const extract = extractOf(audit, period, { software, holder, exportedAt, authorities: [] });
  return extract && handedOverLines(audit, extract, null);
}

/** A file that is there is never written over: a copy handed over is a proof. */
async function write(path: string, content: Iterable<string>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for (const piece of content) await file.write(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function run(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  const out = line.values.get('out');
  const days = [dayAt(line.values.get('from'), 0), dayAt(line.values.get('to'), 0)];
  if (line.words.length > 0 || out === undefined || days.some(Number.isNaN)) {
    terminal.error(
      `Donnez une base et un fichier à écrire ; les jours s’écrivent 2026-11-24.\nUsage : dmp journal export ${USAGE}\n`,
    );
    return 2;
  }
  const opened = await openStoreOf(line);
  if (!opened.ok) {
    terminal.error(`${faultSentence(opened.fault.code)}\n`);
    return 2;
  }
  try {
    const content = contentOf(opened.value.audit, line.values.get('holder') ?? '', line);
    if (!content) terminal.error('Aucune écriture dans cette période.\n');
    else await write(out, content);
    return content ? 0 : 2;
  } catch (error) {
    terminal.error(`${faultSentence(fileFault(error))}\n`);
    return 2;
  } finally {
    opened.value.close();
  }
}

/**
 * `dmp journal export`: extracts a holder's journal with his recovery code, without his card (EX_AIR-120: on request,
 * within seven days). The copy's end is not signed: the last seal proves it. Nothing of the extraction can be written in
 * the journal, which only its holder's card opens for writing: the establishment keeps its own trace of it.
 */
export const journalExport: Command = {
  name: 'journal export',
  usage: USAGE,
  summary: 'Extrait le journal d’un titulaire, vérifiable (.jsonl) ou à lire (.html), avec son code de secours.',
  flags: [],
  values: ['out', 'from', 'to', ...STORE_OPTIONS],
  run,
};
