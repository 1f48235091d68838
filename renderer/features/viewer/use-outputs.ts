import { useEffect, useState } from 'react';
import type { Verdicts } from '../../../shared/contract/output.ts';
import type { WayOutReason } from '../../../shared/domain/audit/way-out.ts';
import type { Output } from '../../../shared/domain/output/outputs.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { useHolds } from '../../api/holds.ts';

/** Nothing may leave before the main process has said so. */
const UNKNOWN: Verdicts = {
  print: 'output/held',
  save: 'output/held',
  copy: 'output/held',
  'show-to-patient': 'output/held',
};

export interface Outputs {
  /** Null until they were told. */
  readonly told: boolean;
  readonly verdicts: Verdicts;
  /** Asked before each output, and journaled; false when it is refused. */
  readonly ask: (output: Output, reason: WayOutReason) => Promise<boolean>;
  /** Writes the open file where the user says; the faults that stopped it, none when he gave up. */
  readonly save: (reason: WayOutReason) => Promise<readonly Fault[]>;
  /** The output that was asked for in vain, to be answered in words; null before, and once it is allowed. */
  readonly refused: Output | null;
}

/** For a screen turned to the patient: she reads, nothing is printed, saved or copied from there. */
export const NOTHING_LEAVES: Outputs = {
  told: true,
  verdicts: UNKNOWN,
  ask: async () => false,
  save: async () => [],
  refused: null,
};

/** What of a document may leave the screen; told again whenever a hold changes (R28, N7). */
export function useOutputs(token: string, rowId: string): Outputs {
  const holds = useHolds((state) => state.holds);
  const [verdicts, setVerdicts] = useState<Verdicts | null>(null);
  const [tried, setTried] = useState<Output | null>(null);
  useEffect(() => {
    let live = true;
    void call('output.verdicts', { token, rowId }).then((answer) => {
      if (live) setVerdicts(answer.ok ? answer.value : null);
    });
    return () => {
      live = false;
    };
  }, [token, rowId, holds]);
  return {
    told: verdicts !== null,
    verdicts: verdicts ?? UNKNOWN,
    ask: async (output, reason) => {
      const { ok } = await call('output.ask', { token, rowId, output, reason });
      setTried(ok ? null : output);
      return ok;
    },
    save: async (reason) => {
      const answer = await call('output.save', { token, rowId, reason });
      return answer.ok ? [] : answer.faults;
    },
    refused: tried !== null && verdicts !== null && verdicts[tried] !== null ? tried : null,
  };
}

/** Text selected in the open document is copied when that is allowed, and the act is written down either way (H56). */
export function useCopyGate({ verdicts, ask }: Outputs): void {
  useEffect(() => {
    const hear = (event: ClipboardEvent): void => {
      if (!(event.target instanceof Element) || !event.target.closest('.doc')) return;
      if (verdicts.copy !== null) event.preventDefault();
      void ask('copy', 'own-file');
    };
    document.addEventListener('copy', hear);
    return () => document.removeEventListener('copy', hear);
  });
}
