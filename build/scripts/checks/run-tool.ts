import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';

/** Root of the repository. */
export const root = join(import.meta.dirname, '..', '..', '..');

/** A third of the share of what runs beside it: more, and tests would wait for it; less, and a busy machine would starve it. */
const BEHIND = 5;

export interface ToolResult {
  ok: boolean;
  output: string;
}

/**
 * Runs a tool of node_modules with this Node.
 *
 * @param script path inside node_modules
 * @param how `show`: its output goes to the terminal as it comes, otherwise it is only returned; `behind`: it steps
 *   back for what else wants the processor.
 */
export function runTool(
  script: string,
  args: string[],
  how: { readonly show?: boolean; readonly behind?: boolean } = {},
): Promise<ToolResult> {
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: how.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  if (how.behind && child.pid !== undefined) setPriority(child.pid, BEHIND);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ ok: code === 0, output })));
}
