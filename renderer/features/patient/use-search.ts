import { useEffect, useState } from 'react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';

interface Found {
  readonly rows: readonly PatientRow[] | null;
  readonly faults: readonly Fault[];
}

/** Rows of the local list for the words typed; answers that come after newer words are dropped. */
export function usePatientSearch(words: string): Found {
  const [found, setFound] = useState<Found>({ rows: null, faults: [] });
  useEffect(() => {
    let stale = false;
    void call('patient.search', { words: words.slice(0, 100) }).then((answer) => {
      if (stale) return;
      setFound(answer.ok ? { rows: answer.value, faults: [] } : { rows: [], faults: answer.faults });
    });
    return () => {
      stale = true;
    };
  }, [words]);
  return found;
}
