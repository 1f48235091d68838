import { useEffect, useRef, useState } from 'react';
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
  /** Text that shall be copied: to whom it goes is asked once a document, refusals are written down at once (H20, H56). */
  readonly copy: (text: string) => Promise<void>;
  /** Whether a copy waits for that answer. */
  readonly copying: boolean;
  /** The answer: the text goes to the clipboard once that is allowed; null gives the copy up. */
  readonly copyFor: (reason: WayOutReason | null) => void;
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
  copying: false,
  copyFor: () => undefined,
  save: async () => [],
  refused: null,
};

/** Copies out of one document: the first answer holds for the others, each is asked for and written down. */
function useCopying(verdicts: Verdicts | null, ask: Outputs['ask']): Pick<Outputs, 'copy' | 'copying' | 'copyFor'> {
  const [waiting, setWaiting] = useState<string | null>(null);
  const answered = useRef<WayOutReason | null>(null);
  async function put(text: string, reason: WayOutReason): Promise<void> {
    if (await ask('copy', reason)) await putOnClipboard(text);
  }
  return {
    copying: waiting !== null,
    copy: async (text) => {
      // Refused whoever it is for: written down as such, nothing is asked.
      if (verdicts !== null && verdicts.copy !== null) return void (await ask('copy', 'own-file'));
      if (text === '') return;
      if (answered.current) await put(text, answered.current);
      else setWaiting(text);
    },
    copyFor: (reason) => {
      setWaiting(null);
      answered.current = reason;
      if (reason && waiting !== null) void put(waiting, reason);
    },
  };
}

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
    ...useCopying(verdicts, ask),
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
