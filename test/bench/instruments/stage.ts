import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startSandboxStore, type SandboxStore } from '../../support/workstation/sandbox-store.ts';

const readySchema = z.object({ control: z.object({ url: z.string(), token: z.string() }) });

/** Some of them are archived or hidden from the reader: a few more, so that 2,000 stand in the list. */
const SEEDED = 2_200;

/** Where the measures play: one seeded sandbox for all of them, and folders that go at the end. */
export interface Stage {
  /** Folder of the built application that is measured. */
  readonly appDir: string;
  /** The sandbox with a dossier of more than 2,000 readable documents; started at the first need. */
  sandbox(): Promise<SandboxStore>;
  /** Slows each answer of the sandbox. */
  setLatency(latencyMs: number): Promise<void>;
  /** A new empty folder. */
  folder(): string;
  close(): Promise<void>;
}

async function orderLatency(folder: string, latencyMs: number): Promise<void> {
  const { control } = readySchema.parse(JSON.parse(readFileSync(join(folder, 'ready.json'), 'utf8')));
  const answer = await fetch(`${control.url}/latency`, {
    method: 'POST',
    headers: { 'x-sandbox-token': control.token },
    body: JSON.stringify({ latencyMs }),
  });
  if (!answer.ok) throw new Error(`The sandbox refused the latency: ${answer.status}`);
}

/** Opens the stage in a folder of its own below `parent`. */
export function openStage(parent: string, appDir: string): Stage {
  mkdirSync(parent, { recursive: true });
  const root = mkdtempSync(join(parent, 'stage-'));
  let starting: Promise<SandboxStore> | null = null;
  const sandbox = (): Promise<SandboxStore> => {
    starting ??= startSandboxStore(join(root, 'store'), { args: ['--dossier', String(SEEDED)] });
    return starting;
  };
  return {
    appDir,
    sandbox,
    setLatency: async (latencyMs) => orderLatency((await sandbox()).folder, latencyMs),
    folder: () => mkdtempSync(join(root, 'work-')),
    close: async () => {
      if (starting) await (await starting).stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
