import { useEffect, useState } from 'react';
import type { Verdicts } from '../../../shared/contract/output.ts';
import type { WayOutReason } from '../../../shared/domain/audit/way-out.ts';
import type { Output } from '../../../shared/domain/output/outputs.ts';
import type { Fault } from '../../../shared/fault.ts';
import { putOnClipboard } from '../../api/clipboard.ts';
import { call } from '../../api/client.ts';
import { useHolds } from '../../api/holds.ts';
import { selectedText } from '../../ui/selected-text.ts';

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
  /** Puts selected text on the clipboard once that is allowed; the act is written down either way (H56). */
  readonly copy: (text: string) => Promise<void>;
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
  copy: async () => undefined,
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
  async function ask(output: Output, reason: WayOutReason): Promise<boolean> {
    const { ok } = await call('output.ask', { token, rowId, output, reason });
    setTried(ok ? null : output);
    return ok;
  }
  return {
    told: verdicts !== null,
    verdicts: verdicts ?? UNKNOWN,
    ask,
    copy: async (text) => {
      if (await ask('copy', 'own-file')) await putOnClipboard(text);
    },
    save: async (reason) => {
      const answer = await call('output.save', { token, rowId, reason });
      return answer.ok ? [] : answer.faults;
    },
    refused: tried !== null && verdicts !== null && verdicts[tried] !== null ? tried : null,
  };
}

/** Text selected in the open document leaves through its own outputs, not through the window's clipboard. */
export function useCopyGate({ copy }: Outputs): void {
  useEffect(() => {
    const hear = (event: ClipboardEvent): void => {
      if (!(event.target instanceof Element) || !event.target.closest('.doc')) return;
      event.preventDefault();
      void copy(selectedText(event.target));
    };
    // Before the window's own: what is of a document is not asked for twice.
    document.addEventListener('copy', hear, true);
    return () => document.removeEventListener('copy', hear, true);
  });
}
