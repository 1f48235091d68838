import { readFile } from 'node:fs/promises';
import type { Result } from '../../shared/result.ts';
import { fail } from '../../shared/result.ts';
import type { Fault } from '../../shared/fault.ts';
import { openJournalWithCode, type OpenedJournal } from '../adapters/store/open-with-code.ts';
import { readTrust, type Trust } from '../adapters/reader/certificates/trusted-chain.ts';
import type { CommandLine } from './command.ts';
import { readStandardInput } from './standard-input.ts';

/** Options that say which store, of whom, and where its recovery code is: never on the command line itself (decision 12). */
export const STORE_OPTIONS = ['store', 'holder', 'code-file'] as const;

/** Which file of the system could not be read, as one of our codes; a bug is thrown on. */
export function fileFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null) throw error;
  if (code === 'EEXIST') return 'cli/file-exists';
  return code === 'ENOENT' ? 'file/not-found' : 'file/unreadable';
}

/** Opens the store of these options. Faults: those of the store, `file/…` for the code's file, `cli/store-options`. */
export async function openStoreOf({ values }: CommandLine): Promise<Result<OpenedJournal, Fault>> {
  const [folder, holder, codeFile] = STORE_OPTIONS.map((name) => values.get(name));
  if (folder === undefined || holder === undefined || codeFile === undefined)
    return fail({ code: 'cli/store-options' });
  try {
    const code = codeFile === '-' ? await readStandardInput() : await readFile(codeFile, 'utf8');
    return openJournalWithCode(folder, holder, code);
  } catch (error) {
    return fail({ code: fileFault(error) });
  }
}

/** The authorities of `--roots`, null without that option; `roots/unreadable` when there is none in the file. */
export function rootsOf({ values }: CommandLine): Result<Trust | null, Fault> {
  const path = values.get('roots');
  if (path === undefined) return { ok: true, value: null };
  try {
    const trust = readTrust(path);
    return trust.authorities.length > 0 ? { ok: true, value: trust } : fail({ code: 'roots/unreadable' });
  } catch {
    // Not there, or no certificate in it: either way nothing can be trusted by it.
    return fail({ code: 'roots/unreadable' });
  }
}
