import { useCallback, useEffect, useState } from 'react';
import type { Feeding } from '../../../shared/contract/deposit.ts';
import type { Informer } from '../../../shared/domain/feeding/feeding.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';

/** The patient's say on what is filed (R14): asked once per patient, kept, told afterwards. */
export interface Said {
  readonly loading: boolean;
  readonly feeding: Feeding | null;
  readonly faults: readonly Fault[];
  /** The answer given on this screen, which is written down when the document is sent. */
  readonly answer: Informer | null;
  /** Nobody has said yet that the patient was informed. */
  readonly isOpen: boolean;
  readonly choose: (answer: Informer) => void;
  readonly load: () => Promise<void>;
  /** Writes the answer down, once. Gives what went wrong. */
  readonly state: () => Promise<readonly Fault[]>;
  readonly object: (draftId: string, reason: string) => Promise<readonly Fault[]>;
}

/** What is known of one patient's say, and the acts that add to it. */
export function useFeeding(token: string): Said {
  const [loading, setLoading] = useState(true);
  const [feeding, setFeeding] = useState<Feeding | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [answer, choose] = useState<Informer | null>(null);
  const load = useCallback(async () => {
    const told = await call('deposit.feeding', { token });
    if (told.ok) setFeeding(told.value);
    setFaults(told.ok ? [] : told.faults);
    setLoading(false);
  }, [token]);
  useEffect(() => void load(), [load]);

  async function state(): Promise<readonly Fault[]> {
    if (feeding?.informed || answer === null) return [];
    const told = await call('deposit.stateInformed', { token, by: answer });
    if (told.ok) setFeeding(told.value);
    return told.ok ? [] : told.faults;
  }

  async function object(draftId: string, reason: string): Promise<readonly Fault[]> {
    const told = await call('deposit.object', { token, draftId, reason });
    if (told.ok) setFeeding(told.value);
    return told.ok ? [] : told.faults;
  }

  const isOpen = !feeding?.informed && answer === null;
  return { loading, feeding, faults, answer, isOpen, choose, load, state, object };
}
