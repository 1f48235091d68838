import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS } from '../../../electron/cli/commands.ts';
import { verifyProof } from '../../../electron/cli/consent-verify.ts';
import { runCli } from '../../../electron/cli/run.ts';
import { verifyJournalFile } from '../../../electron/cli/verify-journal-file.ts';
import { entryReader } from '../../../electron/compose/inbox-entry.ts';
import { readSettings } from '../../../electron/adapters/settings/read-settings.ts';
import { readEnvelope } from '../../../electron/adapters/store/keys/envelope.ts';
import { readPatientList } from '../../../electron/adapters/system/patient-list.ts';
import { mayOpen } from '../../../electron/windows/allowed-page.ts';
import { expectCoded, promise, type Reader } from '../engine/reader.ts';
import * as seeds from '../seeds/texts.ts';
import { json, textOf } from './json.ts';
import { refusedRow } from './rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'dmp-fuzz-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
function fileOf(bytes: Uint8Array): string {
  const path = join(folder, 'read.json');
  writeFileSync(path, bytes);
  return path;
}

const journal = json({
  name: 'journal',
  what: 'dmp journal verify: a journal handed over',
  weight: 6,
  seeds: () => seeds.JOURNALS,
  read: async (bytes) => {
    const report = await verifyJournalFile(textOf(bytes), null);
    promise(report.verdict !== 'whole', 'a journal without a sound seal is never whole');
    JSON.stringify(report);
  },
});

const proof = json({
  name: 'proof',
  what: 'dmp consent verify: a proof of consent',
  weight: 6,
  seeds: () => seeds.PROOFS,
  read: (bytes) => promise(!verifyProof(textOf(bytes)).ok, 'a proof without a signature is never valid'),
});

const patients = json({
  name: 'patients',
  what: 'the list of patients of the practice software',
  weight: 6,
  seeds: () => seeds.PATIENT_LISTS,
  read: (bytes) => expectCoded(readPatientList(textOf(bytes))),
});

const settings = json({
  name: 'settings',
  what: 'settings of the workstation',
  weight: 3,
  seeds: () => seeds.SETTINGS,
  read: (bytes) => expectCoded(readSettings(fileOf(bytes), folder)),
});

const envelope = json({
  name: 'key-envelope',
  what: 'the envelope of the store’s keys',
  weight: 3,
  seeds: () => seeds.ENVELOPE_FILES,
  read: (bytes) => {
    const first = fileOf(bytes);
    expectCoded(readEnvelope({ first, second: first }));
  },
});

const readEntry = entryReader({ authorities: [] });

const inbox = json({
  name: 'inbox',
  what: 'files of the privacy officer’s shared folder',
  weight: 5,
  seeds: () => seeds.INBOX_FILES,
  read: (bytes) => promise(readEntry(textOf(bytes))?.genuine !== true, 'nothing unsigned is genuine'),
});

const terminal = { out: () => undefined, error: () => undefined };
/** The real lines of the real commands; what they do once read is played by the other readers. */
const idle = COMMANDS.map((command) => ({ ...command, run: () => Promise.resolve(0 as const) }));

const commandLine = json({
  name: 'command-line',
  what: 'the command line of dmp',
  weight: 10,
  seeds: () => seeds.COMMAND_LINES,
  read: async (bytes) => {
    let words: unknown;
    refusedRow(() => (words = JSON.parse(textOf(bytes))));
    if (!Array.isArray(words)) return;
    const code = await runCli(
      words.filter((word) => typeof word === 'string'),
      terminal,
      idle,
    );
    promise(code === 0 || code === 2, 'an exit code');
  },
});

const SITE = 'https://web.example/';

const links: Reader = {
  name: 'links',
  what: 'addresses handed to the browser',
  weight: 12,
  shape: 'bytes',
  words: ['https://', 'web.example', '@', '..', '%2e%2e/', '\\', ':443', '//', '\t', 'javascript:', '\u202e'],
  seeds: () => seeds.LINKS,
  read: (bytes) => {
    const url = textOf(bytes);
    if (!mayOpen(url, SITE, '/accueil/')) return;
    const { origin, pathname } = new URL(url);
    promise(origin === 'https://web.example' && pathname.startsWith('/accueil/'), 'another page');
  },
};

export const TEXT_READERS: readonly Reader[] = [
  journal, proof, patients, settings, envelope, inbox, commandLine, links,
]; // prettier-ignore
