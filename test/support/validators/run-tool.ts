import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedFolder } from '../shared-folder.ts';

/** What a validator said. */
export interface ToolAnswer {
  readonly status: number;
  readonly output: string;
}

/** Folder of the official validators; the caller's test is skipped where it is absent. */
export function validatorsFolder(): string {
  const shared = sharedFolder();
  if (!shared) throw new Error('the validators are not on this machine: skip this test');
  return join(shared, 'validators');
}

/** Runs a tool to its end. */
export function runTool(command: string, parameters: readonly string[]): ToolAnswer {
  const run = spawnSync(command, parameters, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (run.error) throw run.error;
  return { status: run.status ?? -1, output: `${run.stdout}${run.stderr}` };
}

/** Writes the files in a folder of their own for the time of `act`. */
export function withFiles<Value>(
  files: Readonly<Record<string, string | Uint8Array>>,
  act: (folder: string) => Value,
): Value {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-validate-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
