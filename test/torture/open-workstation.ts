import type { SandboxStore } from '../support/workstation/sandbox-store.ts';
import { Working } from '../support/workstation/working.ts';

/** What a process that is to be killed is told of the workstation it opens. */
export interface WorkstationOrder {
  readonly profile: string;
  readonly settings: Record<string, unknown>;
  readonly card: { readonly library: string; readonly conf: string };
}

/** Opens the workstation of an order; a process that cannot says so and ends. */
export function openOrdered(order: WorkstationOrder, sayNotOpened: (code: string) => void): Promise<Working> {
  const { profile, settings, card } = order;
  const store = { settings, card } as unknown as SandboxStore; // all that a workstation reads of it
  return Working.start({ folder: profile, profile, structureId: '499700000011001', store, settings }).catch(
    (error: unknown) => {
      sayNotOpened(error instanceof Error ? error.message : String(error));
      process.exit(3);
    },
  );
}
