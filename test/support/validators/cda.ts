import { join } from 'node:path';
import { runTool, validatorsFolder, withFiles, type ToolAnswer } from './run-tool.ts';

/**
 * Runs the schema and the four schematrons over many documents in one go: starting the tool is what takes time.
 *
 * @param documents bytes by file name.
 * @returns status 0 when all are clean, 1 with findings, 2 or 3 when a tool failed; the report as printed.
 */
export function checkCdaBatch(documents: Readonly<Record<string, Uint8Array>>): ToolAnswer {
  return withFiles(documents, (folder) => {
    const tool = join(validatorsFolder(), 'tools', 'check-cda.sh');
    return runTool('bash', [tool, ...Object.keys(documents).map((name) => join(folder, name))]);
  });
}
