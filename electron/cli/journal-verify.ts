import { readFile } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { SealChecks } from '../adapters/reader/certificates/check-seal.ts';
import { rootFingerprints, type Trust } from '../adapters/reader/certificates/trusted-chain.ts';
import { verifyChain } from '../services/audit/verify-chain.ts';
import type { Command, CommandLine, ExitCode, Terminal } from './command.ts';
import {
  brokenWith,
  faultSentence,
  journalExitCode,
  journalText,
  unreadable,
  type JournalReport,
} from './journal-report.ts';
import { fileFault, openStoreOf, rootsOf, STORE_OPTIONS } from './journal-store.ts';
import { verifyJournalFile } from './verify-journal-file.ts';

const USAGE = 'FICHIER | --store DOSSIER --holder NUMÉRO --code-file FICHIER [--roots FICHIER.pem] [--json]';

async function fileReport(path: string, roots: Trust | null): Promise<JournalReport> {
  try {
    return await verifyJournalFile(await readFile(path, 'utf8'), roots);
  } catch (error) {
    return unreadable(fileFault(error));
  }
}

async function storeReport(line: CommandLine, roots: Trust): Promise<JournalReport> {
  const opened = await openStoreOf(line);
  if (!opened.ok) return unreadable(opened.fault.code);
  try {
    const { audit } = opened.value;
    const signal = new AbortController().signal;
    const seals = new SealChecks(roots);
    const verified = await verifyChain({ source: audit, seals, pause: () => turn(), signal });
    if (!verified) return unreadable('store/unavailable');
    const { broken, rows, sealedTo } = verified;
    return {
      verdict: broken ? 'broken' : verified.seals > 0 ? 'whole' : 'unproven',
      holder: line.values.get('holder') ?? null,
      exportedAt: null,
      first: 1,
      last: verified.head.sequence,
      rows,
      withheld: 0,
      seals: verified.seals,
      sealedTo,
      endSigned: null,
      broken: broken && brokenWith(broken),
      roots: { fingerprints: rootFingerprints(roots), given: true },
      fault: null,
    };
  } finally {
    opened.value.close();
  }
}

async function reportOf(line: CommandLine): Promise<JournalReport | null> {
  const [path, ...others] = line.words;
  const roots = rootsOf(line);
  if (!roots.ok) return unreadable(roots.fault.code);
  if (line.values.has('store')) {
    // A store holds no authority of its own: what its seals lead to must be given.
    return line.words.length === 0 && roots.value ? storeReport(line, roots.value) : null;
  }
  return path === undefined || others.length > 0 ? null : fileReport(path, roots.value);
}

async function run(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  const report = await reportOf(line);
  if (!report || report.fault === 'cli/store-options') {
    terminal.error(
      `Donnez un fichier, ou une base avec ses options et --roots.\nUsage : dmp journal verify ${USAGE}\n`,
    );
    return 2;
  }
  if (line.flags.has('json')) terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  else if (report.fault !== null) terminal.error(`${faultSentence(report.fault)}\n`);
  if (!line.flags.has('json')) terminal.out(journalText(report));
  return journalExitCode(report);
}

/**
 * `dmp journal verify`: whether a journal handed over, or that of a store, is whole — chain, seals, certificates — and
 * its first broken row (H55). Exit codes: 0 whole, 1 broken or unproven, 2 unreadable.
 */
export const journalVerify: Command = {
  name: 'journal verify',
  usage: USAGE,
  summary: 'Vérifie un journal remis, ou celui d’une base fermée : chaîne, scellements, certificats, première rupture.',
  flags: ['json'],
  values: ['roots', ...STORE_OPTIONS],
  run,
};
